import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { customs } from '#app/customs'
import { demonstrationAccounts } from '#app/demonstration/accounts'
import { ensureDemonstration, fillStore } from '#app/demonstration/ensure'
import type { Wish } from '#app/demonstration/generate'
import { ensureAccounts } from '#app/demonstration/log-ins'
import { tables } from '#app/demonstration/rows'
import { buildWorld } from '#app/demonstration/world'
import { type House, openHouse } from '#platform/house'
import { maintain } from '#platform/work'
import { useDatabase } from '#test/database'
import { type Service, startService } from '#test/service'

const database = useDatabase()
const wish: Wish = { persons: 600, seed: 4, until: '2026-11-01' }

let house: House
let service: Service
beforeAll(async () => {
  house = await openHouse(database.url, customs, { connections: 2, jobs: false, logLevel: 'silent' })
  service = await startService(database.url)
})
afterAll(async () => {
  await service.close()
  await house.close()
})

const one = <T>(query: ReturnType<typeof sql<T>>): Promise<T> =>
  maintain(house, 'test', async (work) => (await query.execute(work.db)).rows[0]!)

/** Every row of the world, in an order of its own: two stores that answer alike hold the same. */
const contents = async (): Promise<Record<string, string>> => {
  const digests: Record<string, string> = {}
  for (const table of tables) {
    const { digest } = await one(sql<{ digest: string }>`
      select md5(string_agg(row_to_json(t)::text, ',' order by row_to_json(t)::text)) as digest from ${sql.table(table)} t`)
    digests[table] = digest
  }
  return digests
}

test('a world that is killed on the way is finished at the next start, as it was wished for, and no line is there twice', async () => {
  const killed = buildWorld(house, wish, () => { throw new Error('killed') })
  await expect(killed).rejects.toThrow('killed')
  expect(await one(sql<{ count: number }>`select count(*) as count from person`)).toEqual({ count: 500 })

  const accounts = await ensureDemonstration(house, { ...wish, persons: 10, seed: 9 })
  expect(accounts).toEqual(demonstrationAccounts)
  expect(await one(sql<{ count: number }>`select count(*) as count from person where synthetic`)).toEqual({ count: 600 })
  const ledger = sql<object>`select count(*) as lines, count(distinct position) as places, max(position) as last from delivery`
  const { last } = await one(sql<{ last: number }>`select last from delivery_position`)
  expect(await one(ledger)).toEqual({ lines: last, places: last, last })
})

test('another start changes nothing, and a second filling is refused', async () => {
  const before = await contents()
  expect(await ensureDemonstration(house, wish)).toEqual(demonstrationAccounts)
  await expect(fillStore(house, { ...wish, seed: 5 }, false)).rejects.toThrow('already holds persons')
  await expect(fillStore(house, wish, true)).rejects.toThrow('this very demonstration')
  expect(await contents()).toEqual(before)
})

test('every log-in opens, and the counsellor of ANAPEC finds a queue in which nothing is late', async () => {
  const enter = async (email: string, password: string) =>
    fetch(`${service.address}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    })
  for (const { email, password, also } of demonstrationAccounts) {
    const answer = await enter(email, password)
    expect(answer.status, email).toBe(201)
    expect(((await answer.json()) as { roles: unknown[] }).roles).toHaveLength(1 + also.length)
  }
  const { email, password } = demonstrationAccounts.find(({ site }) => site === 'anapec-oujda')!
  const cookie = (await enter(email, password)).headers.getSetCookie().map((each) => each.split(';')[0]).join('; ')
  const answer = await fetch(`${service.address}/v1/referrals?direction=in&state=requested`, { headers: { cookie } })
  const { items } = (await answer.json()) as { items: { answerDueOn: string; urgency: string; person: { name: string } }[] }
  expect(items.length).toBeGreaterThanOrEqual(5)
  for (const item of items) {
    expect(item.answerDueOn > wish.until).toBe(true)
    expect(item.urgency).not.toBe('urgent')
    expect(item.person.name).not.toBe('')
  }
})

test('--more adds another world, whose lines stand after the first', async () => {
  const { last } = await one(sql<{ last: number }>`select last from delivery_position`)
  expect(await fillStore(house, { ...wish, persons: 30, seed: 5 }, true)).toMatchObject({ persons: 30, seed: 5 })
  const added = sql<{ lines: number; first: number }>`
    select count(*) as lines, min(position) as first from delivery where position > ${last}`
  const { lines, first } = await one(added)
  expect(first).toBe(last + 1)
  expect(await one(sql<{ last: number }>`select last from delivery_position`)).toEqual({ last: last + lines })
})

test('a store in which somebody real works is left alone', async () => {
  await maintain(house, 'test', (work) => ensureAccounts(work))
  const unlocking = sql`alter table platform_journal disable trigger platform_journal_not_emptied`
  const emptying = sql`truncate platform_journal, person, referral, delivery, casework_appointment cascade`
  await maintain(house, 'test', async (work) => {
    await unlocking.execute(work.db)
    await emptying.execute(work.db)
  })
  expect(await ensureDemonstration(house, wish)).toEqual([])
  expect(await one(sql<{ count: number }>`select count(*) as count from person`)).toEqual({ count: 0 })
})
