import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#language/id'
import { appendAnchor, readAnchors } from '#platform/anchor'
import { canonical, type ChainedLine, hashAfter, origin } from '#platform/chain'
import { type House, openHouse } from '#platform/house'
import { journal } from '#platform/journal'
import { type Proof, prove, walk } from '#platform/proof'
import { head, keepSealed, seal } from '#platform/sealing'
import { maintain, transact, type Work } from '#platform/work'
import { useDatabase } from '#test/database'

const database = useDatabase()
/** Other files make databases on the same server meanwhile, and each of those is a long transaction. */
const patience = 15_000
const nobody = { follow: () => [], constraints: {}, queues: [] }
let house: House
let folder: string

beforeAll(async () => {
  house = await openHouse(database.url, nobody, { connections: 4, jobs: false, logLevel: 'silent' })
  folder = mkdtempSync(join(tmpdir(), 'rawabit-anchors-'))
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true })
})

const note = (verb: string, details: Record<string, unknown> = {}, of: House = house) =>
  transact(of, { kind: 'system', name: 'test' }, (work) => journal(work, { verb, subject: { word: 'message', id: newId() }, details }))

const positions = async (): Promise<number[]> =>
  (await house.pool.query<{ position: number }>('select position from platform_journal order by position')).rows.map((row) => row.position)

