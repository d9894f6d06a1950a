import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { noisy } from '#test/people/sets'
import { writeSet } from '#test/people/write'
import { startCommand } from './product.ts'

const home = mkdtempSync(join(tmpdir(), 'rawabit-test-likeness-'))
afterAll(() => rmSync(home, { recursive: true }))

const called = async (...arguments_: string[]): Promise<{ code: unknown; output: string }> => {
  const started = startCommand(join(home, 'data'), ...arguments_)
  return { code: await started.ended, output: started.output() }
}

test('duplicates evaluate prints what was found, for a machine and for a reader, and touches no store', async () => {
  writeSet(home, noisy(21, 150))
  const files = [join(home, 'people.csv'), '--truth', join(home, 'truth.csv'), '--mapping', join(home, 'mapping.json')]
  const machine = await called('duplicates', 'evaluate', ...files, '--json')
  expect(JSON.parse(machine.output)).toMatchObject({
    atThreshold: { threshold: 0.5, precision: expect.any(Number), recall: expect.any(Number), f1: expect.any(Number) },
    best: { threshold: expect.any(Number), f1: expect.any(Number) }, certain: { precision: expect.any(Number) }, pairs: expect.any(Number), seconds: expect.any(Number),
  })
  const reader = await called('duplicates', 'evaluate', ...files, '--train')
  expect(reader.output).toMatch(/^\d+ persons, \d+ pairs compared/)
  expect([machine.code, reader.code]).toEqual([0, 0])
})

test('names compare scores each pair, and F1 where the truth is told', async () => {
  const file = join(home, 'names.csv')
  writeFileSync(file, 'a,b,truth\nMohamed Diallo,محمد جالو,1\nFatou Sow,Awa Camara,0\n')
  const { code, output } = await called('names', 'compare', file, '--json')
  const found = JSON.parse(output) as { pairs: { score: number; class: string }[]; atThreshold: { f1: number } }
  expect(found.pairs.map((pair) => pair.class)).toEqual(['certain', 'none'])
  expect(found.atThreshold.f1).toBe(1)
  expect(code).toBe(0)
})

test('what cannot be read ends with one sentence and its own code', async () => {
  const file = join(home, 'wrong.csv')
  writeFileSync(file, 'a,b,truth\nx,y,perhaps\n')
  expect(await called('names', 'compare', file)).toMatchObject({ code: 19, output: expect.stringContaining('wrong.csv: row 2, column truth: "perhaps" is neither yes') })
  expect(await called('duplicates', 'evaluate', file)).toMatchObject({ code: 2, output: expect.stringContaining('--truth and --mapping are needed') })
})
