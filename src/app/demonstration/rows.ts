import { dayAt, isoDay, isoMoment } from '#app/demonstration/calendar'
import { type Chance, chanceOf } from '#app/demonstration/chance'
import { mannerOf, wordingOf } from '#app/demonstration/consents'
import { stateOf } from '#app/demonstration/course'
import { involvementRows, shareRow } from '#app/demonstration/involvements'
import { nameOf, traditions } from '#app/demonstration/naming'
import { statusOn } from '#app/demonstration/standing'
import { ageOf, type Line, type Sent, type Tale } from '#app/demonstration/tale'
import { ageBandOf } from '#delivery/model'
import { ageOn, type PartialDate } from '#language/date'
import { newCode } from '#person/code'
import type { Circumstances, PersonName } from '#person/model'
import { displayName, normaliseContact, searchText, sortName } from '#person/names'
import { answerDays, openStates } from '#referral/model'

type Row = Record<string, unknown>

/** The rows of one person, table by table, in the order in which they may be inserted; columns are named as in the database. */
export type FileRows = {
  person: [Row]
  person_name: Row[]
  person_status: Row[]
  person_contact: Row[]
  person_consent: Row[]
  person_involvement: Row[]
  referral: Row[]
  referral_event: Row[]
  delivery: Row[]
  casework_appointment: Row[]
  person_share: Row[]
}
export const tables = [
  'person', 'person_name', 'person_status', 'person_contact', 'person_consent', 'person_involvement', 'referral', 'referral_event',
  'delivery', 'casework_appointment', 'person_share',
] as const satisfies readonly (keyof FileRows)[]

type Setting = { chance: Chance; key: string; index: number; positions: Int32Array; staffAt: (site: string | null) => string | null }

const letters = 27 ** 7

/** Codes that are never given twice in a world: a walk through all of them in long equal steps, from a place of the world's own. */
const codeOf = ({ key, index }: Setting): string => {
  const start = Math.floor(chanceOf(key, 'codes').next() * letters)
  let rest = Number((BigInt(start + index) * 6_464_853_811n) % BigInt(letters))
  return newCode((below) => {
    const digit = rest % below
    rest = Math.floor(rest / below)
    return digit
  })
}

/** The birth as far as it is known: to the day, the month, the year, or about. */
const birthOf = (chance: Chance, { profile }: Tale): PartialDate => {
  const day = isoDay(profile.birthday)
  const known = profile.origin.birthday
  const rest = 1 - known
  const precision = chance.weighted([['day', known], ['month', rest * 0.12], ['year', rest * 0.63], ['about', rest * 0.25]] as const)
  const year = Number(day.slice(0, 4))
  if (precision === 'day') return { value: day, precision }
  if (precision === 'month') return { value: day.slice(0, 7), precision }
  return { value: String(precision === 'about' ? year + chance.between(-1, 1) : year), precision }
}

/** One block of numbers, so that an invented one can be told: +212 600 and six digits, written as people write them. */
const phoneOf = (chance: Chance): string => {
  const digits = String(chance.below(1_000_000)).padStart(6, '0')
  const pairs = `${digits.slice(0, 2)} ${digits.slice(2, 4)} ${digits.slice(4)}`
  return chance.pick([`+212 600 ${pairs}`, `+212600${digits}`, `0600 ${pairs}`, `0600${digits}`])
}

const contactsOf = (chance: Chance, tale: Tale, [name]: PersonName[]): Row[] => {
  const phones = chance.yes(tale.profile.minor ? 0.3 : 0.82) ? [{ kind: 'phone' as const, value: phoneOf(chance) }] : []
  const local = name!.given.normalize('NFD').replace(/[^A-Za-z]/g, '').toLowerCase()
  const writes = !tale.profile.minor && chance.yes(0.09)
  const mails = writes ? [{ kind: 'email' as const, value: `${local}.${chance.between(10, 9999)}@courrier.example` }] : []
  return [...phones, ...mails].map((contact) => ({
    id: chance.id(tale.profile.registeredAt),
    person_id: tale.id,
    ...contact,
    normalised: normaliseContact(contact),
    recorded_at: isoMoment(tale.profile.registeredAt),
  }))
}

