import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readRules, RuleFile, rulesOf } from './data.ts'
import { nothingKnown, Rule } from './model.ts'
import { judgeRules } from './rules.ts'

const data = (name: string): string => fileURLToPath(new URL(`../../data/snia/${name}`, import.meta.url))
const read = (name: string): unknown => JSON.parse(readFileSync(data(name), 'utf8'))
const rules = readRules(data('eligibility'))

const cover = (): RuleFile => RuleFile.parse(read('eligibility/medical-cover.json'))
const faults = (spoil: (file: RuleFile) => void): string[] => {
  const spoiled = cover()
  spoil(spoiled)
  return RuleFile.safeParse(spoiled).error?.issues.map(({ path }) => path.join('.')) ?? []
}

test('every kind of service of the catalogue is opened by a rule, and no other is named', () => {
  const { kinds } = z.object({ kinds: z.array(z.object({ code: z.string() })) }).parse(read('service.json'))
  expect([...new Set(rules.flatMap(({ serviceKinds }) => serviceKinds))].sort()).toEqual(kinds.map(({ code }) => code).sort())
})

test('every rule leans on a document of the list, or says that it leans on none', () => {
  const { documents } = z.object({ documents: z.array(z.object({ id: z.string() })) }).parse(read('document.json'))
  const known = [...documents.map(({ id }) => id), 'GK', 'I']
  const sources = rules.flatMap(({ source, opening, closing, conditions, parameters, amounts }) =>
    [source, opening.source, ...(closing ? [closing.source] : []), ...[...conditions, ...parameters, ...amounts].map((one) => one.source)])
  expect(sources.map(({ document }) => document).filter((document) => !known.includes(document))).toEqual([])
})

test('a rule that rests on general knowledge alone is marked as unconfirmed', () => {
  const parts = rules.flatMap(({ conditions, parameters, ...rule }) => [rule, ...conditions, ...parameters])
  expect(parts.filter(({ source, confirmed }) => source.document === 'GK' && confirmed)).toEqual([])
})

test('every file holds its service and the rules can be read from their own schema', () => {
  for (const rule of rules) expect(Rule.parse(rule)).toEqual(rule)
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
})

test('survives the sorting of its keys, as a database may do', () => {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).sort().map(([key, inner]) => [key, sorted(inner)]))
  }
  const facts = nothingKnown('2016-01-15')
  expect(judgeRules(facts, z.array(Rule).parse(sorted(rules)))).toEqual(judgeRules(facts, rules))
})

test('leaves no day between two versions, closes what has ended, and has a sentence for every answer', () => {
  expect(rulesOf(cover()).map(({ id }) => id)).toEqual(['medical-cover-v1', 'medical-cover-v2', 'medical-cover-v3'])
  expect(faults(({ rules: [, second] }) => void (second!.validFrom = '2017-02-16'))).toEqual(['rules.1.validFrom'])
  expect(faults(({ rules: [, , last] }) => void (last!.validTo = '2025-01-01'))).toEqual(['closing'])
  expect(faults(({ rules: [first] }) => void (first!.conditions[0]!.unknown = null))).toEqual(['rules.0.conditions.0.unknown'])
  expect(faults(({ rules: [first] }) => void (first!.sentences.maybe = null))).toEqual(['rules.0.sentences.maybe'])
})
