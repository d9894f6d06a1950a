import { isArabic } from './letters.ts'

/**
 * How a word sounds, one sign for each sound: capitals for consonants, small letters for vowels. It brings the French, English and Arabic
 * spellings of one name together: Diallo, Jallow and جالو begin with J; Cissé, Sesay and Ceesay with S.
 *
 * `B D F J K L M N P R S T V Z H W Y G` sound as in Latin; `C` is ش, sh, French ch; `X` is خ, kh; `Q` is ق, q; `O` is ث, th; `E` is ذ, dh.
 * `w` and `y` are half vowels: و and ي, which may be a long vowel or a consonant. A vowel at the beginning is heard better (`1` a, `2` i,
 * `3` u),
 * the e that ends a French word hardly (`e`), and the a that ends a name is often that of a woman (`4`).
 */
type Spelling = readonly [RegExp, string]

/** What a French, English or African hand writes for a sound, longest first; tried at each place of the word. */
const latin: readonly Spelling[] = [
  [/^(tch|tsch|tsh|sch|sh|ch)/, 'C'],
  [/^thi(?=[aeou])/, 'Oi'],
  [/^th/, 'O'],
  [/^(kh)/, 'X'],
  [/^(gh)/, 'G'],
  [/^(dh)/, 'E'],
  [/^(ph)/, 'F'],
  [/^d(j+|g(?=[ei]))/, 'J'],
  [/^d[iy]a$/, 'Dya'],
  [/^di(?=[aou])/, 'J'],
  [/^dy(?=[aeou])/, 'J'],
  [/^gu(?=[eiy])/, 'G'],
  [/^gg?(?=[eiy])/, 'J'],
  [/^gn(?=[aeiou])/, 'Ny'],
  [/^ck/, 'K'],
  [/^cc?(?=[eiy])/, 'S'],
  [/^qu?/, 'Q'],
  [/^x/, 'KS'],
  [/^c+/, 'K'],
  [/^(ou|oo|au|aw|ow)(?![aeiouy])/, 'u'],
  [/^(ou|oo)(?=[aeiy])/, 'w'],
  [/^(ee|ei|ey|ai|ay|ie|ia(?=y))(?![aeiou])/, 'i'],
  [/^y(?=[aeou])/, 'y'],
  [/^w(?=[aeiouy])/, 'w'],
  [/^e$/, 'e'],
  [/^[ey]/, 'i'],
  [/^o/, 'u'],
  [/^w/, 'u'],
  [/^i(?=[aou])/, 'y'],
  [/^i/, 'i'],
  [/^u/, 'u'],
  [/^a/, 'a'],
]

const arabicSounds: Record<string, string> = {
  ا: 'a', ب: 'B', ت: 'T', ث: 'O', ج: 'J', ح: 'H', خ: 'X', د: 'D', ذ: 'E', ر: 'R', ز: 'Z', س: 'S', ش: 'C', ص: 'S', ض: 'D', ط: 'T', ظ: 'E',
  ع: 'a', غ: 'G', ف: 'F', ق: 'Q', ك: 'K', ل: 'L', م: 'M', ن: 'N', ه: 'H', و: 'w', ي: 'y', پ: 'P', چ: 'C', گ: 'G', ڤ: 'V', ژ: 'J',
}

const beginning: Record<string, string> = { a: '1', i: '2', u: '3' }

const soundLatin = (word: string): string => {
  let sound = ''
  let rest = word
  while (rest !== '') {
    const found = latin.find(([pattern]) => pattern.test(rest))
    sound += found ? found[1] : rest[0]!.toUpperCase()
    rest = rest.slice(found ? found[0].exec(rest)![0].length : 1)
  }
  return sound
}

/** The h that is written at the end and not heard: Fatimah, Kuyateh, فاطمه. */
const silentEnd = /(?<=[a-zA-Z]{2})H$/

/** The sounds of one bare word, doubled ones once. */
export const soundOf = (word: string): string => {
  const heard = isArabic(word) ? [...word.replace(/(?<=..)ه$/, 'ا')].map((letter) => arabicSounds[letter] ?? '').join('') : soundLatin(word)
  const ended = heard.replace(/(.)\1+/g, '$1').replace(silentEnd, '').replace(/(?<=..)a$/, '4')
  return ended.replace(/^[aiu]/, (vowel) => beginning[vowel]!)
}

/** The consonant that a sound leaves in the skeleton, and what else it may be heard as in another land. */
const bones: Record<string, readonly string[]> = {
  P: ['B'], V: ['F'], Q: ['K'], G: ['K'], O: ['S', 'T'], E: ['D', 'Z'], X: ['H', 'K'], Z: ['Z', 'J'],
}

/** Vowels are not written in Arabic, h is not always heard, and half vowels may be vowels: within a word they leave nothing. */
const bonesAt = (sound: string, first: boolean): readonly string[] => {
  if (first) {
    if ('123'.includes(sound)) return ['A']
    if (sound === 'w' || sound === 'y') return [sound.toUpperCase()]
  } else {
    if ('aeiu4wyHWY'.includes(sound)) return ['']
    if (sound === 'X') return ['', 'K']
  }
  return bones[sound] ?? [sound]
}

const mostSkeletons = 4

/**
 * The consonant skeletons of a sound: one, or up to four where a letter is read in more than one way (ث is s, t or th). Two spellings of
 * one name share at least one. Muhammad, محمد → `MMD`; Khadija → `HDJ`, `KDJ`; Hadiza → `HDZ`, `HDJ`.
 */
export const skeletonsOf = (sound: string): string[] => {
  let skeletons = ['']
  for (let place = 0; place < sound.length; place++) {
    const choices = bonesAt(sound[place]!, place === 0)
    const grown = skeletons.flatMap((skeleton) => choices.map((bone) => skeleton + bone))
    skeletons = grown.length <= mostSkeletons ? grown : skeletons.map((skeleton) => skeleton + choices[0]!)
  }
  return [...new Set(skeletons)]
}
