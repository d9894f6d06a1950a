import { ApiProblem } from '../app/api.ts'
import { useSentences } from '../app/problem.tsx'
import { Band } from '../ui/band.tsx'
import { useMessages } from '../ui/messages.tsx'

/** Why a file cannot be read, in one sentence: what is wrong, and at which row and column. */
export const useFileFault = () => {
  const t = useMessages()
  const { fault } = useSentences()
  return ({ path, code }: { path: string; code: string }): string => {
    const [, row, column] = /^row\.(\d+)(?:\.column\.(\d+))?$/.exec(path) ?? []
    if (row === undefined) return fault(code)
    const place = column === undefined ? t('intake.at-row', { row: Number(row) }) : t('intake.at-cell', { row: Number(row), column: Number(column) })
    return t('intake.fault-at', { place, what: fault(code) })
  }
}

/** What was refused, beside what was asked. */
export const Refused = ({ error }: { error: unknown }) => {
  const { problem } = useSentences()
  const told = useFileFault()
  if (!error) return null
  const fault = error instanceof ApiProblem && error.code === 'file-refused' ? error.faults[0] : undefined
  return (
    <Band tone="refusal" role="alert">
      <p>{problem(error)}</p>
      {fault && <p>{told(fault)}</p>}
    </Band>
  )
}
