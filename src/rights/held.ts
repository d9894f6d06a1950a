import { dayOf } from '#language/date'
import { hiddenName, type Language } from '#language/text'
import type { Person } from '#person/model'
import { isConsentEnded } from '#referral/model'
import { moneyIn } from '#report/actions'
import type { Held } from '#rights/gathered'
import { honest, left } from '#rights/left'
import type { HandedFile, HandedPart } from '#rights/model'
import { joined, partOf, type Voice, voiceOf } from '#rights/voice'

type Said = { held: Held; voice: Voice }
type Fact = HandedPart['facts'][number]

const fact = ({ words }: Voice, code: string, value: string): Fact => ({ code, label: words.facts[code] ?? code, value: value === '' ? words.unknown : value })

const nameOf = (person: Person, { words }: Voice): string =>
  person.names.map(({ given, family }) => (given === hiddenName ? words.hiddenName : joined([given, family], ' '))).join(words.list)

const circumstances = ({ circumstances: known }: Person, voice: Voice): Fact[] => {
  const { words, number, language } = voice
  const said = (value: unknown): string => {
    if (typeof value === 'boolean') return value ? words.yes : words.no
    return typeof value === 'number' ? number(value) : moneyIn(value as Parameters<typeof moneyIn>[0], language)
  }
  return Object.entries(known).flatMap(([code, value]) => (value === null || value === undefined ? [] : [fact(voice, code, said(value))]))
}

const identity = ({ held: { person }, voice }: Said): HandedPart => {
  const { words, day, moment, of, country, tongue } = voice
  const birth = person.birth ? joined([day(person.birth.value), words.precision[person.birth.precision]], ' ') : ''
  return partOf('identity', words.parts.identity, {
    facts: [
      fact(voice, 'code', person.code),
      fact(voice, 'names', nameOf(person, voice)),
      fact(voice, 'sex', person.sex ? (words.sexes[person.sex] ?? '') : ''),
      fact(voice, 'birth', birth),
      fact(voice, 'nationalities', person.nationalities.map(country).join(words.list)),
      fact(voice, 'languages', person.languages.map(tongue).join(words.list)),
      fact(voice, 'residence', of(person.residence?.name ?? null)),
      ...circumstances(person, voice),
      fact(voice, 'registered', moment(person.registeredAt)),
      fact(voice, 'registeredBy', of(person.registeredBy.name)),
    ],
  })
}

const contacts = ({ held: { person }, voice }: Said): HandedPart =>
  partOf('contacts', voice.words.parts.contacts, { facts: person.contacts.map(({ kind, value }) => fact(voice, kind, voice.plain(value))) })

const by = (id: string, { held, voice }: Said): string => voice.of(held.organisations.get(id) ?? null) || id

const period = (from: string | null, to: string | null, { words, day }: Voice): string => joined([from && words.since(day(from)), to && words.until(day(to))], ' ')

const statuses = (said: Said): HandedPart => {
  const { held: { person }, voice } = said
  const { words, day } = voice
  const rows = person.statuses.map((status) => [
    words.statuses[status.kind] ?? status.kind,
    period(status.from, status.to, voice),
    day(status.knownOn),
    words.proofs[status.proof] ?? '',
    by(status.recordedBy, said),
  ])
  return partOf('statuses', words.parts.statuses, { rows })
}

const answerOf = ({ given, withdrawnAt }: Person['consents'][number], { words, moment }: Voice): string =>
  withdrawnAt ? joined([words.answers['withdrawn'], moment(withdrawnAt)], ' ') : (words.answers[given ? 'given' : 'refused'] ?? '')

const consents = (said: Said): HandedPart => {
  const { held: { person }, voice } = said
  const { words, day, tongue } = voice
  const rows = person.consents.map((consent) => [
    joined([words.purposes[consent.purpose], consent.purpose === 'sharing' && (consent.organisation ? by(consent.organisation, said) : words.anyPartner)]),
    answerOf(consent, voice),
    day(consent.on),
    joined([words.manners[consent.manner], tongue(consent.language), consent.wording?.version]),
    by(consent.recordedBy, said),
  ])
  return partOf('consents', words.parts.consents, { rows })
}

const involvement = ({ held, voice: { words, of, moment } }: Said): HandedPart =>
  partOf('involvement', words.parts.involvement, {
    rows: held.involvement.map((each) => [of(each.organisation), words.reasons[each.reason] ?? '', moment(each.since), moment(each.until)]),
  })

const services = ({ held, voice }: Said): HandedPart => {
  const { words, day, of, number, country } = voice
  const rows = held.lines.map((line) => [
    day(line.on),
    joined([of(line.service), line.quantity > 1 && `× ${number(line.quantity)}`, words.channels[line.channel]]),
    joined([of(line.organisation), of(line.site)]),
    joined([
      line.sex && words.sexes[line.sex],
      line.ageBand !== 'unknown' && line.ageBand,
      line.nationality && country(line.nationality),
      line.status && words.statuses[line.status],
      line.reverses && words.correction,
      line.reason,
    ]),
  ])
  return partOf('services', words.parts.services, { rows })
}

