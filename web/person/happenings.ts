import type { Appointment } from '#casework/model'
import type { PersonLine } from '#delivery/model'
import type { Person } from '#person/model'
import type { Referral } from '#referral/model'
import { dayOfMoment } from './today.ts'
import type { GivenConsent } from './consents.ts'
import type { Shown } from './words.ts'

type What =
  | { what: 'registered' }
  | { what: 'status'; status: Person['statuses'][number] }
  | { what: 'consent'; consent: GivenConsent }
  | { what: 'withdrawal'; consent: GivenConsent }
  | { what: 'service'; line: PersonLine; reversedAt: string | null }
  | { what: 'referral'; referral: Referral }
  | { what: 'appointment'; appointment: Appointment }

/** One thing that happened; `at` sorts: a day, then the hour where it is known. */
export type Happening = What & { key: string; kind: Shown; at: string }

const noon = (day: string) => `${day}T12:00:00Z`

// A line is placed at the day of the service; of the same day, in the order in which the lines were written.
const placeOf = ({ on, recordedAt }: PersonLine) => (dayOfMoment(recordedAt) === on ? recordedAt : noon(on))

/** An irregular stay is nobody's news: it never stands on the timeline. */
const ofFile = (person: Person): Happening[] => [
  { what: 'registered', key: 'registered', kind: 'file', at: `${dayOfMoment(person.registeredAt)}T00:00:00Z` },
  ...person.statuses.filter(({ kind }) => kind !== 'irregular').map((status): Happening => ({ what: 'status', status, key: status.id, kind: 'file', at: noon(status.knownOn) })),
  ...person.consents.flatMap((consent): Happening[] => [
    { what: 'consent', consent, key: consent.id, kind: 'consents', at: noon(consent.on) },
    ...(consent.withdrawnAt === null ? [] : [{ what: 'withdrawal' as const, consent, key: `${consent.id} withdrawn`, kind: 'consents' as const, at: consent.withdrawnAt }]),
  ]),
]

const ofLines = (lines: readonly PersonLine[]): Happening[] =>
  lines.filter(({ reverses }) => reverses === null).map(line => ({
    what: 'service', line, key: line.id, kind: 'services', at: placeOf(line),
    reversedAt: lines.find(({ reverses }) => reverses === line.id)?.recordedAt ?? null,
  }))

type Parts = { person: Person; lines: readonly PersonLine[]; referrals: readonly Referral[]; appointments: readonly Appointment[] }

/** Everything that happened, as far as one may see it, the latest first. */
export const happeningsOf = ({ person, lines, referrals, appointments }: Parts): Happening[] =>
  [
    ...ofFile(person),
    ...ofLines(lines),
    ...referrals.map((referral): Happening => ({ what: 'referral', referral, key: referral.id, kind: 'referrals', at: referral.sentAt })),
    ...appointments.map((appointment): Happening => ({ what: 'appointment', appointment, key: appointment.id, kind: 'appointments', at: appointment.startsAt })),
  ].sort((one, other) => other.at.localeCompare(one.at))