/** What some rules ask and few have to answer. */
const circumstancesOf = (chance: Chance, tale: Tale): Circumstances => {
  if (!chance.yes(0.35)) return {}
  const age = ageOf(tale, tale.profile.day)
  if (age < 18) return age >= 14 && chance.yes(0.5) ? { unaccompaniedMinor: chance.yes(0.6) } : { needy: true }
  return {
    ...(chance.yes(0.6) && { needy: chance.yes(0.75) }),
    ...(chance.yes(0.3) && { monthlyIncome: { minor: chance.between(8, 42) * 10_000, currency: 'MAD' as const } }),
    ...(chance.yes(0.25) && { ownsHome: chance.yes(0.05) }),
    ...(chance.yes(0.15) && { taxDomicileInMorocco: chance.yes(0.4) }),
    ...(chance.yes(0.5) && { childrenInCharge: chance.weighted([[0, 30], [1, 28], [2, 22], [3, 13], [4, 5], [5, 2]]) }),
  }
}

const personRow = (tale: Tale, setting: Setting, names: PersonName[], birth: PartialDate): Row => {
  const { profile } = tale
  return {
    id: tale.id,
    code: codeOf(setting),
    sex: profile.sex,
    birth_value: birth.value,
    birth_precision: birth.precision,
    nationalities: profile.country === null ? [] : [profile.country],
    languages: profile.languages,
    residence_code: profile.residence,
    circumstances: circumstancesOf(setting.chance, tale),
    display_name: displayName(names),
    sort_name: sortName(names),
    search_text: searchText(names),
    registered_by: profile.offer.organisation,
    registered_site: profile.offer.siteId,
    registered_staff: setting.staffAt(profile.offer.siteId),
    registered_at: isoMoment(profile.registeredAt),
    synthetic: true,
  }
}

const statusRows = (tale: Tale, chance: Chance): Row[] =>
  tale.profile.statuses.map(({ kind, from, to, knownOn, proof }) => {
    const at = knownOn <= tale.profile.day ? tale.profile.registeredAt : (knownOn + 0.5) * 86_400_000
    return {
      id: chance.id(at),
      person_id: tale.id,
      kind,
      valid_from: from === null ? null : isoDay(from),
      valid_to: to === null ? null : isoDay(to),
      known_on: isoDay(knownOn),
      proof,
      recorded_by: tale.profile.offer.organisation,
      recorded_at: isoMoment(at),
    }
  })

const consentRows = (tale: Tale): Row[] =>
  tale.consents.map(({ at, organisation, recordedBy, withdrawnAt, ...consent }, place) => ({
    ...consent,
    person_id: tale.id,
    organisation_id: organisation,
    given_on: isoDay(dayAt(at)),
    manner: mannerOf(tale, place),
    language: tale.profile.languages[0],
    ...wordingOf(consent.purpose),
    recorded_by: recordedBy,
    recorded_at: isoMoment(at),
    withdrawn_at: withdrawnAt === null ? null : isoMoment(withdrawnAt),
  }))

const referralRow = (tale: Tale, sent: Sent): Row => {
  const state = stateOf(sent)
  const [asked, answered] = sent.happenings
  const last = sent.happenings.at(-1)!
  return {
    id: sent.id,
    person_id: tale.id,
    from_organisation: sent.from.organisation,
    from_site: sent.from.site,
    from_staff: sent.from.staff,
    to_organisation: sent.offer.organisation,
    to_offer: sent.offer.id,
    reason: sent.reason,
    urgency: sent.urgency,
    state,
    state_reason: last.reason,
    consent_id: sent.consentId,
    override_reason: sent.overrideReason,
    decision: null,
    sent_at: isoMoment(asked!.at),
    answer_due_on: isoDay(dayAt(asked!.at) + answerDays[sent.urgency]),
    answered_at: answered ? isoMoment(answered.at) : null,
    closed_at: openStates.includes(state) ? null : isoMoment(last.at),
    delivery_id: sent.deliveryId,
    synthetic: true,
  }
}

