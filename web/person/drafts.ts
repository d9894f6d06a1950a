import { newKey } from '../app/api.ts'
import { recalled } from '../app/device.ts'
import { readDraft } from '../app/draft.ts'
import { fullName, type Filled } from './registration.ts'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** What was typed at the counter, carried over to the registration. It names somebody, so it never stands in an address. */
    typed?: string
  }
}

/** A name for a registration that begins: several may be under way on one device. */
export const newDraft = (): string => newKey().replaceAll('-', '').slice(-8)

/** Under which name a registration is kept on this device. */
export const draftName = (draft: string): string => `person.register.${draft}`

/** The registrations that were begun on this device by this member of staff and not sent: the name that was typed, as far as it was. */
export const begun = (owner: string): { draft: string; name: string }[] =>
  recalled(`draft.${owner}.person.register.`).flatMap(key => {
    const draft = key.slice(key.lastIndexOf('.') + 1)
    const values = readDraft<Filled>(owner, draftName(draft))
    if (!values) return []
    const written = values.names.find(({ given, family }) => given !== '' || family !== '')
    return [{ draft, name: written ? fullName(written) : '' }]
  })
