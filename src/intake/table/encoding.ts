import type { Reading } from '#intake/model'

export type Encoding = Reading['encoding']

/** `sure`: the file says so itself, or nothing else could be read from it; `likely`: it reads well; `unsure`: look at the names. */
export type Certainty = Reading['certainty']

export type Recognised = { encoding: Encoding; certainty: Certainty }

const startsWith = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, index) => bytes[index] === byte)

const byMark = (bytes: Uint8Array): Encoding | null => {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8'
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le'
  return startsWith(bytes, 0xfe, 0xff) ? 'utf-16be' : null
}

/** UTF-16 without its mark: of the separators and line ends, which every table has, one byte of two is zero. */
const byZeros = (bytes: Uint8Array): Encoding | null => {
  const zeros = [0, 0]
  for (let index = 0; index < bytes.length; index++) if (bytes[index] === 0) zeros[index % 2]! += 1
  const half = bytes.length / 2
  if (zeros[1]! > half * 0.05 && zeros[0]! < zeros[1]! / 10) return 'utf-16le'
  return zeros[0]! > half * 0.05 && zeros[1]! < zeros[0]! / 10 ? 'utf-16be' : null
}

/** How many sequences of UTF-8 are whole, and how many broken. A sample may end within one: that one is not counted. */
const countUtf8 = (bytes: Uint8Array): { whole: number; broken: number } => {
  let whole = 0
  let broken = 0
  for (let index = 0; index < bytes.length; ) {
    const lead = bytes[index]!
    const more = lead < 0x80 ? 0 : lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : -1
    if (index + more >= bytes.length && more > 0) break
    const follows = more > 0 && bytes.subarray(index + 1, index + 1 + more).every((byte) => byte >= 0x80 && byte < 0xc0)
    if (follows) whole += 1
    else if (more !== 0) broken += 1
    index += follows ? more + 1 : 1
  }
  return { whole, broken }
}

const arabicCommon = new Set('االلمنويرتبهدعيةسكأفحق')
const latinCommon = new Set('éèêëàâçôîïûùüœÉÈÀÇ’‘“”«»°–…€ñöäáíóú')
const isArabicLetter = (letter: string) => /[\u0621-\u064A]/.test(letter)
const isArabicMark = (letter: string) => /[\u064B-\u0652]/.test(letter)

/** How well a text reads: what is common counts, what no one would write counts against it. */
const readsLike = (text: string): number => {
  let score = 0
  for (let index = 0; index < text.length; index++) {
    const letter = text[index]!
    if (letter < '\u0080') continue
    const before = text[index - 1] ?? ' '
    if (letter === '\uFFFD' || (letter >= '\u0080' && letter < '\u00A0')) score -= 6
    else if (isArabicLetter(letter)) score += /[A-Za-zÀ-ÿ]/.test(before) ? -2 : arabicCommon.has(letter) ? 3 : 1
    else if (isArabicMark(letter)) score -= 2
    else if (isArabicLetter(before)) score -= 4
    else if (latinCommon.has(letter)) score += /[À-ÿ]/.test(before) ? -2 : 2
    else score -= 1
  }
  return score
}

const legacy: readonly Encoding[] = ['windows-1252', 'windows-1256', 'iso-8859-6']

/** Bytes of one letter each: every way to read them is tried, and the one that reads best is taken. Ways that read the same do not compete. */
const byReading = (bytes: Uint8Array): Recognised => {
  const tried = legacy
    .map((encoding) => ({ encoding, text: new TextDecoder(encoding).decode(bytes) }))
    .map(({ encoding, text }) => ({ encoding, text, score: readsLike(text) }))
    .toSorted((one, other) => other.score - one.score)
  const best = tried[0]!
  const rival = Math.max(0, ...tried.filter(({ text }) => text !== best.text).map(({ score }) => score))
  return { encoding: best.encoding, certainty: best.score > 0 && best.score >= 2 * rival + 4 ? 'likely' : 'unsure' }
}

/** Recognises how the beginning of a file was written down. Nothing beyond plain letters reads the same in all but two ways. */
export const recogniseEncoding = (bytes: Uint8Array): Recognised => {
  const marked = byMark(bytes)
  if (marked) return { encoding: marked, certainty: 'sure' }
  const wide = byZeros(bytes)
  if (wide) return { encoding: wide, certainty: 'likely' }
  const { whole, broken } = countUtf8(bytes)
  if (broken === 0) return { encoding: 'utf-8', certainty: whole > 0 ? 'sure' : 'likely' }
  return broken * 20 < whole ? { encoding: 'utf-8', certainty: 'unsure' } : byReading(bytes)
}

/** The text of a file, piece by piece. A letter cut in two by the pieces is read whole; a mark at the beginning is left out. */
export async function* decode(pieces: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const piece of pieces) {
    const text = decoder.decode(piece, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}
