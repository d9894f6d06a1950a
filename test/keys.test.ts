import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { openAccount } from '#app/accounts'
import { customs } from '#app/customs'
import { loadAll } from '#app/load'
import { newId } from '#language/id'
import * as Documents from '#person/documents/actions'
import { normaliseNumber } from '#person/documents/model'
import { startEmbedded } from '#platform/embedded'
import { type House, openHouse } from '#platform/house'
import { readyKeys } from '#platform/keys'
import { migrate } from '#platform/migrate'
import { type KeySource, readRing } from '#platform/ring'
import { openVault, placeOf } from '#platform/vault'
import { maintain } from '#platform/work'
import { aRegistration } from './build.ts'
import { useDirectory } from './directory.ts'
import { freePort, startCommand, startProduct } from './product.ts'

const data = useDirectory('durable').make('data')
const source = { file: join(data, 'keys') }
const many = 2_400
const account = { email: 'gardienne@essai.example', password: 'mot-de-passe-de-test' }
const numberOf = (index: number): string => `PK ${String(index).padStart(6, '0')}`

/** Runs something in a house of the store, as another process would. */
const inHouse = async <V>(body: (house: House) => Promise<V>): Promise<V> => {
  const { url, stop } = await startEmbedded({ directory: data })
  const house = await openHouse(url, customs, { connections: 2, jobs: false, logLevel: 'silent', keys: source })
  try {
    return await body(house)
  } finally {
    await house.close()
    await stop()
  }
}

/** Persons with a document each, as the product would have written them, in few statements. */
const fill = async (house: House): Promise<void> => {
  const rows = Array.from({ length: many }, (_, index) => {
    const id = newId()
    const number = house.vault.seal(numberOf(index), placeOf('person_document', 'number', id))
    const blind = house.vault.blind(normaliseNumber(numberOf(index)), 'person_document.number_index')
    return { id, person: newId(), number, blind, index }
  })
  const column = (name: keyof (typeof rows)[number]) => rows.map((row) => row[name])
  await house.pool.query(
    `with given as (select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) as given (id, person, number, blind)),
       persons as (insert into person (id, code, display_name, sort_name, search_text, registered_by, registered_at)
         select person, 'T' || replace(person::text, '-', ''), 'Essai', 'essai', 'essai', 'ms2', now() from given)
     insert into person_document (id, person_id, kind, number, number_index, recorded_by, recorded_at)
       select id, person, 'passport', number, blind, 'ms2', now() from given`,
    [column('id'), column('person'), column('number'), column('blind')],
  )
}

/** That every number can be read with the keys at hand, and found: answers the keys that are in use. */
const prove = (house: House): Promise<string[]> =>
  maintain(house, 'test', async (work) => {
    const rows = await work.db.selectFrom('personDocument').selectAll().execute()
    const numbers = new Set(rows.map(({ id, number }) => house.vault.open(number, placeOf('person_document', 'number', id))))
    for (let index = 0; index < many; index++) if (!numbers.has(numberOf(index))) throw new Error(`${numberOf(index)} is lost`)
    const wrong = rows.filter(({ id, number, numberIndex }) =>
      !house.vault.blinds(normaliseNumber(house.vault.open(number, placeOf('person_document', 'number', id))), 'person_document.number_index').includes(numberIndex))
    expect(wrong).toEqual([])
    return [...new Set(rows.map(({ keyId }) => keyId))]
  })

const rotate = () => startCommand(data, 'keys', 'rotate')

beforeAll(async () => {
  const { url, stop } = await startEmbedded({ directory: data })
  await migrate(url)
  await loadAll(url)
  await stop()
  await inHouse(async (house) => {
    await readyKeys(house, source)
    await fill(house)
    await maintain(house, 'test', (work) => openAccount(work, {
      ...account, name: 'Gardienne', language: 'fr', organisation: 'ms2', site: 'cellule-al-andalous', role: 'counsellor', compartments: ['social'], synthetic: true,
    }))
  })
}, 120_000)

test('the first start made the keys, for their owner alone', () => {
  expect((statSync(source.file).mode & 0o777).toString(8)).toBe('600')
  expect(readRing(source).keys.size).toBe(1)
})

test('a rotation that is killed again and again loses nothing, goes on where it was, and comes to its end', async () => {
  const before = readRing(source).current!.id
  let between = 0
  for (let round = 0; round < 8; round++) {
    const rotation = rotate()
    const blow = round % 2 === 0 ? pause(Math.random() * 2_500) : rotation.line(/person_document.number: /).then(() => pause(Math.random() * 60), () => undefined)
    await Promise.race([blow, rotation.ended])
    rotation.child.kill('SIGKILL')
    await rotation.ended
    if ((await inHouse(prove)).length === 2) between++
  }
  const last = rotate()
  expect(await last.ended, last.output()).toBe(0)
  expect(between, 'some blows fell in the midst').toBeGreaterThan(0)
  const ring = readRing(source)
  expect(ring.keys.size, 'a new key only where the one before had come to its end').toBeLessThanOrEqual(12)
  expect(ring.current!.id).not.toBe(before)
  expect(await inHouse(prove)).toEqual([ring.current!.id])
  const { rows } = await inHouse((house) => house.pool.query<{ id: string }>('select id from platform_key'))
  expect(rows).toEqual([{ id: ring.current!.id }])
}, 240_000)

