import { describe, expect, test } from 'vitest'
import { Judge } from './judge.ts'
import type { Told } from './model.ts'
import { People } from './people.ts'
import { pinnedWeights } from './weighing.ts'

/** A register of strangers with the usual names, in which two persons are compared. */
const strangers: Told[] = ['Traoré', 'Camara', 'Diallo', 'Keita', 'Sow', 'Fall', 'Bah', 'Ndiaye'].flatMap((family, i) =>
  ['Moussa', 'Awa', 'Ibrahima', 'Fanta', 'Oumar', 'Khady', 'Seydou', 'Mariam'].map((given, j) => ({
    given, family, birthDate: `19${60 + i * 4 + j}-0${1 + j}-1${i}`, sex: j % 2 ? 'f' : 'm', phone: `06${i}${j}112${i}${j}`, place: ['Rabat', 'Oujda', 'Tanger'][(i + j) % 3]!,
  })))

const judged = (a: Told, b: Told) => {
  const people = new People()
  for (const told of [...strangers, a, b]) people.add(told)
  people.close()
  return new Judge(people, pinnedWeights(), -12).judge(strangers.length, strangers.length + 1, [a, b])
}
const codes = (a: Told, b: Told): string[] => judged(a, b).reasons.map(({ code }) => code)

const mamadou: Told = { given: 'Mamadou', family: 'Diallo', birthDate: '1990-04-12', sex: 'm', phone: '+212 661 23 45 67', place: 'Rabat' }

describe('a judgement', () => {
  test('is certain for one person told twice in other words, and says why', () => {
    const found = judged(mamadou, { given: 'Momodou', family: 'Jallow', birthDate: '12/04/1990', sex: 'M', phone: '0661-234567', place: 'RABAT' })
    expect(found.class).toBe('certain')
    expect(found.reasons).toContainEqual({ code: 'family-sounds-alike', bits: expect.any(Number), a: 'Diallo', b: 'Jallow' })
    expect(found.reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(['given-sounds-alike', 'birth-same', 'phone-same', 'sex-same', 'place-same']))
  })

  test('quotes names that were exchanged', () => {
    const found = judged(mamadou, { ...mamadou, given: 'Diallo', family: 'Mamadou' })
    expect(found.reasons).toContainEqual({ code: 'given-same', bits: expect.any(Number), a: 'Mamadou', b: 'Mamadou' })
    expect(found.reasons.map(({ code }) => code)).toContain('names-swapped')
  })

  test.each<[string, string, string, string]>([
    ['day and month exchanged', '1990-04-12', '04/12/1990', 'birth-day-month-swapped'],
    ['a wrong figure', '1990-04-12', '1990-04-17', 'birth-digit'],
    ['only the year', '1990-04-12', '1990', 'birth-year-same-day-unknown'],
    ['the first of January', '1990-04-12', '1990-01-01', 'birth-year-same-day-unknown'],
    ['Arabic figures', '1990-04-12', '١٢/٠٤/١٩٩٠', 'birth-same'],
    ['a month in words', '1990-04-12', '12 avril 1990', 'birth-same'],
    ['another year', '1990-04-12', '1967-09-30', 'birth-differs'],
  ])('reads birth dates: %s', (_, a, b, code) => {
    expect(codes({ ...mamadou, birthDate: a }, { ...mamadou, birthDate: b })).toContain(code)
  })

  test('does not hold against anybody what is not known', () => {
    const known = judged(mamadou, { given: 'Mamadou', family: 'Diallo', sex: 'inconnu', phone: '', place: null })
    expect(known.reasons.map(({ code }) => code).sort()).toEqual(['family-same', 'given-same'])
  })

  test.each<[string, Told]>([
    ['a brother in the same house', { ...mamadou, given: 'Ousmane', birthDate: '1994-08-02' }],
    ['a twin', { ...mamadou, given: 'Ousmane' }],
    ['a sister with the same telephone', { ...mamadou, given: 'Binta', sex: 'f', birthDate: '1988-01-30' }],
    ['a son who bears the name of his father', { ...mamadou, birthDate: '2014-09-03' }],
    ['somebody with the same name and nothing else', { given: 'Mamadou', family: 'Diallo' }],
  ])('is never certain for %s', (_, other) => {
    expect(judged(mamadou, other).class).not.toBe('certain')
  })

  test('of two who share nothing is none', () => {
    expect(judged(mamadou, { given: 'Aïcha', family: 'Bennani', birthDate: '1971-02-03', sex: 'f', place: 'Oujda' }).class).toBe('none')
  })
})
