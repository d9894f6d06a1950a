import { z } from 'zod'
import { PartialDate } from '#language/date'
import type { Language } from '#language/text'
import { wordingNow } from '#person/consent/model'
import { Circumstances, type Consent, type PersonName, type Registration, type Status } from '#person/model'
import { dayOfToday } from './today.ts'

export type Answer = 'given' | 'refused'
/** With whom the file may be shared: any partner who is needed, only those that are named, nobody; `null` where it was not asked. */
export type Sharing = 'partners' | 'named' | 'nobody'
export type FilledStatus = { kind: Status['kind'] | null; from: string | null; to: string | null; knownOn: string; proof: Status['proof'] | null }

/** Facts as they are filled in, by a registration and by a correction. */
export type FilledFacts = {
  names: { given: string; family: string }[]
  sex: Registration['sex']
  birth: PartialDate | null
  nationalities: string[]
  languages: string[]
  residence: string | null
  phone: string
  email: string
  circumstances: Circumstances
}

/** What stands in the form of a registration, and in its draft on the device. */
export type Filled = FilledFacts & {
  statuses: FilledStatus[]
  consents: {
    service: Answer | null
    sharing: Sharing | null
    organisations: string[]
    statistics: Answer | null
    photo: Answer | null
    manner: Consent['manner']
    language: string
  }
}

const arabicLetters = /\p{Script=Arabic}/u
const latinLetters = /\p{Script=Latin}/u

/** The script in which a name is written, by its letters. */
export const scriptOf = (text: string): PersonName['script'] => (arabicLetters.test(text) ? 'arabic' : latinLetters.test(text) ? 'latin' : 'other')

const isWritten = ({ given, family }: { given: string; family: string }) => given.trim() !== '' || family.trim() !== ''

/** The names that were filled in, each with its script. */
export const namesOf = (names: Filled['names']): PersonName[] =>
  names.filter(isWritten).map(({ given, family }) => ({ given: given.trim(), family: family.trim(), script: scriptOf(given || family) }))

/** A name in one piece. */
export const fullName = ({ given, family }: { given: string; family: string }): string => `${given} ${family}`.trim()

/** The Latin name first, as in the lists, then the others as they were written. */
export const orderedNames = (names: readonly PersonName[]): PersonName[] => {
  const first = names.find(({ script }) => script === 'latin') ?? names[0]
  return first ? [first, ...names.filter(name => name !== first)] : []
}

/** Ways to reach the person, of those that were filled in. */
export const contactsOf = ({ phone, email }: Pick<Filled, 'phone' | 'email'>): Registration['contacts'] => [
  ...(phone.trim() === '' ? [] : [{ kind: 'phone' as const, value: phone.trim() }]),
  ...(email.trim() === '' ? [] : [{ kind: 'email' as const, value: email.trim() }]),
]

const looksLikePhone = (text: string) => /^[+\d][\d\s().-]{5,}$/.test(text)

/** The empty form; what was typed at the counter stands in it already, a number as the phone, a name in the row of its script. */
export const emptyForm = (typed: string, language: string): Filled => {
  const isPhone = looksLikePhone(typed)
  const [given = '', ...rest] = isPhone ? [] : typed.split(/\s+/)
  const name = { given, family: rest.join(' ') }
  const nobody = { given: '', family: '' }
  return {
    names: scriptOf(typed) === 'arabic' ? [nobody, name] : [name, nobody],
    sex: null, birth: null, nationalities: [], languages: [], residence: null,
    phone: isPhone ? typed : '', email: '', circumstances: {}, statuses: [],
    consents: { service: null, sharing: null, organisations: [], statistics: null, photo: null, manner: 'spoken', language },
  }
}

export const emptyStatus = (): FilledStatus => ({ kind: null, from: null, to: null, knownOn: dayOfToday(), proof: null })

const consentsOf = ({ service, sharing, organisations, statistics, photo, manner, language }: Filled['consents'], read: Language): Consent[] => {
  const answered = (purpose: Consent['purpose'], given: boolean, organisation: string | null = null): Consent =>
    ({ purpose, organisation, given, on: dayOfToday(), manner, language, wording: { version: wordingNow, language: read } })
  const plain = ({ purpose, answer }: { purpose: Consent['purpose']; answer: Answer | null }) => (answer === null ? [] : [answered(purpose, answer === 'given')])
  return [
    ...plain({ purpose: 'service', answer: service }),
    ...(sharing === 'named' ? organisations.map(organisation => answered('sharing', true, organisation)) : []),
    ...(sharing === 'partners' || sharing === 'nobody' ? [answered('sharing', sharing === 'partners')] : []),
    ...plain({ purpose: 'statistics', answer: statistics }),
    ...plain({ purpose: 'photo', answer: photo }),
  ]
}

/** What is sent of what was filled in, of a page whose words were read in this language. */
export const registrationOf = (filled: Filled, read: Language): unknown => ({
  names: namesOf(filled.names),
  sex: filled.sex,
  birth: filled.birth,
  nationalities: filled.nationalities,
  languages: filled.languages,
  residence: filled.residence,
  contacts: contactsOf(filled),
  circumstances: filled.circumstances,
  statuses: filled.statuses,
  consents: consentsOf(filled.consents, read),
} satisfies Record<keyof Registration, unknown>)

const Name = z.object({ given: z.string().max(120), family: z.string().max(120) })
  .refine(name => name.given.trim() !== '' || name.family.trim() === '', { message: 'required', path: ['given'] })
const Names = z.array(Name).refine(names => names.some(isWritten), { message: 'required', path: [0, 'given'] })
const Email = z.union([z.literal(''), z.email('email')])

const chosen = <T>(value: T | null) => value !== null

const FilledStatus = z.object({ kind: z.string().nullable().refine(chosen, 'required'), from: z.string().nullable(), to: z.string().nullable(), proof: z.string().nullable().refine(chosen, 'required') })
  .refine(({ from, to }) => !from || !to || from <= to, { message: 'period', path: ['to'] })

/** How each step is judged before the next, by the paths of the form itself. */
export const stepSchemas = {
  names: z.object({ names: Names, phone: z.string().max(200), email: Email }),
  person: z.object({ birth: PartialDate.nullable() }),
  status: z.object({ statuses: z.array(FilledStatus), circumstances: Circumstances }),
  consents: z.object({
    consents: z.object({ sharing: z.string().nullable(), organisations: z.array(z.string()), language: z.string().nullable().refine(chosen, 'required') })
      .refine(({ sharing, organisations }) => sharing !== 'named' || organisations.length > 0, { message: 'required', path: ['organisations'] }),
  }),
  summary: z.unknown(),
} as const
