import anyAscii from 'any-ascii'

/** Vowel marks, the superscript alif and the stretching stroke: they say how a name is read, and are seldom written. */
const arabicMarks = /[\u064B-\u0655\u0670\u0640]/g

/** Letters that Persian, Urdu and Maghrebi hands write for the same Arabic one, and the forms of alif and of ya. */
const oneLetter: Record<string, string> = {
  أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ی: 'ي', ې: 'ي', ک: 'ك', ڪ: 'ك', ڭ: 'گ', ڨ: 'گ', ھ: 'ه', ہ: 'ه', ۀ: 'ه', ة: 'ه', ؤ: 'و', ئ: 'ي',
}
const variantLetters = new RegExp(`[${Object.keys(oneLetter).join('')}]`, 'g')

export const isArabic = (text: string): boolean => /[\u0621-\u06D3]/.test(text)

/** An Arabic text in its bare letters: no marks, one alif, one ya, no hamza on its own. */
const bareArabic = (text: string): string =>
  text.replace(arabicMarks, '').replace(/ء/g, '').replace(variantLetters, (letter) => oneLetter[letter]!)

/** What stands between two parts of one word in West Africa (N'Guessan, M’Baye) and for the ‘ayn of learned spellings. */
const apostrophes = /['’‘ʼʻ`´ʿʾ]/g

const bareLatin = (text: string): string => anyAscii(text.replace(apostrophes, '')).toLowerCase()

const everything = /[\p{L}\p{M}\p{N}]+/gu

/**
 * The written words of a name in lower case: Latin ones in plain letters, Arabic ones in bare letters, any other script brought to Latin
 * ones. Hyphens and points part words, apostrophes do not. `Aïssatou N’Diaye` → `aissatou`, `ndiaye`.
 */
export const lettersOf = (name: string): string[] =>
  (name.normalize('NFKC').replace(apostrophes, '').match(everything) ?? []).flatMap((word) =>
    word.split(/([\u0600-\u06FF]+)/).flatMap((part) => {
      const bare = isArabic(part) ? bareArabic(part) : bareLatin(part).replace(/[^a-z0-9]+/g, '')
      return bare === '' ? [] : [bare]
    }),
  )
