import type { Chance } from './random.ts'

const neighbours: Record<string, string> = {
  a: 'qsz', b: 'vn', c: 'xv', d: 'sf', e: 'wr', f: 'dg', g: 'fh', h: 'gj', i: 'uo', j: 'hk', k: 'jl', l: 'k', m: 'n', n: 'bm', o: 'ip', p: 'o', q: 'wa', r: 'et', s: 'ad', t: 'ry', u: 'yi',
  v: 'cb', w: 'qe', x: 'zc', y: 'tu', z: 'ax', 0: '19', 1: '02', 2: '13', 3: '24', 4: '35', 5: '46', 6: '57', 7: '68', 8: '79', 9: '80',
}

const heard: readonly (readonly [string, string])[] = [['ph', 'f'], ['f', 'ph'], ['c', 'k'], ['k', 'c'], ['y', 'i'], ['i', 'y'], ['ou', 'u'], ['ee', 'i'], ['z', 's'], ['ck', 'k'], ['ll', 'l'], ['l', 'll'], ['s', 'ss'], ['ai', 'ay'], ['w', 'u'], ['th', 't'], ['gh', 'g'], ['h', '']]
const seen: readonly (readonly [string, string])[] = [['m', 'rn'], ['rn', 'm'], ['l', '1'], ['o', '0'], ['cl', 'd'], ['d', 'cl'], ['b', '6'], ['s', '5'], ['e', 'c'], ['u', 'v'], ['h', 'b'], ['g', 'q'], ['1', '7'], ['5', 's'], ['0', 'o'], ['8', 'b']]

const replaced = (chance: Chance, text: string, pairs: readonly (readonly [string, string])[]): string => {
  const fitting = pairs.filter(([from]) => text.includes(from))
  if (fitting.length === 0) return typed(chance, text)
  const [from, to] = chance.of(fitting)
  return text.replace(from, to)
}

/** One slip of the pen: a letter beside the right one, left out, put in, or exchanged with the next. */
export const typed = (chance: Chance, text: string): string => {
  if (text.length < 2) return text
  const at = chance.below(text.length)
  const wrong = chance.of([...(neighbours[text[at]!.toLowerCase()] ?? 'aeiou')])
  switch (chance.below(4)) {
    case 0: return text.slice(0, at) + wrong + text.slice(at + 1)
    case 1: return text.slice(0, at) + text.slice(at + 1)
    case 2: return text.slice(0, at) + wrong + text.slice(at)
    default: return at + 1 < text.length ? text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2) : text.slice(0, at - 1) + text[at] + text[at - 1]
  }
}

/** A slip of the pen, of the ear or of the machine that read a paper. */
export const wrong = (chance: Chance, text: string): string => {
  const which = chance.next()
  return which < 0.6 ? typed(chance, text) : which < 0.85 ? replaced(chance, text, heard) : replaced(chance, text, seen)
}

/** A date `YYYYMMDD` as another office writes it: a figure wrong, day and month exchanged, or only the year known. */
export const misdated = (chance: Chance, date: string): string => {
  const which = chance.next()
  if (which < 0.55) return typedFigure(chance, date)
  if (which < 0.7) return date.slice(0, 4) + date.slice(6, 8) + date.slice(4, 6)
  return which < 0.85 ? `${date.slice(0, 4)}0101` : date.slice(0, 6) + String(1 + chance.below(28)).padStart(2, '0')
}

const typedFigure = (chance: Chance, date: string): string => {
  const at = 2 + chance.below(6)
  if (chance.happens(0.3) && at < 7) return date.slice(0, at) + date[at + 1] + date[at] + date.slice(at + 2)
  return date.slice(0, at) + String(chance.below(10)) + date.slice(at + 1)
}
