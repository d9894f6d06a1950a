// Advance widths of IBM Plex Sans Arabic Regular, in hundredths of the font's size, from the space to the tilde.
const ascii = [
  24, 28, 42, 71, 60, 93, 69, 24, 34, 34, 45, 60, 27, 40, 27, 38, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 29, 29, 60, 60, 60, 48,
  89, 64, 65, 62, 67, 58, 56, 70, 71, 40, 51, 63, 50, 81, 71, 71, 61, 71, 64, 58, 57, 68, 61, 89, 61, 59, 58, 32, 38, 32, 60, 56,
  60, 53, 58, 50, 58, 55, 32, 53, 57, 25, 25, 53, 27, 87, 57, 56, 58, 58, 37, 49, 35, 57, 49, 77, 51, 50, 46, 34, 31, 34, 60,
]

// Arabic letters in the middle of a word and at its end, by the room that they take: the strokes of alef, the teeth of sin
// and sad, the hanging letters, all others.
const arabicLetters: readonly [RegExp, number, number][] = [
  [/[اأإآ]/, 23, 23],
  [/[سشصض]/, 86, 122],
  [/[دذرزوؤ]/, 40, 46],
  [/[بتثفقكلنيىئ]/, 36, 82],
  [/[طظ]/, 74, 82],
  [/[\u0620-\u064a]/, 58, 64],
]
const arabicLetter = /[\u0620-\u064a]/
const invisible = /[\p{Mn}\p{Cf}]/u

const widthOf = (character: string, next: string | undefined): number => {
  const known = ascii[character.charCodeAt(0) - 32]
  if (known !== undefined) return known
  if (invisible.test(character)) return 0
  const letter = arabicLetters.find(([letters]) => letters.test(character))
  if (letter) return next !== undefined && arabicLetter.test(next) ? letter[1] : letter[2]
  return character === '\u00a0' || character === '\u202f' ? 24 : 60
}

/**
 * The width of a text, near enough to place it where nothing can measure it: exact for Latin, for Arabic an estimate
 * that errs towards wide, since its letters change width as they join.
 */
export const widthOfText = (text: string, size: number, weight = 400): number => {
  const characters = [...text.normalize('NFC')].flatMap((one) => (arabicLetter.test(one) ? one : [...one.normalize('NFD')]))
  const seen = characters.filter((character) => !invisible.test(character))
  const hundredths = seen.reduce((sum, character, index) => sum + widthOf(character, seen[index + 1]), 0)
  return (hundredths / 100) * size * (weight > 400 ? 1.05 : 1)
}

/** A text broken into lines no wider than asked, at spaces and after hyphens; a word that is wider stands alone. */
export const wrapped = (text: string, width: number, size: number, weight = 400): string[] => {
  const lines: string[] = []
  for (const piece of text.match(/[^\s-]+-?\s*|-\s*/g) ?? []) {
    const last = lines.at(-1)
    const fits = last !== undefined && widthOfText((last + piece).trim(), size, weight) <= width
    if (fits) lines[lines.length - 1] = last + piece
    else lines.push(piece)
  }
  return lines.map((line) => line.trim())
}

/** The same lines made as even as they can be: no narrow last line, and no more lines than needed. */
export const balanced = (text: string, width: number, size: number, weight = 400): string[] => {
  const first = wrapped(text, width, size, weight)
  let best = first
  for (let narrower = width * 0.95; narrower > width / 2; narrower -= width * 0.05) {
    const lines = wrapped(text, narrower, size, weight)
    const fits = lines.every((line) => widthOfText(line, size, weight) <= narrower)
    if (lines.length > first.length || !fits) return best
    best = lines
  }
  return best
}
