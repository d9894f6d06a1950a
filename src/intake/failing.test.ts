import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPerson, eventually } from '#test/build'
import { useDatabase } from '#test/database'
import { rowsFor } from '#test/sight'
import { type Client, type Service, startService } from '#test/service'

const database = useDatabase()
let service: Service
let owner: Client
let breaker: Client

beforeAll(async () => {
  service = await startService(database.url)
  owner = await service.signIn({ organisation: 'ms2', site: 'cellule-al-andalous', role: 'counsellor' })
  breaker = await service.signIn({ organisation: 'crm', site: 'crm-oujda', role: 'supervisor', compartments: ['social', 'health'] })
})
afterAll(() => service.close())

const upload = async (content: string, client = breaker): Promise<string> => {
  const reply = await fetch(`${service.address}/v1/intake/imports`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'file-name': 'liste.csv', 'cookie': client.cookie },
    body: Buffer.from(content),
  })
  const { id, mapping } = (await reply.json()) as { id: string; mapping: unknown }
  expect((await client.put(`/v1/intake/imports/${id}/mapping`, mapping)).status).toBe(200)
  return id
}
const until = (id: string, state: string) => eventually(async () => (await breaker.get(`/v1/intake/imports/${id}`)).body, (found) => found.state === state)
const check = async (id: string, client = breaker) => expect((await client.post(`/v1/intake/imports/${id}/check`)).status).toBe(200)

test('somebody whom one reads through broken glass only is not met by an import', async () => {
  const names = [{ given: 'Mariama', family: 'Verrebrisé', script: 'latin' }]
  const phone = '0677123401'
  await aPerson(owner, { names, birth: { value: '1990-05-12', precision: 'day' }, contacts: [{ kind: 'phone', value: phone }] })
  const { handle } = (await breaker.post('/v1/persons/matches', { phone })).body.items[0]
  expect((await breaker.post('/v1/glass', { handle, reason: 'Malaise au guichet, allergies inconnues' })).status).toBe(201)
  const id = await upload('Prénom,Nom,Naissance\nMariama,Verrebrisé,1990-05-12\n')
  await check(id)
  expect((await until(id, 'checked')).outcomes).toEqual({ new: 1, match: 0, possible: 0, refused: 0 })
  const who = { organisation: 'crm', staff: breaker.staffId, compartments: ['social', 'health'] }
  expect(await rowsFor(service, who, 'select outcome, person_id from intake_row where import_id = $1', [id])).toEqual([{ outcome: 'new', person_id: null }])
})

test('an import whose work failed for good says so, and goes on when the cause is gone', async () => {
  const { pool } = service.house
  const id = await upload('Prénom,Nom\nAwa,Panne\n')
  await pool.query(`update jobs.queue set retry_limit = 0 where name = 'intake'`)
  await pool.query(`create function fails() returns trigger language plpgsql as $$ begin raise exception 'a broken disk'; end $$`)
  await pool.query('create trigger fails before insert on intake_row for each row execute function fails()')
  await check(id)
  expect(await until(id, 'stopped')).toMatchObject({ state: 'stopped', phase: 'check', fault: { path: 'import', code: 'work-failed' } })
  await pool.query('drop trigger fails on intake_row')
  expect((await breaker.post(`/v1/intake/imports/${id}/resume`)).body.fault).toBeNull()
  expect((await until(id, 'checked')).fault).toBeNull()
})

test('who uploaded stays who did, whoever has it carried out', async () => {
  const colleague = await service.signIn({ organisation: 'crm', site: 'crm-oujda', role: 'supervisor' })
  const id = await upload('Prénom,Nom\nAwa,Deuxmains\n')
  const before = (await breaker.get(`/v1/intake/imports/${id}`)).body
  expect(before.carriedOutBy).toBeNull()
  await check(id, colleague)
  await until(id, 'checked')
  expect((await colleague.post(`/v1/intake/imports/${id}/run`, { possible: 'hold' })).status).toBe(200)
  await until(id, 'done')
  const { rows } = await service.house.pool.query('select staff_id as uploaded, carried_by as carried from intake_import where id = $1', [id])
  expect(rows).toEqual([{ uploaded: breaker.staffId, carried: colleague.staffId }])
  const after = (await colleague.get(`/v1/intake/imports/${id}`)).body
  expect(after.uploadedBy).toBe(before.uploadedBy)
  expect(after.carriedOutBy).toEqual(expect.any(String))
})
