import type { Language } from '#language/text'

const rightToLeft = '\u2067'
const leftToRight = '\u2066'
const popped = '\u2069'
const arabic = /[\u0600-\u06ff\u0750-\u077f]/

/*
 * What keeps its own direction inside Arabic: words in Latin letters with the numbers that they hold, figures with a
 * sign, and numbers joined by punctuation, whose parts the bidirectional algorithm would otherwise put in reverse.
 * A number alone needs no care. A Latin enumeration joined by the Arabic comma falls into its items, which then follow
 * one another from right to left.
 */
const latin = 'A-Za-zÀ-ɏ'
const glued = `[${latin}0-9'’.:/&+_@#-]*`
const latinRun = `[0-9@#]*[${latin}]${glued}(?:[ \\u00a0]+[${latin}0-9&]${glued})*(?<![.:'’/-])`
const signedNumber = '[≥≤≈=<>±][ \\u00a0\\u202f]?\\d[\\d.,\\u00a0\\u202f]*(?<![.,\\u00a0\\u202f])(?:[ \\u00a0\\u202f]?%)?'
const joinedNumbers = '\\d+(?:[-./:,–\\u00a0\\u202f]\\d+)+(?:[ \\u00a0\\u202f]?%)?|\\d+[ \\u00a0\\u202f]?%'
const foreign = new RegExp(`${latinRun}|${signedNumber}|${joinedNumbers}`, 'g')

/** A fragment that reads from left to right whatever stands around it (UAX #9, isolates). */
export const isolated = (text: string): string => `${leftToRight}${text}${popped}`

/** Arabic with each Latin name, signed figure and composed number isolated. A text that is isolated already stays as it is. */
export const arabicText = (text: string): string =>
  text.includes(leftToRight) || text.includes(rightToLeft) ? text : text.replace(foreign, isolated)

/** A line of Arabic that reads from right to left even where its surroundings do not, as in a chart. */
export const arabicLine = (text: string): string => (arabic.test(text) ? `${rightToLeft}${arabicText(text)}${popped}` : text)

// Lexique des règles typographiques en usage à l'Imprimerie nationale: a thin no-break space before ; ! ?, a no-break one
// before : and inside quotes; numbers hold to what they count.
const frenchText = (text: string): string =>
  text
    .replace(/« ?/g, '«\u00a0')
    .replace(/ ?»/g, '\u00a0»')
    .replace(/ ([;!?])/g, '\u202f$1')
    .replace(/ ([:%€])/g, '\u00a0$1')
    .replace(/(?<=(?<!\d)\d{1,3}) (?=\d{3}(?!\d))/g, '\u202f')
    .replace(/([≥≤≈=<>]|n°) (\d)/g, '$1\u00a0$2')
    .replace(/(\d) (M€|MAD|EUR|USD|CHF|DH)/g, '$1\u00a0$2')

/** A sentence as it is typeset in its language: spaces that must not break, fragments that keep their direction. */
export const typographic = (text: string, language: Language): string => {
  if (language === 'fr') return frenchText(text)
  return language === 'ar' ? arabicText(text) : text
}
