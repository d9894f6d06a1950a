import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { statusKinds } from '#person/model'
import { aPerson } from '#test/build'
import { useDatabase } from '#test/database'
import { useDirectory } from '#test/directory'
import { exchange } from '#test/firewall/exchange'
import { startProgram } from '#test/process'
import { startService } from '#test/service'
import { openClient } from '#test/visibility/reach'
import { workerOf } from '#test/world'

const database = useDatabase()
const { make, name } = useDirectory()
const main = join(import.meta.dirname, '..', '..', 'src', 'app', 'main.ts')
let owner: pg.Client

beforeAll(async () => {
  make('data')
  const service = await startService(database.url)
  owner = await openClient(database.url)
  const worker = await workerOf(service, 'ms2')
  for (const kind of statusKinds) {
    for (let time = 0; time < 6; time++) {
      const { id } = await aPerson(worker, { statuses: [{ kind, knownOn: '2026-01-10', proof: 'stated' }] })
      await worker.post('/v1/deliveries', { person: id, offer: 'cellule-al-andalous-ecoute', on: '2026-02-03' })
    }
  }
  await service.close()
}, 60_000)
afterAll(() => owner.end())

const run = async (...arguments_: string[]): Promise<string> => {
  const program = startProgram(['--disable-warning=ExperimentalWarning', main, ...arguments_], {
    env: { RAWABIT_DATA: name('data'), DATABASE_URL: database.url, RAWABIT_LOG: 'silent', NODE_ENV: undefined },
  })
  expect(await program.ended, program.output()).toBe(0)
  return program.output().replaceAll(/"countedAt": "[^"]*"/g, '')
}

/** Everything that a command prints or writes of what the store holds. */
const shown = async (): Promise<Record<string, string>> => {
  const report = name('report.pdf')
  await run('report', 'steering', '--period', '2026-Q1', '--lang', 'fr', '--out', report)
  return {
    figures: await run('figures', '--json'),
    'figures of a period': await run('figures', '--period', '2026-Q1'),
    coverage: await run('coverage', '--json'),
    retention: await run('retention', 'run', '--dry-run'),
    publications: await run('publish', '--audit'),
    report: readFileSync(report, 'base64'),
  }
}

// `duplicates` and `names` read files and no registry; `keys` counts what is sealed, whatever it says.
test('every command is known here: a new one that shows anything of persons is held against the firewall too', async () => {
  const listed = (await run('help')).split('\n').flatMap((line) => /^rawabit ([a-z]+) /.exec(line)?.[1] ?? [])
  expect(listed.toSorted()).toEqual(
    ['bench', 'check', 'coverage', 'demo', 'doctor', 'duplicates', 'figures', 'invite', 'journal', 'keys', 'load', 'migrate', 'names', 'openapi', 'publish', 'report', 'retention', 'start', 'test'].toSorted(),
  )
})

test('what commands print and write does not depend on who is in an irregular situation', async () => {
  const before = await shown()
  expect(before['figures']).toContain('"value": 48')
  await exchange(owner, { irregular: 'regular', regular: 'asylum_seeker', asylum_seeker: 'stateless', stateless: 'irregular' })
  expect(await shown()).toEqual(before)
  expect(before['figures'] + before['coverage']!).not.toMatch(/"irregular"|asylum_seeker/)
}, 240_000)

test('the journal tells no status: not of a registration, not of an addition', async () => {
  const { rows } = await owner.query<{ line: string }>('select to_jsonb(j)::text as line from platform_journal j')
  expect(rows.length).toBeGreaterThan(50)
  expect(rows.filter(({ line }) => statusKinds.some((kind) => line.includes(kind)))).toEqual([])
})
