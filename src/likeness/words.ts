import { isArabic, lettersOf } from './letters.ts'
import { skeletonsOf, soundOf } from './sound.ts'
import { variantGroupsOf } from './variants.ts'

/**
 * One word of a name, ready to be compared: as written in bare letters, as it sounds, its skeletons, and the groups of variants it belongs
 * to.
 */
export type NameWord = { text: string; sound: string; skeletons: string[]; variants: readonly number[]; consonants: number; arabic: boolean }

/** "Son of", "daughter of" and the article: written by one office and left out by the next. */
const particles = new Set(['al', 'el', 'ben', 'bin', 'ibn', 'bint', 'bent', 'ould', 'wuld', 'weld', 'ouled', 'mint', 'de', 'da', 'dos', 'do', 'du', 'van', 'von', 'la', 'le', 'ou', 'ال', 'بن', 'ابن', 'بنت', 'ولد', 'منت'])
const titles = new Set(['mr', 'mrs', 'ms', 'mme', 'mlle', 'dr', 'sir', 'jr', 'sr'])

/** The article before a sun letter, as it is heard: Ar-Rahman, Es-Saïd, Ech-Chafi. */
const sunArticle = /^[aeu](r|s|t|d|n|z|sh|ch)$/
const servant = /^(abd|abdu|abdou|abdal|abdel|abdul|abdoul|abdil|abder|abdur|abdour|abdar|abdes|abdus|abdas|abdous|abden|abdun|abdoun|abdes|abdeh|abded|abdech|abdesh)$/
const joined = /^abd[aeiou]{0,2}(?:l|r(?=r)|s(?=s)|n(?=n)|ch(?=ch)|sh(?=sh)|d(?=d)|z(?=z))(?!aye)(?=[a-z]{3})/
const father = new Set(['abu', 'abou', 'abi', 'aboul', 'abul', 'ابو', 'ابي'])
const faith = /^(e?d{1,2}ine?|udd?in|u?dd?een|edd?ine|aldin|eldin|uldin|dine?|deen|الدين)$/

/** عبد الرحمن, Abd el-Rahman, Abdurrahman: the servant and whom he serves are one name. */
const joinServant = (word: string, next: string | undefined): string | null =>
  next !== undefined && (word === 'عبد' || servant.test(word)) ? plainServant(word === 'عبد' ? `عبد${withoutArticle(next)}` : `abd${withoutArticle(next)}`) : null

const plainServant = (word: string): string => {
  if (isArabic(word)) return word.replace(/^عبدال/, 'عبد')
  const rest = word.replace(joined, '')
  return rest !== word && rest.length >= 3 ? `abd${rest}` : word
}

/** The article that is written into the word: الحسن, and Alhassane or Elhadj where enough is left. */
const withoutArticle = (word: string): string =>
  isArabic(word) ? word.replace(/^ال(?=.{2})/, '') : word.replace(/^[ae]l(?!fre|be|fon|pho|to|ga|me|di?$|de)(?=[bcdfghjkmnpqrstwz][a-z]{3})/, '')

type Step = { word: string; used: number }

/** The next word of a name, and how many written words it was made of; an empty word is a particle. */
const stepAt = (written: readonly string[], at: number): Step => {
  const [word, next, third] = [written[at]!, written[at + 1], written[at + 2]]
  const article = next !== undefined && third !== undefined && (particles.has(next) || sunArticle.test(next))
  const following = article ? third : next
  const servantName = joinServant(word, following)
  if (servantName !== null) return { word: servantName, used: article ? 3 : 2 }
  if (following !== undefined && father.has(word)) return { word: (isArabic(word) ? 'ابو' : 'abu') + withoutArticle(following), used: article ? 3 : 2 }
  if (following !== undefined && faith.test(following) && !particles.has(word)) return { word: word + (isArabic(word) ? 'دين' : 'din'), used: article ? 3 : 2 }
  if (particles.has(word) || titles.has(word)) return { word: '', used: 1 }
  if (next !== undefined && sunArticle.test(word)) return { word: '', used: 1 }
  return { word: plainServant(withoutArticle(withoutSon(word))), used: 1 }
}

/** Benali, Bensaid: "son of" written into the name; not Benjamin, Benoît, Benedict or Bennani. */
const withoutSon = (word: string): string => word.replace(/^ben(?!jam|oi|ed|n|ani|ia?$)(?=[a-z]{3})/, '')

/** Two letters that stand alone before a word are part of it: N Guessan, M Baye. */
const nasal = (written: readonly string[]): string[] =>
  written.flatMap((word, index) => {
    if (index > 0 && /^[nm]$/.test(written[index - 1]!) && word.length > 2) return [written[index - 1]! + word]
    return /^[nm]$/.test(word) && (written[index + 1]?.length ?? 0) > 2 ? [] : [word]
  })

const longEnding = /(oudine|oudin|uddine|udd?in|eddine|edd?in|uddeen|udd?een|addine|addin|ad-?din)$/

/** The consonants of all skeletons of a word, one bit each. */
const consonantsIn = (skeletons: readonly string[]): number => {
  let bits = 0
  for (const skeleton of skeletons) for (let index = 0; index < skeleton.length; index++) bits |= 1 << (skeleton.charCodeAt(index) - 65)
  return bits
}

/** One bare word, ready to be compared. */
export const wordOf = (text: string): NameWord => {
  const sound = soundOf(isArabic(text) ? text : text.replace(longEnding, 'din'))
  const skeletons = skeletonsOf(sound)
  return { text, sound, skeletons, variants: variantGroupsOf(sound), consonants: consonantsIn(skeletons), arabic: isArabic(text) }
}

/**
 * The words of a name, particles left out and compounds joined: `محمد عبد الرحمن` → محمد, عبدرحمن; `Nour Eddine El Fassi` → nourdin, fassi.
 * A name that is nothing but particles keeps them.
 */
export const wordsOf = (name: string): NameWord[] => {
  const written = nasal(lettersOf(name))
  const words: string[] = []
  for (let at = 0; at < written.length; ) {
    const { word, used } = stepAt(written, at)
    if (word !== '') words.push(word)
    at += used
  }
  return (words.length > 0 ? words : written).map(wordOf)
}
