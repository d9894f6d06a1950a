import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { clean, clinic, noisy } from '#test/people/sets'
import { writeSet } from '#test/people/write'
import { evaluate } from './evaluate.ts'
import { readMapping } from './mapping.ts'

const home = mkdtempSync(join(tmpdir(), 'rawabit-test-likeness-'))
afterAll(() => rmSync(home, { recursive: true }))

const written = (name: string, content: string | object): string => {
  const path = join(home, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const mapping = { id: 'id', fields: { given: 'given', family: 'family' }, truth: { kind: 'pairs', a: 'a', b: 'b' } }
const people = 'id;given;family;born\n1;Mamadou;Diallo;1990\n2;Momodou;Jallow;1990\n3;Aïssatou;Barry;1985\n'

const evaluateFiles = (files: { people?: string; truth?: string; mapping?: object; against?: string }) =>
  evaluate({
    people: written('people.csv', files.people ?? people), against: files.against === undefined ? null : written('against.csv', files.against),
    truth: written('truth.csv', files.truth ?? 'a,b\n1,2\n'), mapping: readMapping(written('mapping.json', files.mapping ?? mapping)), train: false,
  })

const evaluateSet = (name: string, set: Parameters<typeof writeSet>[1], train = false) => {
  const folder = join(home, name)
  writeSet(folder, set)
  const against = set.against ? join(folder, 'against.csv') : null
  return evaluate({ people: join(folder, 'people.csv'), against, truth: join(folder, 'truth.csv'), mapping: readMapping(join(folder, 'mapping.json')), train })
}

describe('an evaluation', () => {
  test('links two clean files nearly without a fault', async () => {
    const found = await evaluateSet('clean', clean(11, 1200))
    expect(found.atThreshold.f1).toBeGreaterThan(0.99)
    expect(found.certain.precision).toBeGreaterThan(0.99)
    expect(found).toMatchObject({ people: 2400, truths: 1200, unknownTruths: 0 })
  })

  test('finds the copies in one noisy file, with the pinned weights and with its own', async () => {
    for (const train of [false, true]) {
      const found = await evaluateSet('noisy', noisy(12, 500), train)
      expect(found.best.f1, `train ${train}`).toBeGreaterThan(0.94)
      expect(found.certain.precision, `train ${train}`).toBeGreaterThan(0.99)
    }
  })

  test('finds people of a registry without papers', async () => {
    const found = await evaluateSet('clinic', clinic(13, 1500))
    expect(found.atThreshold.f1).toBeGreaterThan(0.97)
    expect(found.certain.precision).toBeGreaterThan(0.99)
  })

  test('works with names alone, and says so by certainty: none', async () => {
    const found = await evaluateFiles({})
    expect(found.certain.pairs).toBe(0)
    expect(found.best).toMatchObject({ precision: 1, recall: 1 })
  })

  test('knows that being one person passes on', async () => {
    expect((await evaluateFiles({ truth: 'a,b\n1,2\n2,3\n' })).truths).toBe(3)
    expect((await evaluateFiles({ truth: 'a,b\n1,2\n9,3\n' })).unknownTruths).toBe(1)
  })

  test('takes clusters, and pairs of two files on either side', async () => {
    const clusters = { ...mapping, truth: { kind: 'clusters', id: 'id', cluster: 'born' } }
    expect((await evaluateFiles({ mapping: clusters, truth: people })).truths).toBe(1)
    const against = 'id,given,family\nx,Mamadou,Diallo\ny,Aissatou,Bari\n'
    expect((await evaluateFiles({ against, truth: 'a,b\n1,x\ny,3\n' })).truths).toBe(2)
  })
})

describe('what cannot be evaluated is told with its place', () => {
  test.each([
    ['a column that is not there', { mapping: { ...mapping, fields: { given: 'prénom' } } }, 'people.csv: there is no column "prénom" (fields.given); the columns are: id, given, family, born.'],
    ['a field that is none', { mapping: { ...mapping, fields: { first: 'given' } } }, 'mapping.json: fields'],
    ['a truth of no kind', { mapping: { ...mapping, truth: { kind: 'list' } } }, 'mapping.json: truth'],
    ['an id twice', { people: `${people}1;A;B;1\n` }, 'people.csv: row 5, column id: the id "1" stands in an earlier row too.'],
    ['a row without an id', { people: `${people};A;B;1\n` }, 'people.csv: row 5, column id: there is no id.'],
    ['no rows', { people: 'id;given;family\n' }, 'people.csv: there are columns and no row.'],
    ['a truth about others', { truth: 'a,b\n8,9\n' }, 'truth.csv: none of its ids is an id of the people; is truth.a the right column?'],
  ])('%s', async (_, files, sentence) => {
    await expect((async () => evaluateFiles(files))()).rejects.toThrow(sentence)
  })

  test('a mapping that is no JSON, or not there', () => {
    expect(() => readMapping(written('bad.json', '{"id": '))).toThrow('bad.json: is not JSON')
    expect(() => readMapping(join(home, 'missing.json'))).toThrow('missing.json: there is no such file.')
  })
})
