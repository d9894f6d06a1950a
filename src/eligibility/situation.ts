import { ageOn } from '#language/date'
import type { StatusKind } from '#person/model'
import type { FactName, Facts, StatusFact } from './model.ts'

/**
 * The words in which the rules ask, and how each is answered from the facts. A rule that asks anything else is refused.
 * There is no word for an irregular stay: no rule can ask for it.
 */

export type Answer = boolean | number
/** `quantity`: the answer is a number, in `unit` where it has one; otherwise it is yes or no. */
type Question = { fact: FactName; quantity?: true; unit?: string; answer: (facts: Facts) => Answer | null }
export type Questions = ReadonlyMap<string, Question>

/** Never answered: a rule names it where the texts are silent and the service itself has to be asked. */
export const toCheck = 'à vérifier'

/** Never answered: a rule names it where a year of birth is not enough and the day would settle the matter. */
const birthday = 'jour de naissance'

const inForce = ({ on, statuses }: Facts): StatusFact[] =>
  statuses.filter(({ from, to }) => (from === null || from <= on) && (to === null || to >= on))

const status = (...kinds: StatusKind[]): Question => ({
  fact: 'statuses',
  answer: (facts) => {
    const current = inForce(facts)
    return current.length === 0 ? null : current.some(({ kind }) => kinds.includes(kind))
  },
})

const age = (end: 'youngest' | 'oldest'): Question => ({
  fact: 'birth',
  quantity: true,
  unit: 'ans',
  answer: ({ birth, on }) => birth && ageOn(birth, on)[end],
})

const isMinor = ({ birth, on }: Facts): boolean | null => {
  if (birth === null) return null
  const { youngest, oldest } = ageOn(birth, on)
  if (oldest < 18) return true
  return youngest >= 18 ? false : null
}

/** Dirhams a month; an income in another currency is not converted, so it is not known. */
const incomeInDirhams = ({ monthlyIncome: income }: Facts): number | null =>
  income?.currency === 'MAD' ? income.minor / 100 : null

const questions: Record<string, Question> = {
  'séjour régulier': status('regular', 'regularised'),
  'séjour régularisé': status('regularised'),
  'carte de réfugié du Maroc': status('bra_refugee'),
  'reconnaissance par le HCR': status('unhcr_refugee'),
  "demande d'asile": status('asylum_seeker'),
  'apatridie': status('stateless'),
  'mineur': { fact: 'birth', answer: isMinor },
  'âge au moins': age('youngest'),
  'âge au plus': age('oldest'),
  [birthday]: { fact: 'birth', answer: () => null },
  'femme': { fact: 'sex', answer: ({ sex }) => sex && sex === 'female' },
  'mineur non accompagné': { fact: 'unaccompaniedMinor', answer: ({ unaccompaniedMinor }) => unaccompaniedMinor },
  'en situation de besoin': { fact: 'needy', answer: ({ needy }) => needy },
  'revenu mensuel': { fact: 'monthlyIncome', quantity: true, unit: 'DH/mois', answer: incomeInDirhams },
  "propriétaire d'un logement": { fact: 'ownsHome', answer: ({ ownsHome }) => ownsHome },
  'domicile fiscal au Maroc': { fact: 'taxDomicileInMorocco', answer: ({ taxDomicileInMorocco }) => taxDomicileInMorocco },
  'enfants à charge': { fact: 'childrenInCharge', quantity: true, answer: ({ childrenInCharge }) => childrenInCharge },
}

/** A foreigner's status tells that the nationality is not Moroccan even where the nationality itself was not asked. */
const isMoroccan = (facts: Facts): boolean | null => {
  const current = inForce(facts)
  if (facts.nationalities.includes('MA') || current.some(({ kind }) => kind === 'moroccan')) return true
  return facts.nationalities.length + current.length > 0 ? false : null
}

const holdsNationality = (code: string) => (facts: Facts): boolean | null =>
  facts.nationalities.length === 0 ? null : facts.nationalities.includes(code)

const nationality = (code: string): Question =>
  ({ fact: 'nationalities', answer: code === 'MA' ? isMoroccan : holdsNationality(code) })

/** The questions that an expression asks, by name: those of the table, and `nationalité XX` for any ISO 3166 code. */
export const questionsIn = (expression: unknown): Questions => {
  const text = JSON.stringify(expression)
  const asked = Object.entries(questions).filter(([name]) => text.includes(name))
  const codes = [...text.matchAll(/nationalité ([A-Z]{2})\b/g)].map(([name, code]) => [name, nationality(code ?? '')] as const)
  return new Map([...asked, ...codes])
}

/** The answers that the facts give, by question; what is not known is left out. */
export const situationOf = (facts: Facts, asked: Questions): Record<string, Answer> => {
  const situation: Record<string, Answer> = {}
  for (const [name, { answer }] of asked) {
    const value = answer(facts)
    if (value !== null) situation[name] = value
  }
  return situation
}
