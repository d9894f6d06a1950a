import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from './database.ts'
import { useDirectory } from './directory.ts'
import { startProgram } from './process.ts'

const database = useDatabase()
const { make } = useDirectory()
const main = join(import.meta.dirname, '..', 'src', 'app', 'main.ts')
let data: string
let client: pg.Client

beforeAll(async () => {
  data = make('data')
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})
afterAll(() => client.end())

const run = async (arguments_: string[], anchor?: string) => {
  const { ended, output } = startProgram(['--disable-warning=ExperimentalWarning', main, 'journal', ...arguments_], {
    env: { RAWABIT_DATA: data, DATABASE_URL: database.url, RAWABIT_ANCHOR: anchor },
  })
  return { code: await ended, output: output() }
}

const write = (verb: string) =>
  client.query(`insert into platform_journal (id, at, verb, subject_word, subject_id) values (gen_random_uuid(), now(), '${verb}', 'message', 'm')`)

/** What somebody does who owns the tables, and puts the guard back in its place. */
const tamper = async (change: string) => {
  for (const act of [`disable`, `enable`]) {
    if (act === 'enable') await client.query(change)
    for (const table of ['platform_journal', 'platform_journal_seal']) await client.query(`alter table ${table} ${act} trigger all`)
  }
}

const lastSealed = async (): Promise<number> => Number((await client.query('select max(position) as last from platform_journal_seal')).rows[0].last)

describe('bin/rawabit journal', { timeout: 60_000 }, () => {
  const anchors = () => join(data, 'anchors.jsonl')

  test('anchors what was written, and proves it', async () => {
    for (const verb of ['test.one', 'test.two', 'test.three']) await write(verb)
    const first = await run(['anchor', '--out', anchors()])
    expect(first).toMatchObject({ code: 0, output: expect.stringMatching(/^\d+ [0-9a-f]{64}$/m) })
    await write('test.four')
    expect(await run(['verify'])).toMatchObject({ code: 0, output: expect.stringMatching(/The journal is whole: \d+ lines are sealed, 1 waits for a seal\./) })
    await run(['anchor', '--out', anchors()])
    expect(readFileSync(anchors(), 'utf8').trim().split('\n').map((line) => Object.keys(JSON.parse(line) as object))).toEqual([
      ['position', 'hash', 'at'], ['position', 'hash', 'at'],
    ])
    expect(await run(['verify', '--anchor', anchors()])).toMatchObject({ code: 0, output: expect.stringContaining('2 anchors agree.') })
    expect(await run(['verify'], anchors()), 'the anchors of this installation are looked at unasked').toMatchObject({ output: expect.stringContaining('2 anchors agree.') })
  })

  test('names the first line that was changed by hand, and its day, with an exit code of its own', async () => {
    const position = (await lastSealed()) - 2
    const today = new Date().toISOString().slice(0, 10)
    await tamper(`update platform_journal set subject_id = 'other' where position = ${position}`)
    expect(await run(['verify'])).toMatchObject({
      code: 18,
      output: expect.stringContaining(`The journal is broken at line ${position} (${today}): the line was changed after it was sealed.`),
    })
    await tamper(`update platform_journal set subject_id = 'm' where position = ${position}`)
    expect(await run(['verify'])).toMatchObject({ code: 0 })
  })

  test('finds an end that was cut off by what was written down outside', async () => {
    const last = await lastSealed()
    await tamper(`delete from platform_journal where position = ${last}; delete from platform_journal_seal where position = ${last}`)
    expect(await run(['verify'])).toMatchObject({ code: 0 })
    const kept = join(data, 'kept-elsewhere.jsonl')
    copyFileSync(anchors(), kept)
    const { code, output } = await run(['verify', '--anchor', kept])
    expect(code).toBe(18)
    expect(output).toMatch(new RegExp(`broken between line \\d+ and line ${last} \\(.*\\): what was written down outside does not agree`))
  })

  test('says what it does not understand', async () => {
    for (const wrong of [[], ['prove'], ['anchor'], ['verify', '--out', 'x'], ['anchor', '--anchor', 'x']]) expect((await run(wrong)).code, wrong.join(' ')).toBe(2)
    expect(await run(['verify', '--anchor', join(data, 'none')])).toMatchObject({ code: 10, output: expect.stringContaining('cannot be read') })
    expect(await run(['anchor', '--out', join(data, 'none', 'file')])).toMatchObject({ code: 10, output: expect.stringContaining('cannot be written') })
    expect(await run(['verify', '--anchor', main])).toMatchObject({ code: 2, output: expect.stringContaining('is no anchor') })
  })
})
