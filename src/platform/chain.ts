import { hash } from 'node:crypto'
import { sql } from 'kysely'

/** A line of the journal as the chain reads it: moments in UTC to the microsecond, the person, staff and organisation as plain ids. */
export type ChainedLine = {
  position: number
  id: string
  at: string
  verb: string
  subjectWord: string
  subjectId: string | null
  personId: string | null
  staffId: string | null
  role: string | null
  organisationId: string | null
  details: unknown
}

/** What stands before the first line. */
export const origin = Buffer.alloc(32)

const moment = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** The columns of a line `j`, and the moment at which a seal `s` was set, in the form that is hashed. */
export const chainedColumns = sql`
  j.id, ${moment('j.at')} as at, j.verb, j.subject_word, j.subject_id, j.person_id, j.staff_id, j.role, j.organisation_id, j.details`
export const sealedAtColumn = sql`${moment('s.sealed_at')} as sealed_at`

/** A moment as the chain writes it: `2026-11-21T20:50:09.300000Z`. */
export const chainMoment = (now: Temporal.Instant): string => now.toString({ fractionalSecondDigits: 6, roundingMode: 'trunc' })

/**
 * JSON as RFC 8785 has it: members sorted by the UTF-16 units of their names, no space, numbers and texts as ECMAScript writes them.
 * Two programs that read the same value get the same bytes.
 */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${members.map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`).join(',')}}`
}

const text = (value: string | null): string => (value === null ? 'null' : JSON.stringify(value))

/** The same for a line and the moment of its sealing, member by member: a walk over a million lines is several times faster so. */
const canonicalLine = (line: ChainedLine, sealedAt: string): string =>
  `{"at":${text(line.at)},"details":${canonical(line.details)},"id":${text(line.id)},"organisationId":${text(line.organisationId)},` +
  `"personId":${text(line.personId)},"position":${line.position},"role":${text(line.role)},"sealedAt":${text(sealedAt)},` +
  `"staffId":${text(line.staffId)},"subjectId":${text(line.subjectId)},"subjectWord":${text(line.subjectWord)},"verb":${text(line.verb)}}`

/** The hash of a line: SHA-256 over the 32 bytes of the hash before, then the line with the moment of its sealing in canonical JSON. */
export const hashAfter = (previous: Buffer, line: ChainedLine, sealedAt: string): Buffer =>
  hash('sha256', Buffer.concat([previous, Buffer.from(canonicalLine(line, sealedAt))]), 'buffer')
