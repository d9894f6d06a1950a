import { Band } from '../ui/band.tsx'
import { useSentences } from './problem.tsx'

/** Why it did not go on, where nobody is signed in yet. */
export const Refused = ({ error }: { error: Error | null }) => {
  const sentences = useSentences()
  return error === null ? null : (
    <Band tone="refusal" role="alert">
      {sentences.problem(error)}
    </Band>
  )
}
