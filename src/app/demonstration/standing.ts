import { dayNumber } from '#app/demonstration/calendar'
import type { Chance } from '#app/demonstration/chance'
import type { Group } from '#app/demonstration/origins'
import type { Status, StatusKind } from '#person/model'

/** A status with its days as numbers. */
export type Span = { kind: StatusKind; from: number | null; to: number | null; knownOn: number; proof: Status['proof'] }

const firstOperation = [dayNumber('2014-02-03'), dayNumber('2015-02-09')] as const
const secondOperation = [dayNumber('2017-01-16'), dayNumber('2018-09-28')] as const

type Setting = { chance: Chance; registered: number; last: number }

const proof = (chance: Chance, shown: number): Status['proof'] => (chance.yes(shown) ? 'shown' : 'stated')

/** The worker learns it at the first visit, or some weeks after it happened. */
const learnt = ({ chance, registered, last }: Setting, from: number): number =>
  from <= registered ? registered : Math.min(last, from + chance.between(5, 60))

/**
 * Regularised in one of the two operations (§3.1), else regular by an ordinary title (§3.2). Who came before the operation was irregular
 * until then. `already` asks for somebody who had the title on the first visit.
 */
const regular = (setting: Setting, already: boolean): Span[] => {
  const { chance, registered, last } = setting
  const operation = chance.yes(0.5) ? firstOperation : secondOperation
  const before = Math.min(firstOperation[1], registered - 20)
  const since = already && registered <= operation[1] ? chance.between(firstOperation[0], before) : chance.between(...operation)
  if (chance.yes(registered < secondOperation[1] ? 0.8 : 0.5) && since <= last) {
    const after: Span = { kind: 'regularised', from: since, to: null, knownOn: learnt(setting, since), proof: proof(chance, 0.85) }
    if (since <= registered) return [after]
    return [{ kind: 'irregular', from: null, to: since - 1, knownOn: registered, proof: 'stated' }, after]
  }
  const from = chance.yes(0.15) ? null : registered - chance.between(30, 1500)
  return [{ kind: 'regular', from, to: null, knownOn: registered, proof: proof(chance, 0.8) }]
}

/** Seeks asylum, is recognised by UNHCR, and some later by Morocco (BRA): two recognitions are two rows (§3.3). */
const refugee = (setting: Setting): Span[] => {
  const { chance, registered, last } = setting
  const asked = registered - chance.between(10, 700)
  const recognised = Math.min(last, asked + chance.between(120, 700))
  const rows: Span[] = [
    { kind: 'asylum_seeker', from: asked, to: recognised - 1, knownOn: registered, proof: proof(chance, 0.7) },
    { kind: 'unhcr_refugee', from: recognised, to: null, knownOn: learnt(setting, recognised), proof: proof(chance, 0.9) },
  ]
  const heard = recognised + chance.between(90, 500)
  if (chance.yes(0.5) && heard <= last) {
    rows.push({ kind: 'bra_refugee', from: heard, to: null, knownOn: learnt(setting, heard), proof: proof(chance, 0.95) })
  }
  return recognised <= registered ? rows.slice(1) : rows
}

/** The dated statuses of a person of a group. Nothing is written down where nobody had to ask. */
export const statusesOf = (setting: Setting, group: Group, country: string | null, already = false): Span[] => {
  const { chance, registered } = setting
  const plain = (kind: StatusKind, from: number | null, shown: number): Span[] => [
    { kind, from, to: null, knownOn: registered, proof: proof(chance, shown) },
  ]
  if (group === 'regular') return regular(setting, already)
  if (group === 'refugee') return refugee(setting)
  if (group === 'asylum') return plain('asylum_seeker', registered - chance.between(0, 400), 0.7)
  if (group === 'irregular') return plain('irregular', null, 0.03)
  if (country === 'MA') return plain('moroccan', null, 0.6)
  return country === null ? plain('stateless', null, 0.3) : []
}

const strength: readonly StatusKind[] = [
  'moroccan', 'bra_refugee', 'regularised', 'regular', 'stateless', 'unhcr_refugee', 'asylum_seeker', 'irregular',
]

/** The strongest status in force on a day, as a line of the ledger keeps it. */
export const statusOn = (spans: readonly Span[], day: number): Span | null => {
  const inForce = spans.filter(({ from, to }) => (from === null || from <= day) && (to === null || to >= day))
  return inForce.toSorted((a, b) => strength.indexOf(a.kind) - strength.indexOf(b.kind))[0] ?? null
}

const papers: ReadonlySet<StatusKind> = new Set(['regularised', 'regular', 'bra_refugee', 'moroccan'])
/** Kinds of service whose rule asks for a title (§3.12). */
const asksPapers = new Set([
  'employment-support-session', 'employment-registration', 'job-search-workshop', 'enterprise-support', 'vocational-training',
  'holiday-camp', 'medical-cover-application', 'social-housing-application',
])
/** Ages between which a kind of service is asked for. */
const ages: Record<string, [youngest: number, oldest: number]> = {
  'employment-support-session': [18, 64],
  'employment-registration': [18, 64],
  'job-search-workshop': [18, 60],
  'enterprise-support': [18, 64],
  'vocational-training': [16, 45],
  'social-housing-application': [21, 70],
  'legal-advice': [16, 99],
  'language-course': [12, 70],
  'school-enrolment': [6, 15],
  'non-formal-education': [8, 17],
  'holiday-camp': [7, 17],
}

/** Whether somebody of that age and those statuses may be given a kind of service that day. */
export const mayHave = (kind: string, age: number, statuses: readonly Span[], day: number): boolean => {
  const [youngest, oldest] = ages[kind] ?? [0, 120]
  if (age < youngest || age > oldest) return false
  if (!asksPapers.has(kind)) return true
  const status = statusOn(statuses, day)
  return status !== null && papers.has(status.kind)
}
