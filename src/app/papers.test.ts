import { afterAll, beforeAll, expect, test } from 'vitest'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { customs } from '#app/customs'
import { ensureDemonstration } from '#app/demonstration/ensure'
import { ensurePapers } from '#app/papers'
import { type House, openHouse } from '#platform/house'
import { useDatabase } from '#test/database'

const database = useDatabase()
let house: House
beforeAll(async () => {
  house = await openHouse(database.url, customs, { connections: 1, jobs: false, logLevel: 'silent' })
})
afterAll(() => house.close())

const held = async () => {
  const { rows } = await house.pool.query(`
    select (select count(*)::int from person_document) as documents, (select count(*)::int from person_piece where name like '%démonstration%') as pieces,
           (select count(*)::int from person_document d join person p on p.id = d.person_id where not p.synthetic) as real`)
  return rows[0]
}

test('the persons of the demonstration have a few invented papers, once, and a store without it has none', async () => {
  const data = mkdtempSync(join(tmpdir(), 'rawabit-papers-'))
  const settings = { keys: { file: join(data, 'keys') }, files: join(data, 'files') }
  await ensurePapers(database.url, settings)
  expect(await held()).toEqual({ documents: 0, pieces: 0, real: 0 })
  await ensureDemonstration(house, { persons: 60, seed: 3, until: '2026-11-01' })
  for (const _ of [1, 2]) await ensurePapers(database.url, settings)
  expect(await held()).toEqual({ documents: 3, pieces: 2, real: 0 })
})
