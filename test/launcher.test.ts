import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import type { Embedded, EmbeddedOptions } from '#platform/embedded'
import { startEmbedded } from '#platform/embedded'
import { livePostmaster } from '#platform/embedded/postmaster'
import { failureOf } from '#platform/embedded/run'
import { useDirectory } from './directory.ts'
import { startProgram } from './process.ts'

const { make, name } = useDirectory()
const open: Embedded[] = []
const holder = join(import.meta.dirname, 'launcher-holder.ts')

afterEach(async () => {
  for (const embedded of open.splice(0)) await embedded.stop()
})

async function start(directory: string, options: Partial<EmbeddedOptions> = {}): Promise<Embedded> {
  const embedded = await startEmbedded({ directory, quick: true, ...options })
  open.push(embedded)
  return embedded
}

async function ask<Row extends pg.QueryResultRow>(url: string, question: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(question)).rows
  } finally {
    await client.end()
  }
}

const server = (directory: string) => livePostmaster(join(directory, 'postgresql'))
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)

/** A store to begin with, made once and copied: what a test does to it stays its own. */
async function madeStore(directory: string): Promise<string> {
  const model = name('model')
  if (!existsSync(model)) await (await startEmbedded({ directory: model, quick: true })).stop()
  cpSync(model, directory, { recursive: true, preserveTimestamps: true })
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', `--reference=${join(model, 'postgresql')}`, join(directory, 'postgresql')])
  return directory
}

test('makes a store in a directory that only we may enter, whose owner is no superuser', async () => {
  const parent = make('parent')
  chmodSync(parent, 0o755)
  const { url, owner } = await start(join(parent, 'deep', 'data'))
  expect(owner).toBe(true)
  expect([mode(parent), mode(join(parent, 'deep', 'data')), mode(join(parent, 'deep', 'data', 'postgresql'))]).toEqual(['755', '700', '700'])
  const [row] = await ask(url, `select rolsuper as super, pg_encoding_to_char(encoding) as encoding, datcollate, current_setting('fsync') as fsync,
    (select count(*)::int from pg_collation where collname in ('fr-x-icu', 'ar-x-icu')) as collations
    from pg_roles, pg_database where rolname = current_user and datname = current_database()`)
  expect(row).toEqual({ super: false, encoding: 'UTF8', datcollate: 'C', fsync: 'off', collations: 2 })
})

test('flushes to disk unless it is told to hurry', async () => {
  const { url } = await start(await madeStore(name('safe')), { quick: false })
  expect(await ask(url, `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as waits, current_setting('full_page_writes') as pages`))
    .toEqual([{ fsync: 'on', waits: 'on', pages: 'on' }])
})

test('whoever comes second joins, and the last to leave stops the server', async () => {
  const directory = await madeStore(name('shared'))
  const first = await start(directory)
  const second = await start(directory)
  expect([first.owner, second.owner, second.url]).toEqual([true, false, first.url])
  await first.stop()
  expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await second.stop()
  expect(server(directory)).toBeUndefined()
})

test('joins the server that a killed process left behind, and stops it in the end', async () => {
  const directory = await madeStore(name('orphan'))
  const parent = startProgram([holder, directory])
  await parent.line(/owner true/)
  const left = server(directory)
  parent.child.kill('SIGKILL')
  await parent.ended
  const heir = await start(directory)
  expect([heir.owner, server(directory)]).toEqual([false, left])
  await heir.stop()
  expect(server(directory)).toBeUndefined()
})

test('two that start at once on an empty directory share one server', async () => {
  const directory = name('race')
  const both = [startProgram([holder, directory]), startProgram([holder, directory])]
  const said = await Promise.all(both.map(({ line }) => line(/owner/)))
  expect(said.map((text) => /owner (true|false)/.exec(text)?.[1]).sort()).toEqual(['false', 'true'])
  for (const { child } of both) child.kill('SIGTERM')
  expect(await Promise.all(both.map(({ ended }) => ended))).toEqual([0, 0])
  expect(server(directory)).toBeUndefined()
})