describe('the canonical form', () => {
  test('is that of RFC 8785', () => {
    const input = JSON.parse(
      String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
    ) as unknown
    expect(canonical(input)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    )
    expect(canonical({ 10: 1, 9: 2, 'é': 3, a: { c: 1, b: [] } })).toBe('{"10":1,"9":2,"a":{"b":[],"c":1},"é":3}')
  })

  test('of a line can be made by anybody who reads the decision', () => {
    const line: ChainedLine = {
      position: 7, id: newId(), at: '2026-11-21T20:50:09.300000Z', verb: 'person.read', subjectWord: 'person', subjectId: 'a"é\n',
      personId: null, staffId: newId(), role: 'counsellor', organisationId: 'ms2', details: { b: 1, a: ['x', null] },
    }
    const sealedAt = '2026-11-21T20:50:10.000000Z'
    const text = Buffer.from(canonical({ ...line, sealedAt }))
    expect(hashAfter(origin, line, sealedAt).toString('hex')).toBe(createHash('sha256').update(Buffer.alloc(32)).update(text).digest('hex'))
  })

  test('holds every column of the journal', async () => {
    const { rows } = await house.pool.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = 'platform_journal'`,
    )
    expect(rows.map(({ name }) => name).sort()).toEqual(
      ['at', 'details', 'id', 'organisation_id', 'person_id', 'position', 'role', 'staff_id', 'subject_id', 'subject_word', 'verb'],
    )
  })
})

describe('sealing', () => {
  test('seals what was written, in the order of positions, and again what comes then', async () => {
    await note('test.one', { nested: { b: 2, a: 1 } })
    expect((await prove(house)).waiting).toBeGreaterThan(0)
    await seal(house, patience)
    const first = await prove(house)
    expect(first).toMatchObject({ waiting: 0, broken: null, head: { position: (await positions()).at(-1) } })
    await note('test.two')
    await seal(house, patience)
    expect(await prove(house)).toMatchObject({ sealed: first.sealed + 1, waiting: 0, broken: null })
  })

  test('waits for a line whose transaction is late, and for one that is given up', async () => {
    for (const ending of ['commit', 'rollback']) {
      const late = new pg.Client({ connectionString: database.url })
      await late.connect()
      await late.query('begin')
      await late.query(`insert into platform_journal (id, at, verb, subject_word) values (gen_random_uuid(), now(), 'test.late', 'message')`)
      await note('test.after')
      const before = await prove(house)
      await seal(house, 100)
      expect((await prove(house)).sealed, 'nothing behind the late one is sealed').toBe(before.sealed)
      await late.query(ending)
      await late.end()
      await seal(house, patience)
      expect(await prove(house)).toMatchObject({ waiting: 0, broken: null })
    }
  })

  test('by two at once, while many write, leaves one whole chain', async () => {
    const other = await openHouse(database.url, nobody, { connections: 4, jobs: false, logLevel: 'silent' })
    const sealing = [keepSealed(house, undefined), keepSealed(other, undefined)]
    const writers = Array.from({ length: 6 }, async (_, writer) => {
      for (let line = 0; line < 40; line++) await note('test.many', { writer, line }, line % 2 ? house : other)
    })
    const seals = Array.from({ length: 20 }, () => seal(other, 200))
    await Promise.all([...writers, ...seals])
    for (const each of sealing) await each.stop()
    expect(await prove(house)).toMatchObject({ waiting: 0, broken: null })
    await other.close()
  })

  test('goes on by itself, and writes the head down outside when it stops', async () => {
    const file = join(folder, 'kept.jsonl')
    const { stop } = keepSealed(house, file)
    await note('test.kept')
    await expect.poll(async () => (await prove(house)).waiting, { timeout: 5_000 }).toBe(0)
    await note('test.last')
    await stop()
    const anchors = readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { position: number; hash: string })
    const proof = await prove(house, readAnchors(file))
    expect(proof).toMatchObject({ waiting: 0, broken: null, anchors: anchors.length })
    expect(anchors.at(-1)).toMatchObject(proof.head ?? {})
  })
})

class Undone extends Error {
  readonly proof: Proof

  constructor(proof: Proof) {
    super('undone')
    this.proof = proof
  }
}

/** What the proof says after somebody who owns the database did something to it; it is undone afterwards. */
const after = async (tampering: (work: Work) => Promise<unknown>, anchorFile?: string): Promise<Proof> => {
  const attempt = maintain(house, 'test', async (work) => {
    for (const table of ['platform_journal', 'platform_journal_seal']) await sql`alter table ${sql.table(table)} disable trigger all`.execute(work.db)
    await tampering(work)
    throw new Undone(await walk(work, anchorFile ? readAnchors(anchorFile) : undefined))
  })
  const error = (await attempt.catch((thrown: unknown) => thrown)) as { cause?: unknown }
  if (error.cause instanceof Undone) return error.cause.proof
  throw error
}

/** The chain from a position on computed again, as somebody would who knows how. */
const recompute = async (work: Work, from: number): Promise<void> => {
  const { rows: [before] } = await sql<{ hash: Buffer }>`
    select hash from platform_journal_seal where position < ${from} order by position desc limit 1`.execute(work.db)
  const { rows } = await sql<ChainedLine & { sealedAt: string }>`
    select j.position, j.id, to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, j.verb, j.subject_word, j.subject_id,
           j.person_id, j.staff_id, j.role, j.organisation_id, j.details,
           to_char(s.sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as sealed_at
      from platform_journal j join platform_journal_seal s using (position) where j.position >= ${from} order by j.position`.execute(work.db)
  let hash: Buffer = before?.hash ?? origin
  for (const { sealedAt, ...line } of rows) {
    hash = hashAfter(hash, line, sealedAt)
    await sql`update platform_journal_seal set hash = ${hash} where position = ${line.position}`.execute(work.db)
  }
}

describe('tampering', () => {
  const today = new Date().toISOString().slice(0, 10)
  let middle: number
  let last: number

  beforeEach(async () => {
    for (let line = 0; line < 6; line++) await note('test.line', { line })
    await seal(house, patience)
    const all = await positions()
    last = all.at(-1)!
    middle = all.at(-4)!
  })

  const broken = (kind: string, position: number) => ({ broken: { kind, position, day: today, since: null } })

  test('a line that is changed is named, whatever of it was changed', async () => {
    const changes = [
      sql`verb = 'test.other'`, sql`at = at + interval '1 microsecond'`, sql`id = gen_random_uuid()`, sql`subject_word = 'person'`,
      sql`subject_id = null`, sql`person_id = gen_random_uuid()`, sql`staff_id = gen_random_uuid()`, sql`role = 'auditor'`,
      sql`organisation_id = 'ms2'`, sql`details = '{}'`,
    ]
    for (const change of changes) {
      const proof = await after((work) => sql`update platform_journal set ${change} where position = ${middle}`.execute(work.db))
      expect(proof).toMatchObject(broken('line-changed', middle))
    }
    const end = await after((work) => sql`update platform_journal set verb = 'test.other' where position = ${last}`.execute(work.db))
    expect(end.broken).toMatchObject({ kind: 'line-or-seal-changed', position: last })
  })

  test('the first of several is named', async () => {
    const proof = await after((work) => sql`update platform_journal set verb = 'test.other' where position in (${middle}, ${last})`.execute(work.db))
    expect(proof.broken).toMatchObject({ position: middle })
    expect(proof.sealed).toBeGreaterThan(0)
  })

  test('a line that was taken out is named, also the last one', async () => {
    for (const position of [middle, last]) {
      const proof = await after((work) => sql`delete from platform_journal where position = ${position}`.execute(work.db))
      expect(proof).toMatchObject(broken('line-missing', position))
    }
  })

  const insertAt = (position: number) => (work: Work) =>
    sql`insert into platform_journal (id, at, position, verb, subject_word) values (gen_random_uuid(), now(), ${position}, 'test.in', 'message')`.execute(work.db)

  test('a line that was put in is named: where a place was empty, and where it was taken', async () => {
    await house.pool.query('select platform_take_place()')
    const empty = last + 1
    await note('test.behind')
    await seal(house, patience)
    expect(await after(insertAt(empty))).toMatchObject(broken('line-inserted', empty))
    expect((await after(insertAt(middle))).broken).toMatchObject({ kind: 'line-inserted', position: middle })
  })

  test('a seal that was changed or taken out is named', async () => {
    const forged = await after((work) => sql`update platform_journal_seal set hash = decode(repeat('ab', 32), 'hex') where position = ${middle}`.execute(work.db))
    expect(forged).toMatchObject(broken('seal-changed', middle))
    const moved = await after((work) => sql`update platform_journal_seal set sealed_at = sealed_at - interval '1 day' where position = ${middle}`.execute(work.db))
    expect(moved.broken).toMatchObject({ position: middle })
    const gone = await after((work) => sql`delete from platform_journal_seal where position = ${middle}`.execute(work.db))
    expect(gone).toMatchObject(broken('seal-missing', middle))
  })

  test('a chain computed anew agrees with itself, but not with what was written down outside', async () => {
    const file = join(folder, `${newId()}.jsonl`)
    await appendAnchor(file, (await head(house))!)
    const good = last
    for (let line = 0; line < 3; line++) await note('test.more', { line })
    await seal(house, patience)
    await appendAnchor(file, (await head(house))!)
    const end = (await positions()).at(-1)!
    const rewrite = async (work: Work) => {
      await sql`update platform_journal set verb = 'test.other' where position = ${good + 1}`.execute(work.db)
      await recompute(work, good + 1)
    }
    expect((await after(rewrite)).broken, 'the chain alone does not tell').toBeNull()
    const rewritten = { broken: { kind: 'tail-rewritten', position: end, day: today, since: good + 1 } }
    expect(await after(rewrite, file)).toMatchObject({ ...rewritten, anchors: 1 })
    const cut = async (work: Work) => {
      await sql`delete from platform_journal where position > ${good}`.execute(work.db)
      await sql`delete from platform_journal_seal where position > ${good}`.execute(work.db)
    }
    expect((await after(cut)).broken).toBeNull()
    expect(await after(cut, file)).toMatchObject(rewritten)
    expect(await prove(house, readAnchors(file))).toMatchObject({ broken: null, anchors: 2 })
  })

  test('an anchor that is none is refused by its line', async () => {
    const file = join(folder, `${newId()}.jsonl`)
    writeFileSync(file, `${JSON.stringify(await head(house))}\n{"position":"x"}\n`)
    await expect(prove(house, readAnchors(file))).rejects.toMatchObject({ code: 'usage', message: `Line 2 of ${file} is no anchor.` })
    await expect(prove(house, readAnchors(join(folder, 'none')))).rejects.toMatchObject({ code: 'directory-unusable' })
  })
})
