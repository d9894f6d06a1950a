import { sql } from 'kysely'
import { dayOf } from '#language/date'
import { Failure, codeOf } from './failure.ts'
import type { House } from './house.ts'
import { type KeySource, makeRing, newKey, readRing, type Ring, writeRing } from './ring.ts'
import { placeOf, type Vault } from './vault.ts'
import { maintain, type Work } from './work.ts'

/**
 * A column that holds sealed values, in a table with an `id`. Its `key_id` is generated from the value and refers to `platform_key`.
 * `index` is a column of blind values beside it; `of` brings the text to the form that is sought.
 */
export type SealedColumn = { table: string; column: string; index?: { column: string; of: (text: string) => string } }

/** How much is sealed with a key; `registered`: the database may hold values that need it. */
export type KeyStanding = { id: string; madeOn: string | null; current: boolean; atHand: boolean; registered: boolean; values: number }

const atOnce = 200

const registered = async (work: Work): Promise<string[]> =>
  (await work.db.selectFrom('platformKey').select('id').orderBy('registeredAt').orderBy('id').execute()).map(({ id }) => id)

const register = (work: Work, id: string) =>
  work.db.insertInto('platformKey').values({ id, registeredAt: work.now.toString() }).onConflict((conflict) => conflict.doNothing()).execute()

const nameOf = (source: KeySource): string => ('file' in source ? `the key file ${source.file}` : 'RAWABIT_KEYS')

const refuseMissing = (ids: string[], source: KeySource): void => {
  if (ids.length === 0) return
  throw new Failure(
    'key-missing',
    `What this database keeps is sealed with ${ids.length === 1 ? 'the key' : 'the keys'} ${ids.join(', ')}, not found in ${nameOf(source)}. Put back the copy of the keys; a new key would open nothing.`,
  )
}

/**
 * Sees to it, once at a start, that every key is at hand with which something may be sealed, and makes the first one where nothing is.
 * Throws Failure `key-missing` or `keys-unusable`.
 */
export const readyKeys = (house: House, source: KeySource): Promise<void> =>
  maintain(house, 'keys', async (work) => {
    await sql`lock table platform_key in share row exclusive mode`.execute(work.db)
    const known = await registered(work)
    if ('file' in source && known.length === 0 && !readRing(source).current) makeRing(source.file, dayOf(work.now))
    const ring = readRing(source)
    refuseMissing(known.filter((id) => !ring.keys.has(id)), source)
    if (!ring.current) throw new Failure('keys-unusable', `There is no key in ${nameOf(source)}.`)
    await register(work, ring.current.id)
  })

