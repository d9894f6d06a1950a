import type { JournalLine } from '#journal/model'
import { useKnown, useMessages } from '../ui/messages.tsx'
import { Code, Name, T } from '../ui/text.tsx'

/** What a verb says in words; one that is newer than this page says that something happened. */
export const useVerb = (): ((verb: string) => string) => {
  const t = useMessages()
  const isKnown = useKnown()
  return (verb) => t(isKnown(`journal.verb.${verb}`) ? `journal.verb.${verb}` : 'journal.verb.other')
}

/** An id, short enough to tell it from its neighbours: its end is random, its beginning is the time. */
export const shortOf = (id: string): string => id.slice(-8)

/** The day of a moment in Morocco. */
export const dayIn = (moment: string): string =>
  Temporal.Instant.from(moment).toZonedDateTimeISO('Africa/Casablanca').toPlainDate().toString()

/** Who it was: a member of staff, the product itself, or somebody who was nobody yet. */
export const Who = ({ line }: { line: Pick<JournalLine, 'staff' | 'verb'> }) => {
  const t = useMessages()
  if (line.staff) return <Name>{line.staff.name}</Name>
  return <span className="quiet">{t(line.verb.endsWith('.refused') ? 'journal.visitor' : 'journal.itself')}</span>
}

/** In which role, for which organisation. */
export const Post = ({ line }: { line: Pick<JournalLine, 'role' | 'organisation'> }) => {
  const t = useMessages()
  const { role, organisation } = line
  return (
    <>
      {role && t(`role.${role}`)}
      {role && organisation && ' · '}
      {organisation && (organisation.short ? <bdi dir="ltr">{organisation.short}</bdi> : <T text={organisation.name} />)}
    </>
  )
}

const codes = ['forbidden', 'not-found', 'unauthenticated']

/** What else the line tells in a word: how many were found, why it was refused. */
export const More = ({ details }: { details: JournalLine['details'] }) => {
  const t = useMessages()
  const { count, code } = details
  if (typeof count === 'number') return <span className="quiet small">{t('journal.count', { count })}</span>
  if (typeof code === 'string' && codes.includes(code)) return <span className="quiet small">{t(`journal.code.${code}`)}</span>
  return null
}

/** The file that a line is about, by the end of its id: the journal knows no name. */
export const FileCode = ({ id }: { id: string }) => <Code>{shortOf(id)}</Code>
