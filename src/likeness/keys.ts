import type { Birth } from './birth.ts'
import type { People } from './people.ts'
import type { Name } from './told.ts'
import type { NameWord } from './words.ts'

/** The skeletons by which a word may be found, and the groups of variants it belongs to. */
const soundKeys = (word: NameWord): string[] => [...word.skeletons.slice(0, 2), ...word.variants.slice(0, 2).map((group) => `*${group}`)]

const pairsOf = (a: readonly string[], b: readonly string[]): string[] =>
  a.flatMap((x) => b.map((y) => (x < y ? `${x}.${y}` : `${y}.${x}`)))

/** Both words of each pair of words of a name by sound, in whatever order they stand. */
const nameKeys = (words: readonly NameWord[]): string[] => {
  const keys: string[] = []
  for (let i = 0; i < words.length; i++) {
    for (let j = i + 1; j < words.length; j++) keys.push(...pairsOf(soundKeys(words[i]!), soundKeys(words[j]!)))
  }
  return keys
}

/** Month and day in an order that does not mind being exchanged. */
const dayKey = ({ month, day }: Birth): string => `${Math.min(month, day)}.${Math.max(month, day)}`

const firstLetters = (words: readonly NameWord[]): string[] => [...new Set(words.map((word) => word.skeletons[0]!.slice(0, 1)))]

/** What is known of a person in the form in which keys are made of it. */
type Found = {
  words: NameWord[]
  birth: Birth | undefined
  phone: string | undefined
  email: string | undefined
  document: string | undefined
  place: NameWord | undefined
  postcode: string | undefined
}

const wordsIn = (names: readonly (Name | undefined)[]): NameWord[] => {
  const known = new Map<string, NameWord>()
  for (const name of names) for (const word of name?.words.slice(0, 5) ?? []) known.set(word.text, word)
  return [...known.values()].slice(0, 6)
}

const foundIn = ({ shelves, columns }: People, person: number): Found => ({
  words: wordsIn([columns.given, columns.family, columns.fullName].map((column) => shelves.name.values[column[person]!])),
  birth: shelves.birth.values[columns.birth[person]!],
  phone: shelves.phone.values[columns.phone[person]!],
  email: shelves.email.values[columns.email[person]!],
  document: shelves.document.values[columns.document[person]!],
  place: shelves.place.values[columns.place[person]!],
  postcode: shelves.postcode.values[columns.postcode[person]!],
})

const birthKeys = ({ words, birth }: Found): string[] => {
  if (birth === undefined) return []
  const day = dayKey(birth)
  const exact = birth.month !== 0 && day !== '1.1'
  const sounds = words.flatMap(soundKeys)
  return [
    ...sounds.map((sound) => `y:${birth.year}:${sound}`),
    ...(exact ? [`b:${birth.year}.${day}`, ...sounds.map((sound) => `d:${day}:${sound}`)] : []),
    ...(exact ? firstLetters(words).map((letter) => `i:${birth.digits.slice(2)}:${letter}`) : []),
  ]
}

const placeKeys = ({ words, birth, place, postcode }: Found): string[] => {
  const sounds = words.flatMap(soundKeys)
  const area = place?.skeletons[0]
  const beside = [...sounds, ...(birth ? [String(birth.year), dayKey(birth)] : [])]
  return [
    ...(postcode === undefined ? [] : [`z:${postcode}`, ...beside.map((other) => `z:${postcode}:${other}`)]),
    ...(area === undefined ? [] : beside.map((other) => `l:${area}:${other}`)),
  ]
}

/**
 * The keys under which a person is looked for: two persons are compared when they share one that not too many others have. They are chosen
 * so that any two things that are right lead to the person, whatever else is wrong or missing: two words of the name by their sound, a word
 * and the year or the day of birth, a word and the place, a number.
 */
export const keysOf = (people: People, person: number): string[] => {
  const found = foundIn(people, person)
  const { phone, email, document } = found
  const numbers = [phone && `p:${phone.slice(-9)}`, email && `e:${email}`, document && `n:${document}`].filter((key) => typeof key === 'string')
  const { words } = found
  const alone = words.length === 1 ? words.flatMap(soundKeys).map((sound) => `w:${sound}`) : words.map((word) => `t:${word.text}`)
  return [...new Set([...numbers, ...nameKeys(words).map((key) => `w:${key}`), ...alone, ...birthKeys(found), ...placeKeys(found)])]
}