test('a number left in postmaster.pid that now belongs to another process does not keep it from starting', async () => {
  const directory = await madeStore(name('stale'))
  const { url } = await start(directory)
  await ask(url, 'create table kept as select 1 as one')
  const file = join(directory, 'postgresql', 'postmaster.pid')
  const said = readFileSync(file, 'utf8')
  await open.splice(0)[0]?.stop()
  writeFileSync(file, said.replace(/^\d+/, `${process.pid}`))
  writeFileSync(join(directory, 'postgresql', '.s.PGSQL.5432.lock'), said.replace(/^\d+/, `${process.pid}`))
  const again = await start(directory)
  expect(again.owner).toBe(true)
  expect(await ask(again.url, 'select one from kept')).toEqual([{ one: 1 }])
})

test('a server that dies while it is used is started again at the same address', async () => {
  const directory = await madeStore(name('revived'))
  const notices: string[] = []
  const { url } = await start(directory, { quick: false, notice: (sentence) => notices.push(sentence) })
  await ask(url, 'create table kept as select 1 as one')
  const before = server(directory)
  process.kill(before?.pid ?? 0, 'SIGKILL')
  await expect.poll(() => ask(url, 'select one from kept').catch(() => []), { timeout: 30_000 }).toEqual([{ one: 1 }])
  expect(server(directory)?.pid).not.toBe(before?.pid)
  await expect.poll(() => notices).toEqual(['The database server had ended and was started again.'])
})

test('what an interrupted making left behind is not taken for a store', async () => {
  const directory = make('interrupted')
  mkdirSync(join(directory, 'postgresql.new', 'base'), { recursive: true })
  writeFileSync(join(directory, 'postgresql.new', 'PG_VERSION'), '18\n')
  const { url } = await start(directory)
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(readdirSync(directory).sort()).toEqual(['postgresql', 'postgresql.lock', 'postgresql.log'])
})

test('finds its way to a store that lies deeper than a socket may be named', async () => {
  const directory = await madeStore(name(join('a'.repeat(60), 'ب'.repeat(40), 'data')))
  const { url, stop } = await start(directory)
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
  const link = new URL(url).searchParams.get('host') ?? ''
  expect(Buffer.byteLength(link)).toBeLessThan(100)
  await stop()
  expect(existsSync(link)).toBe(false)
})

// The way of Windows, where nobody is root; tried here by everybody else.
if (process.getuid?.() !== 0) {
  test('serves a port of this machine with a password where there are no sockets', async () => {
    const { url } = await start(make('loopback'), { transport: 'loopback' })
    const wrong = new URL(url)
    wrong.password = 'wrong'
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
    await expect(ask(wrong.toString(), 'select 1')).rejects.toMatchObject({ code: '28P01' })
  })
}

test('refuses in one sentence a directory that cannot be one', async () => {
  const file = join(make('blocked'), 'file')
  writeFileSync(file, '')
  await expect(start(join(file, 'data'))).rejects.toMatchObject({ code: 'directory-unusable', message: expect.stringMatching(/^The data directory .* cannot be used: .*\.$/) })
})

test('refuses a store of a newer PostgreSQL, of an older one, and what is none, and leaves them as they are', async () => {
  const directory = await madeStore(name('foreign'))
  const version = join(directory, 'postgresql', 'PG_VERSION')
  for (const [text, sentence] of [['19\n', /made by PostgreSQL 19 and this is 18; start it from a newer checkout/], ['15\n', /PostgreSQL 15 .* pg_upgrade/]] as const) {
    writeFileSync(version, text)
    await expect(start(directory)).rejects.toMatchObject({ code: 'store-foreign', message: expect.stringMatching(sentence) })
    expect(readFileSync(version, 'utf8')).toBe(text)
  }
  const photos = make('photos')
  mkdirSync(join(photos, 'postgresql'))
  writeFileSync(join(photos, 'postgresql', 'beach.jpg'), 'sand')
  await expect(start(photos)).rejects.toMatchObject({ code: 'store-foreign', message: expect.stringContaining('no PostgreSQL store') })
  expect(readdirSync(join(photos, 'postgresql'))).toEqual(['beach.jpg'])
})

test('says what is wrong when the server cannot start', async () => {
  const directory = await madeStore(name('broken'))
  writeFileSync(join(directory, 'postgresql', 'postgresql.auto.conf'), 'no_such_setting = 1\n')
  await expect(start(directory)).rejects.toMatchObject({ code: 'database-unavailable', message: expect.stringMatching(/configuration file .* contains errors/) })
  expect(failureOf('initdb', 'initdb: error: could not write: No space left on device')).toMatchObject({ code: 'disk-full' })
})
