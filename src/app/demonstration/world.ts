import { CompiledQuery, sql } from 'kysely'
import { ensureAccounts } from '#app/demonstration/log-ins'
import { readCatalogue } from '#app/demonstration/catalogue'
import { generate, type Wish, type World } from '#app/demonstration/generate'
import { type FileRows, tables } from '#app/demonstration/rows'
import type { House } from '#platform/house'
import { journal } from '#platform/journal'
import { maintain, type Work } from '#platform/work'

/** A world that was begun in this store: its wish, and the place in the ledger after which its lines stand. */
export type Begun = { wish: Wish; base: number; completed: boolean }

/** Tells how many of how many persons are there. */
export type Progress = (done: number, total: number) => void

const begunVerb = 'app.demonstration-begun'
const completedVerb = 'app.demonstration-completed'
const batchSize = 500
/** Of two processes that build at once, one waits for the other; each then sees what is there already. */
const lockKey = 7_726_922_483

const lock = (work: Work) => sql`select pg_advisory_xact_lock(${lockKey})`.execute(work.db)

const nameOf = ({ persons, seed, until }: Wish): string => `${persons}/${seed}/${until}`

/** The worlds that this store has, the one that was begun last first. */
export const worldsOf = async (work: Work): Promise<Begun[]> => {
  const lines = await work.db
    .selectFrom('platformJournal')
    .select(['verb', 'subjectId', 'details'])
    .where('subjectWord', '=', 'app')
    .where('verb', 'in', [begunVerb, completedVerb])
    .orderBy('position', 'desc')
    .execute()
  const completed = new Set(lines.filter(({ verb }) => verb === completedVerb).map(({ subjectId }) => subjectId))
  return lines
    .filter(({ verb }) => verb === begunVerb)
    .map(({ subjectId, details }) => ({ ...(details as Omit<Begun, 'completed'>), completed: completed.has(subjectId) }))
}

const places = sql<{ last: number }>`select last from delivery_position for update`

/** Reserves the places of all its lines in the ledger and notes that the world is begun; unless it was begun before. */
const begin = async (work: Work, world: World): Promise<Begun> => {
  await lock(work)
  const before = (await worldsOf(work)).find(({ wish }) => nameOf(wish) === nameOf(world.wish))
  if (before) return before
  const { rows } = await places.execute(work.db)
  const base = rows[0]!.last
  await sql`update delivery_position set last = ${base + world.lines}`.execute(work.db)
  await journal(work, { verb: begunVerb, subject: { word: 'app', id: nameOf(world.wish) }, details: { wish: world.wish, base } })
  return { wish: world.wish, base, completed: false }
}

const insert = (work: Work, table: (typeof tables)[number], rows: FileRows[typeof table]) => {
  if (rows.length === 0) return Promise.resolve()
  const columns = Object.keys(rows[0]!).join(', ')
  const statement = `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`
  return work.db.executeQuery(CompiledQuery.raw(statement, [JSON.stringify(rows)]))
}

/** The persons from `start` on, one batch, in one transaction; nothing where they are there already. */
const insertBatch = async (work: Work, world: World, base: number, start: number): Promise<void> => {
  await lock(work)
  const first = world.file(start)
  const there = await work.db.selectFrom('person').select('id').where('id', '=', String(first.person[0]['id'])).executeTakeFirst()
  if (there) return
  const files = [first]
  for (let index = start + 1; index < Math.min(start + batchSize, world.wish.persons); index++) files.push(world.file(index))
  for (const file of files) for (const line of file.delivery) line['position'] = base + Number(line['position'])
  for (const table of tables) await insert(work, table, files.flatMap((file) => file[table]))
}

const complete = async (work: Work, wish: Wish): Promise<void> => {
  await lock(work)
  for (const table of tables) await sql`analyze ${sql.table(table)}`.execute(work.db)
  if ((await worldsOf(work)).some((each) => nameOf(each.wish) === nameOf(wish) && each.completed)) return
  await journal(work, { verb: completedVerb, subject: { word: 'app', id: nameOf(wish) } })
}

/**
 * Puts the world of a wish into the store, with the log-ins of the demonstration: first a journal line that it is begun, then its persons
 * a batch at a time, then a line that it is complete. Where it was begun before and killed, it is finished: what is there stays.
 * Runs as the owner of the tables. Answers whether anything was missing.
 */
export const buildWorld = async (house: House, wish: Wish, progress: Progress = () => undefined): Promise<boolean> => {
  const catalogue = await maintain(house, 'demonstration', readCatalogue)
  const world = generate(catalogue, wish)
  const { base, completed } = await maintain(house, 'demonstration', (work) => begin(work, world))
  if (completed) return false
  await maintain(house, 'demonstration', ensureAccounts)
  for (let start = 0; start < wish.persons; start += batchSize) {
    await maintain(house, 'demonstration', (work) => insertBatch(work, world, base, start))
    progress(Math.min(start + batchSize, wish.persons), wish.persons)
  }
  await maintain(house, 'demonstration', (work) => complete(work, wish))
  return true
}