const eventRows = (sent: Sent): Row[] =>
  sent.happenings.map(({ to, at, organisation, staff, reason }, place) => ({
    referral_id: sent.id,
    number: place + 1,
    from_state: place === 0 ? null : sent.happenings[place - 1]!.to,
    to_state: to,
    at: isoMoment(at),
    staff_id: staff,
    organisation_id: organisation,
    reason,
  }))

/** What a line keeps of the person: as they were known to be on that day. */
const portrait = ({ profile }: Tale, birth: PartialDate, day: number): Row => {
  const age = ageOn(birth, isoDay(day))
  const status = statusOn(profile.statuses, day)
  return {
    sex: profile.sex,
    age: age.youngest === age.oldest ? age.youngest : null,
    age_band: ageBandOf(age),
    nationality: profile.country,
    status: status?.kind ?? null,
    status_proof: status?.proof ?? null,
  }
}

const lineRow = (tale: Tale, line: Line, birth: PartialDate, position: number): Row => ({
  id: line.id,
  happened_on: isoDay(line.day),
  recorded_at: isoMoment(line.recordedAt),
  position,
  person_id: tale.id,
  organisation_id: line.offer.organisation,
  site_id: line.offer.siteId,
  offer_id: line.offer.id,
  service_kind: line.offer.kind,
  objective_code: line.offer.objective,
  action_code: line.offer.action,
  project_id: line.project,
  area_code: line.offer.area,
  region_code: line.offer.region,
  channel: line.channel,
  quantity: 1,
  ...portrait(tale, birth, line.day),
  compartment: line.offer.compartment,
  staff_id: line.staff,
  origin_word: line.origin?.word ?? null,
  origin_id: line.origin?.id ?? null,
  reverses: line.reverses?.id ?? null,
  reason: line.reason,
  synthetic: true,
})

const appointmentRows = (tale: Tale, staffAt: Setting['staffAt']): Row[] =>
  tale.meetings.map(({ offer, startsAt, createdAt, origin, deliveryId, ...meeting }) => ({
    ...meeting,
    person_id: tale.id,
    organisation_id: offer.organisation,
    site_id: offer.siteId,
    offer_id: offer.id,
    starts_at: isoMoment(startsAt),
    staff_id: staffAt(offer.siteId),
    origin_word: origin?.word ?? null,
    origin_id: origin?.id ?? null,
    delivery_id: deliveryId,
    note: null,
    created_at: isoMoment(createdAt),
    synthetic: true,
  }))

/** Everything of one person, as rows. */
export const rowsOf = (tale: Tale, setting: Setting): FileRows => {
  const { chance, positions, staffAt } = setting
  const { profile } = tale
  const names = nameOf(chance, traditions[chance.weighted(profile.origin.traditions)], profile.sex)
  const birth = birthOf(chance, tale)
  const person = personRow(tale, setting, names, birth)
  return {
    person: [person],
    person_name: names.map((name, number) => ({ person_id: tale.id, number, ...name })),
    person_status: statusRows(tale, chance),
    person_contact: contactsOf(chance, tale, names),
    person_consent: consentRows(tale),
    person_involvement: involvementRows(tale, String(person['sort_name'])),
    referral: tale.referrals.map((sent) => referralRow(tale, sent)),
    referral_event: tale.referrals.flatMap(eventRows),
    delivery: tale.lines.map((line, place) => lineRow(tale, line, birth, positions[place]!)),
    casework_appointment: appointmentRows(tale, staffAt),
    person_share: tale.referrals.map((sent) => shareRow(tale, sent)),
  }
}