const countOf = async (work: Work, { table, column }: SealedColumn, key: ReturnType<typeof sql>): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${sql.table(table)} where ${sql.ref(column)} is not null and key_id ${key}`.execute(work.db)
  return rows[0]?.count ?? 0
}

const valuesOf = async (work: Work, columns: readonly SealedColumn[], id: string): Promise<number> => {
  let values = 0
  for (const column of columns) values += await countOf(work, column, sql`= ${id}`)
  return values
}

/** Every key that is at hand or needed, the oldest first, and how many values need it. */
export const standingOf = (house: House, source: KeySource, columns: readonly SealedColumn[]): Promise<KeyStanding[]> =>
  maintain(house, 'keys', async (work) => {
    const ring = readRing(source)
    const known = await registered(work)
    const standings: KeyStanding[] = []
    for (const id of new Set([...ring.keys.keys(), ...known])) {
      const key = ring.keys.get(id)
      const values = await valuesOf(work, columns, id)
      standings.push({ id, madeOn: key?.madeOn ?? null, current: ring.current?.id === id, atHand: key !== undefined, registered: known.includes(id), values })
    }
    return standings
  })

/** Whether the last rotation came to its end: nothing is registered but the key with which we seal. */
const isSettled = (ring: Ring, known: string[]): boolean => known.length === 1 && known[0] === ring.current?.id && ![...ring.keys.values()].some(({ next }) => next)

/**
 * The key that is to take over. In a file it is written down before anything is sealed with it, and serves only when the database knows of
 * it; each step finds what the one before left, wherever it was cut off.
 */
const takeOver = async (house: House, source: KeySource): Promise<void> => {
  const ring = readRing(source)
  const known = await maintain(house, 'keys', registered)
  refuseMissing(known.filter((id) => !ring.keys.has(id)), source)
  if (!('file' in source)) return maintain(house, 'keys', async (work) => void (await register(work, ring.current!.id)))
  const keys = [...ring.keys.values()]
  if (isSettled(ring, known)) keys.push({ ...newKey(dayOf(house.clock())), next: true })
  writeRing(source.file, keys)
  const last = keys.at(-1)!
  await maintain(house, 'keys', async (work) => void (await register(work, last.id)))
  writeRing(source.file, keys.map((key) => ({ ...key, next: false })))
}

type Row = { id: string; value: string }

const resealRow = async (work: Work, vault: Vault, { table, column, index }: SealedColumn, { id, value }: Row): Promise<void> => {
  const place = placeOf(table, column, id)
  const blind = index && vault.blind(index.of(vault.open(value, place)), `${table}.${index.column}`)
  await sql`
    update ${sql.table(table)} set ${sql.ref(column)} = ${vault.rewrap(value, place)}
      ${index ? sql`, ${sql.ref(index.column)} = ${blind}` : sql``}
     where id = ${id}`.execute(work.db)
}

/** One batch, in a transaction of its own; answers how many there were. */
const resealSome = (house: House, sealed: SealedColumn): Promise<number> =>
  maintain(house, 'keys', async (work) => {
    const { rows } = await sql<Row>`
      select id, ${sql.ref(sealed.column)} as value from ${sql.table(sealed.table)}
       where key_id <> ${work.vault.current()} order by id limit ${sql.lit(atOnce)} for update`.execute(work.db)
    for (const row of rows) await resealRow(work, work.vault, sealed, row)
    return rows.length
  })

/** Forgets the keys that nothing needs: the database refuses while something does, also what another transaction is about to write. */
const forget = async (house: House): Promise<boolean> => {
  try {
    await maintain(house, 'keys', (work) => work.db.deleteFrom('platformKey').where('id', '<>', work.vault.current()).execute())
    return true
  } catch (error) {
    if (codeOf((error as Error).cause) === '23503') return false
    throw error
  }
}

const resealAll = async (house: House, columns: readonly SealedColumn[], told: (column: SealedColumn, done: number, of: number) => void): Promise<void> => {
  for (const column of columns) {
    const all = await maintain(house, 'keys', (work) => countOf(work, column, sql`<> ${work.vault.current()}`))
    for (let done = 0, some = -1; some !== 0; done += some) {
      some = await resealSome(house, column)
      if (some > 0) told(column, done + some, Math.max(all, done + some))
    }
  }
}

/**
 * Seals everything with a new key, some rows at a time, each batch in a transaction of its own. Cut off anywhere, it goes on from there when
 * it is called again. Servers go on meanwhile: they read the file again when it changes. `told` hears how far it is.
 * Throws Failure `key-missing`.
 */
export const rotate = async (
  house: House,
  source: KeySource,
  columns: readonly SealedColumn[],
  told: (column: SealedColumn, done: number, of: number) => void,
): Promise<void> => {
  await takeOver(house, source)
  do await resealAll(house, columns, told)
  while (!(await forget(house)))
}

/** Seals, at a start, what a table still holds in clear from before. `find` answers some rows and locks them; `keep` writes them sealed. */
export const sealExisting = async <R>(house: House, find: (work: Work, limit: number) => Promise<R[]>, keep: (work: Work, row: R) => Promise<unknown>): Promise<number> => {
  for (let sealed = 0; ; ) {
    const some = await maintain(house, 'keys', async (work) => {
      const rows = await find(work, atOnce)
      for (const row of rows) await keep(work, row)
      return rows.length
    })
    if (some === 0) return sealed
    sealed += some
  }
}
