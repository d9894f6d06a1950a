import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { normaliseNumber } from '#person/documents/model'
import { aPerson } from '#test/build'
import { useDatabase } from '#test/database'
import { type Client, type Service, startService } from '#test/service'
import { workerOf } from '#test/world'

const database = useDatabase()
let service: Service
let worker: Client
let elsewhere: Client
let owner: pg.Client

beforeAll(async () => {
  service = await startService(database.url)
  worker = await workerOf(service, 'ms2')
  elsewhere = await workerOf(service, 'crm')
  owner = new pg.Client({ connectionString: database.url })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await service.close()
})

const shown = { kind: 'passport', number: 'AB 123-456', country: 'GN', validUntil: '2030-01-31' }
const withDocument = async (number = shown.number) => {
  const person = await aPerson(worker)
  const { status, body } = await worker.post(`/v1/persons/${person.id}/documents`, { ...shown, number })
  expect(status).toBe(201)
  return { ...person, document: body.id as string }
}
const found = async (who: Client, text: string): Promise<string[]> =>
  (await who.post('/v1/persons/search', { text })).body.items.map(({ id }: { id: string }) => id)

/** Every text that the database holds, in every column of every table and partition, the queues and the log-ins included. */
const everyText = async (): Promise<string> => {
  const { rows } = await owner.query<{ name: string }>(`
    select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname in ('public', 'auth', 'jobs')`)
  let text = ''
  for (const { name } of rows) {
    const { rows: [row] } = await owner.query<{ text: string | null }>(`select string_agg(t::text, E'\\n') as text from ${name} t`)
    text += row?.text ?? ''
  }
  return text
}

describe('a document that was shown', () => {
  test('is in the file with the end of its number, and the whole of it is asked for by itself', async () => {
    const { id, document } = await withDocument()
    const { body } = await worker.get(`/v1/persons/${id}/documents`)
    expect(body.items).toMatchObject([{ id: document, kind: 'passport', ending: '456', country: 'GN', validUntil: '2030-01-31', recordedBy: 'ms2' }])
    expect(JSON.stringify(body)).not.toContain('123')
    expect((await worker.get(`/v1/persons/${id}/documents/${document}/number`)).body).toEqual({ number: 'AB 123-456' })
    const { rows } = await owner.query('select verb, details from platform_journal where person_id = $1 and verb like $2 order by position', [id, 'person.document%'])
    expect(rows.map(({ verb }) => verb)).toEqual(['person.document-shown', 'person.documents-read', 'person.document-number-read'])
  })

  test('is written down once, however it is written, and can be taken out', async () => {
    const { id, document } = await withDocument('CD 777-001')
    expect((await worker.post(`/v1/persons/${id}/documents`, { ...shown, number: 'cd٧٧٧٠٠١' })).body.code).toBe('already-exists')
    expect((await worker.remove(`/v1/persons/${id}/documents/${document}`)).status).toBe(204)
    expect((await worker.get(`/v1/persons/${id}/documents`)).body.items).toEqual([])
    expect((await worker.remove(`/v1/persons/${id}/documents/${document}`)).status).toBe(404)
  })

  test('is not another organisation’s to see, to add, to read or to take out', async () => {
    const { id, document } = await withDocument('EF 888-002')
    for (const answer of [
      await elsewhere.get(`/v1/persons/${id}/documents`),
      await elsewhere.get(`/v1/persons/${id}/documents/${document}/number`),
      await elsewhere.remove(`/v1/persons/${id}/documents/${document}`),
      await elsewhere.post(`/v1/persons/${id}/documents`, shown),
    ]) expect(answer.status).toBe(404)
    const own = await aPerson(worker)
    expect((await worker.get(`/v1/persons/${own.id}/documents/${document}/number`)).status, 'not under another person').toBe(404)
  })

  test('needs a number', async () => {
    const person = await aPerson(worker)
    for (const number of ['', '---- ', '١', 'x'.repeat(61)]) {
      expect((await worker.post(`/v1/persons/${person.id}/documents`, { ...shown, number })).status, number).toBe(422)
    }
  })
})

describe('a search for the number of a document', () => {
  test('finds it in capitals or not, with spaces, dashes and Arabic-Indic digits, and finds nothing by a part of it', async () => {
    const { id } = await withDocument('GH 123-789')
    for (const text of ['GH123789', 'gh 123 789', 'GH-123-789', 'gh١٢٣٧٨٩', 'GH۱۲۳۷۸۹', ' gh.123/789 ', 'ＧＨ１２３７８９']) {
      expect(await found(worker, text), text).toEqual([id])
    }
    for (const text of ['GH12378', 'H123789', 'GH1237890']) expect(await found(worker, text), text).toEqual([])
  })

  test('finds a number of digits alone, which could be a telephone', async () => {
    const { id } = await withDocument('0612 000 999')
    expect(await found(worker, '0612000999')).toEqual([id])
  })

  test('finds nobody with whom one is not involved', async () => {
    await withDocument('IJ 555-111')
    expect(await found(elsewhere, 'IJ555111')).toEqual([])
  })
})

test('the number stands nowhere in the database: no table, no journal, no stored answer, no job', async () => {
  const person = await aPerson(worker)
  const number = 'ZX-98765-QW'
  expect((await worker.send('POST', `/v1/persons/${person.id}/documents`, { ...shown, number }, 'a-key-of-this-writing')).status).toBe(201)
  expect((await worker.get(`/v1/persons/${person.id}/documents`)).status).toBe(200)
  expect(await found(worker, number)).toEqual([person.id])
  const text = await everyText()
  expect(text).toContain(person.id)
  expect(text.length).toBeGreaterThan(100_000)
  for (const form of [number, normaliseNumber(number), '98765', Buffer.from(number).toString('base64'), Buffer.from(number).toString('base64url'), Buffer.from(number).toString('hex')]) {
    expect(text.includes(form), form).toBe(false)
  }
})

test('a sealed number that somebody moves to another file is not read there', async () => {
  const [mine, other] = [await withDocument('KL 222-333'), await withDocument('MN 444-555')]
  await owner.query('update person_document set number = (select number from person_document where id = $1) where id = $2', [mine.document, other.document])
  const { status, body } = await worker.get(`/v1/persons/${other.id}/documents/${other.document}/number`)
  expect(status).toBe(500)
  expect(JSON.stringify(body)).not.toMatch(/222|333/)
})

test('the database refuses a number in clear, and one sealed with a key that it does not know', async () => {
  const { document } = await withDocument('OP 666-777')
  await expect(owner.query('update person_document set number = $2 where id = $1', [document, 'OP666777'])).rejects.toThrow('person_document_number_check')
  const foreign = ['v1', 'f'.repeat(16), ...Array<string>(6).fill('x')].join('.')
  await expect(owner.query('update person_document set number = $2 where id = $1', [document, foreign])).rejects.toThrow('person_document_key_id_fkey')
  await expect(owner.query('delete from platform_key')).rejects.toThrow('person_document_key_id_fkey')
})
