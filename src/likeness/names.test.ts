import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { compareNames } from './names.ts'
import { skeletonsOf, soundOf } from './sound.ts'
import { wordsOf } from './words.ts'

const folder = new URL('../../data/likeness/names/', import.meta.url)
const Pair = z.tuple([z.string(), z.string()])
const NameFile = z.object({
  origin: z.string(), source: z.string(), same: z.array(z.array(z.string()).min(2)), different: z.array(Pair), related: z.array(Pair), confused: z.array(Pair).default([]),
}).strict()
const files = readdirSync(folder).map((file) => NameFile.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))))

const pairsIn = (group: string[]): [string, string][] => group.flatMap((a, i) => group.slice(i + 1).map((b): [string, string] => [a, b]))
const shareSkeleton = ([a, b]: [string, string]): boolean => {
  const [x, y] = [wordsOf(a), wordsOf(b)]
  return x.some((word) => y.some((other) => word.skeletons.some((skeleton) => other.skeletons.includes(skeleton)) || word.variants.some((group) => other.variants.includes(group))))
}

describe.each(files)('names of $origin', ({ same, different, related, confused }) => {
  test('spellings of one name are taken for one, in whatever script', () => {
    expect(same.flatMap(pairsIn).filter(([a, b]) => compareNames(a, b).score < 0.5)).toEqual([])
  })

  test('spellings of one name share a skeleton or a group of variants, by which they are found', () => {
    expect(same.flatMap(pairsIn).filter((pair) => !shareSkeleton(pair))).toEqual([])
  })

  test('different names are not taken for one', () => {
    expect(different.filter(([a, b]) => compareNames(a, b).score >= 0.5)).toEqual([])
  })

  test('forms of one name in two lands are possible and never certain', () => {
    expect(related.filter(([a, b]) => compareNames(a, b).class !== 'possible')).toEqual([])
  })

  test('what is known to be confused is never certain', () => {
    expect(confused.filter(([a, b]) => compareNames(a, b).class === 'certain')).toEqual([])
  })
})

describe('a comparison of names', () => {
  test('does not mind the order of words, accents, case, hyphens and articles', () => {
    for (const [a, b] of [['El-Fassi Noureddine', 'nour eddine FASSI'], ['KONÉ Aminata', 'aminata kone'], ['Ould Cheikh Sidi', 'Sidi Cheikh']] as const) {
      expect(compareNames(a, b).class, `${a} / ${b}`).toBe('certain')
    }
  })

  test('says which word was laid beside which, and in what way they are alike', () => {
    expect(compareNames('Mamadou Diallo', 'Jallow Momodou').laid).toEqual([
      { a: 'diallo', b: 'jallow', how: 'sound', likeness: 1 },
      { a: 'mamadou', b: 'momodou', how: 'variant', likeness: 0.9 },
    ])
    expect(compareNames('K. Traoré', 'Karim Traore').laid.map(({ how }) => how)).toEqual(['same', 'initial'])
  })

  test('of a name that is missing or has no letters is none', () => {
    for (const nothing of ['', '  ', '---', '…']) expect(compareNames(nothing, 'Diallo')).toMatchObject({ score: 0, class: 'none' })
  })

  test('one name differs where only the last word does', () => {
    expect(compareNames('Mohamed Amine Alaoui', 'Mohamed Amine Bennani').class).toBe('none')
  })

  test('is the same both ways, between 0 and 1, for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 40 }), (a, b) => {
      const there = compareNames(a, b).score
      expect(there).toBeCloseTo(compareNames(b, a).score, 5)
      expect(there >= 0 && there <= 1).toBe(true)
    }))
  })
})

test('a skeleton is short, bounded in number and of capitals only', () => {
  fc.assert(fc.property(fc.stringMatching(/^[a-zء-ي]{1,60}$/), (word) => {
    const skeletons = skeletonsOf(soundOf(word))
    expect(skeletons.length).toBeLessThanOrEqual(4)
  }))
  expect(skeletonsOf(soundOf('muhammad'))).toEqual(['MMD'])
  expect(skeletonsOf(soundOf('عثمان'))).toEqual(['ASMN', 'ATMN'])
})