test('says how far it is, batch by batch, and what each key is needed for', async () => {
  const rotation = rotate()
  expect(await rotation.ended).toBe(0)
  expect(rotation.output()).toContain(`person_document.number: 200 of ${many.toLocaleString('en')}`)
  expect(rotation.output()).toContain(`person_document.number: ${many.toLocaleString('en')} of ${many.toLocaleString('en')}`)
  const status = startCommand(data, 'keys', 'status')
  expect(await status.ended).toBe(0)
  const current = readRing(source).current!
  expect(status.output()).toContain(`${current.id}  ${current.madeOn}  current, ${many.toLocaleString('en')} values`)
  expect(status.output()).toContain('nothing needs it but older copies of the database')
  for (const { secret } of readRing(source).keys.values()) expect(status.output() + rotation.output()).not.toContain(secret)
}, 60_000)

test('a product that serves meanwhile goes on reading, finding and sealing', async () => {
  const port = await freePort()
  const product = await startProduct(data, port)
  const ask = async (method: string, path: string, body?: unknown, cookie = '') =>
    fetch(`http://127.0.0.1:${port}${path}`, { method, headers: { 'content-type': 'application/json', cookie }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  const cookie = (await ask('POST', '/v1/session', account)).headers.getSetCookie().map((text) => text.split(';')[0]).join('; ')
  const person = (await (await ask('POST', '/v1/persons', aRegistration(), cookie)).json()) as { id: string }
  const show = async (number: string) => (await ask('POST', `/v1/persons/${person.id}/documents`, { kind: 'passport', number }, cookie)).status
  const find = async (text: string) => ((await (await ask('POST', '/v1/persons/search', { text }, cookie)).json()) as { items: { id: string }[] }).items.map(({ id }) => id)
  const rotation = rotate()
  let written = 0
  const over = rotation.ended.then(() => true)
  while (!(await Promise.race([over, pause(1).then(() => false)]))) {
    expect(await show(`SERVI-${written}`)).toBe(201)
    expect(await find(`servi ${written}`)).toEqual([person.id])
    written++
  }
  expect(await rotation.ended, rotation.output()).toBe(0)
  for (let each = 0; each <= written; each += 5) expect(await find(`SERVI${each}`)).toEqual(each < written ? [person.id] : [])
  expect(await show('SERVI-APRES')).toBe(201)
  expect(written).toBeGreaterThan(0)
  product.child.kill('SIGTERM')
  expect(await product.ended).toBe(0)
  expect(await inHouse((house) => maintain(house, 'test', async (work) => {
    const rows = await work.db.selectFrom('personDocument').select('keyId').distinct().execute()
    return rows.map(({ keyId }) => keyId)
  }))).toEqual([readRing(source).current!.id])
}, 120_000)

describe('without the key that is needed', () => {
  const startWith = async (keys: string | null) => {
    renameSync(source.file, `${source.file}.apart`)
    try {
      if (keys !== null) writeFileSync(source.file, keys)
      const started = startCommand(data, 'start', '--empty', '--no-web', '--port', String(await freePort()))
      return { ended: await started.ended, output: started.output(), made: existsSync(source.file) }
    } finally {
      renameSync(`${source.file}.apart`, source.file)
    }
  }

  test('it does not start, says so in one sentence, and makes no new key', async () => {
    const { ended, output, made } = await startWith(null)
    expect([ended, made]).toEqual([21, false])
    expect(output).toMatch(/What this database keeps is sealed with the key [0-9a-f]{16}, not found in the key file .*Put back the copy/)
    expect(output.split('\n')).toHaveLength(1)
  }, 60_000)

  test('nor with another key, nor with a damaged file', async () => {
    const other = await startWith(`2026-01-01 ${'x'.repeat(43)}\n`)
    expect([other.ended, other.output]).toEqual([21, expect.stringContaining('Put back the copy of the keys')])
    const damaged = await startWith('rien\n')
    expect([damaged.ended, damaged.output]).toEqual([20, expect.stringContaining('line 1 is not a day and a key')])
  }, 90_000)

  test('a rotation changes nothing', async () => {
    const kept = readFileSync(source.file, 'utf8')
    writeFileSync(source.file, `2026-01-01 ${'x'.repeat(43)}\n`)
    const rotation = rotate()
    expect(await rotation.ended).toBe(21)
    writeFileSync(source.file, kept)
    expect(await inHouse(prove)).toHaveLength(1)
  }, 60_000)
})

test('keys may be given by the environment, the current one last', async () => {
  const kept = [...readRing(source).keys.values()].map(({ secret }) => secret)
  const given = (keys: string[]): KeySource => ({ given: keys })
  await inHouse(async (house) => {
    await readyKeys(house, given(kept))
    await expect(readyKeys(house, given(kept.slice(0, -1)))).rejects.toMatchObject({ cause: { code: 'key-missing', message: expect.stringContaining('not found in RAWABIT_KEYS') as string } })
    const vault = openVault(given(kept))
    const person = await house.pool.query<{ person_id: string }>('select person_id from person_document limit 1')
    const documents = await maintain({ ...house, vault }, 'test', (work) => Documents.all(work, person.rows[0]!.person_id))
    expect(documents[0]!.number).toMatch(/^(PK|SERVI)/)
  })
})
