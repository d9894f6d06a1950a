import type { Act } from '../words.ts'
import type { ActProps } from './act.ts'
import { BookDialog } from './book.tsx'
import { ConsentDialog } from './consent.tsx'
import { ReferDialog } from './refer.tsx'
import { ServeDialog } from './serve.tsx'
import { StatusDialog } from './status.tsx'

const dialogs = { refer: ReferDialog, serve: ServeDialog, book: BookDialog, status: StatusDialog, consent: ConsentDialog } as const

/** The act that the address names. */
export const Acts = ({ act, ...props }: { act: Act } & ActProps) => {
  const Open = dialogs[act]
  return <Open {...props} />
}