const appointments = ({ held: { casework }, voice: { words, of, moment } }: Said): HandedPart =>
  partOf('appointments', words.parts.appointments, {
    rows: casework.appointments.map((each) => [
      moment(each.startsAt), of(each.service), joined([of(each.organisation), of(each.site)]), words.appointmentStates[each.state] ?? '', each.note ?? '',
    ]),
  })

const referrals = ({ held, voice: { words, of, moment } }: Said): HandedPart =>
  partOf('referrals', words.parts.referrals, {
    rows: held.referrals.map((each) => [
      moment(each.sentAt),
      of(each.from),
      joined([of(each.to), of(each.service)]),
      joined([each.reason, each.urgency !== 'ordinary' && words.urgencies[each.urgency], each.withoutConsentReason]),
      joined([words.states[each.state], moment(each.closedAt ?? each.answeredAt), isConsentEnded(each.stateReason) ? words.consentEnded : each.stateReason]),
    ]),
  })

const eligibility = ({ held, voice: { words, of, moment } }: Said): HandedPart =>
  partOf('eligibility', words.parts.eligibility, {
    rows: held.referrals.flatMap(({ decision, sentAt, service }) =>
      decision ? [[moment(sentAt), of(service), words.outcomes[decision.outcome] ?? decision.outcome, decision.despite ?? '']] : [],
    ),
  })

const notes = ({ held: { casework }, voice: { words, of, moment, number } }: Said): HandedPart => {
  const kept = casework.kept.map((each) => [of(each.organisation), words.compartments[each.compartment] ?? '', number(each.many), moment(each.latest)])
  return partOf('notes', words.parts.notes, {
    rows: casework.notes.map((note) => [moment(note.at), words.compartments[note.compartment] ?? '', note.text]),
    tables: kept.length > 0 ? [{ headers: words.keptNotes, rows: kept }] : [],
  })
}

const shares = ({ held, voice: { words, of, moment } }: Said): HandedPart =>
  partOf('shares', words.parts.shares, {
    rows: held.shares.map((share) => [moment(share.since), of(share.by), of(share.with), words.reasons[share.reason] ?? '', moment(share.endedAt)]),
  })

const openings = ({ held, voice: { words, of, moment, number } }: Said): HandedPart =>
  partOf('openings', words.parts.openings, {
    rows: held.openings.map((each) => [
      of(each.organisation) || 'Rawabit', joined([number(each.many), each.glass > 0 && words.glass(number(each.glass))]), moment(each.first), moment(each.last),
    ]),
  })

const requests = ({ held, voice: { words, day } }: Said): HandedPart =>
  partOf('requests', words.parts.requests, {
    rows: held.requests.map((each) => [
      day(each.askedOn), joined([words.kinds[each.kind], each.purpose && words.purposes[each.purpose]]), words.requestStates[each.state] ?? '', joined([each.asked, each.reason]),
    ]),
  })

const documents = (said: Said): HandedPart => {
  const { held, voice } = said
  const { words, day, country, moment, of } = voice
  const pieces = held.pieces.map((each) => [of(each.organisation), words.pieces[each.kind] ?? each.kind, words.compartments[each.compartment] ?? '', moment(each.addedAt)])
  return partOf('documents', words.parts.documents, {
    tables: pieces.length > 0 ? [{ headers: words.keptPieces, rows: pieces }] : [],
    rows: held.documents.map((each) => [
      words.documents[each.kind] ?? each.kind, voice.plain(each.number), each.country ? country(each.country) : '', day(each.validUntil), joined([by(each.recordedBy, said), moment(each.recordedAt)]),
    ]),
  })
}

const parts = [identity, contacts, statuses, documents, consents, involvement, services, appointments, referrals, eligibility, notes, shares, openings, requests, left]

const known = (tongue: string): tongue is Language => tongue === 'fr' || tongue === 'ar' || tongue === 'en'

/** Lays out what is handed to a person, in the language they asked for; in French, saying so, where it is none of the three. */
export const layOut = (held: Held, tongue: string): HandedFile => {
  const language = known(tongue) ? tongue : 'fr'
  const voice = voiceOf(language)
  const { words, day } = voice
  const madeOn = dayOf(held.now)
  return {
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    title: words.title,
    code: held.person.code,
    madeOn,
    lead: [...(held.atCounter ? words.counter : words.lead)(held.person.code, day(madeOn)), ...(known(tongue) ? [] : [words.otherLanguage(voice.tongue(tongue))])],
    parts: parts.map((part) => honest(part({ held, voice }), held, voice)),
    rights: words.rights,
  }
}
