import { Problem } from '#language/problem'
import { sentenceOf } from '#platform/failure'
import type { House } from '#platform/house'
import { journal, type JournalLine } from '#platform/journal'
import type { Route } from '#platform/route'
import { type Actor, transact } from '#platform/work'

/**
 * Writes a line in a transaction of its own: what was refused rolled its own back. A line that cannot be written is told to the log, and
 * the refusal stands all the same.
 */
export const noteAlone = async (house: House, actor: Actor, line: JournalLine): Promise<void> => {
  try {
    await transact(house, actor, (work) => journal(work, line))
  } catch (error) {
    house.log.error({ verb: line.verb, reason: sentenceOf(error) }, 'a refusal is not in the journal')
  }
}

type Asked = { params?: unknown; body?: unknown }
type Refusing = Pick<Route, 'method' | 'path' | 'word'>

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const idIn = (input: unknown, field: string): string | null => {
  const value = typeof input === 'object' && input !== null ? (input as Record<string, unknown>)[field] : null
  return typeof value === 'string' && uuid.test(value) ? value.toLowerCase() : null
}

/** What was asked for, as far as the request names it by an id; nothing else of it is written down. */
const subjectOf = (route: Refusing, { params, body }: Asked): { subject: JournalLine['subject']; person: string | null } => {
  const id = idIn(params, 'id')
  const ofPerson = route.path.startsWith('/v1/persons/{id}')
  return { subject: { word: ofPerson ? 'person' : route.word, id }, person: ofPerson ? id : idIn(body, 'person') }
}

/**
 * What was refused to whom, for the journal: every `forbidden`; every id that "does not exist or is not yours to see"; every session that
 * is none. Nothing for other problems, and nothing for a visitor who never claimed to be somebody.
 */
export const refusalOf = (route: Refusing, asked: Asked, error: unknown, claimed: boolean): JournalLine | null => {
  if (!(error instanceof Problem)) return null
  const about = subjectOf(route, asked)
  const named = about.subject.id !== null || about.person !== null
  const noted = error.code === 'forbidden' || (error.code === 'not-found' && named) || (error.code === 'unauthenticated' && claimed)
  return noted ? { verb: 'access.refused', ...about, details: { route: `${route.method} ${route.path}`, code: error.code } } : null
}
