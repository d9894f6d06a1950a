import { parse } from 'csv-parse/sync'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Exports from '#person/exports/actions'
import { transact } from '#platform/work'
import { aPerson, eventually } from '#test/build'
import { useDatabase } from '#test/database'
import { type Client, type Service, startService } from '#test/service'

const database = useDatabase()
let service: Service
let worker: Client
let supervisor: Client
let partner: Client
let volunteer: Client

const reason = 'Préparer la distribution de mars avec le site'
const threshold = 4

beforeAll(async () => {
  service = await startService(database.url, { settings: { limits: { file: 20_000, export: threshold } } })
  const compartments = ['social', 'protection'] as ('social' | 'protection')[]
  worker = await service.signIn({ organisation: 'ms2', site: 'cellule-al-andalous', role: 'counsellor', compartments })
  supervisor = await service.signIn({ organisation: 'ms2', role: 'supervisor', name: 'Nadia', compartments })
  partner = await service.signIn({ organisation: 'crm', site: 'crm-oujda', role: 'supervisor', compartments })
  volunteer = await service.signIn({ organisation: 'ms2', role: 'volunteer', compartments })
  const named = (given: string, nationality: string) => aPerson(worker, { names: [{ given, family: 'Export', script: 'latin' }], nationalities: [nationality], statuses: [{ kind: 'irregular', knownOn: '2026-01-10', proof: 'stated' }] })
  await named('=HYPERLINK("http://exemple.example")', 'SN')
  await named('Moussa', 'SN')
  const { id } = await named('Cachée', 'SN')
  await worker.put(`/v1/persons/${id}/protection`, { owner: worker.staffId, assigned: [] })
  for (const given of ['Un', 'Deux', 'Trois']) await named(given, 'ML')
  await aPerson(partner, { names: [{ given: 'Ailleurs', family: 'Crm', script: 'latin' }], nationalities: ['SN'] })
})
afterAll(() => service.close())

const ask = (mentioned: Record<string, unknown> = {}, client = worker) => client.post('/v1/person-exports', { reason, format: 'csv', filters: { nationality: 'SN' }, ...mentioned })
const find = async (client: Client, id: string) => (await client.get('/v1/person-exports')).body.items.find((each: { id: string }) => each.id === id)
const ready = (client: Client, id: string) => eventually(() => find(client, id), (found) => found?.state === 'ready')
const fetchFile = async (client: Client, id: string) => {
  const answer = await fetch(`${service.address}/v1/person-exports/${id}/file`, { headers: { cookie: client.cookie } })
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}
const made = async (mentioned: Record<string, unknown> = {}) => {
  const { body } = await ask(mentioned)
  expect((await ready(worker, body.id))?.state).toBe('ready')
  return fetchFile(worker, body.id)
}

describe('an export', () => {
  test('holds one’s own list with its filters, formulas made harmless, hidden names hidden, and nothing of papers', async () => {
    const { headers, bytes } = await made()
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''rawabit-personnes-\d{4}-\d{2}-\d{2}\.csv$/)
    const rows = parse(bytes, { bom: true }) as string[][]
    expect(rows[0]).toEqual(['Dossier', 'Nom', 'Sexe', 'Naissance', 'Nationalités', 'Résidence', 'Dernier contact', 'Donnée fictive'])
    expect(rows.slice(1).map((row) => row[1]).sort()).toEqual(["'=HYPERLINK(\"http://exemple.example\") Export", 'Moussa Export', 'Nom masqué (protection)'])
    expect(bytes.toString()).not.toMatch(/Cachée|Ailleurs|0612345678|irregul|irrégul/i)
  })

  test('is the same in Excel, in the language of who asks', async () => {
    const { headers, bytes } = await made({ format: 'xlsx', language: 'ar' })
    expect(headers.get('content-type')).toContain('spreadsheetml')
    const { sheets } = await readXlsx(bytes)
    expect(sheets[0]!.name).toBe('الأشخاص')
    expect(sheets[0]!.rows).toHaveLength(4)
    expect(sheets[0]!.rows.flat()).toContain('السنغال')
    expect(sheets[0]!.rows.flat()).toContain('=HYPERLINK("http://exemple.example") Export')
  })

  test('says which persons are of the demonstration, in a column and in its name', async () => {
    await service.house.pool.query("update person set synthetic = true where display_name = 'Moussa Export'")
    const { headers, bytes } = await made()
    expect(headers.get('content-disposition')).toContain('rawabit-demonstration-personnes')
    const rows = parse(bytes, { bom: true }) as string[][]
    expect(rows.find((row) => row[1] === 'Moussa Export')?.at(-1)).toBe('oui')
    expect(rows.filter((row) => row.at(-1) === 'oui')).toHaveLength(1)
  })

  test('needs a reason, and takes no filter by papers', async () => {
    for (const wrong of [{ reason: '' }, { reason: 'court' }, { filters: { status: 'irregular' } }, { format: 'ods' }]) expect((await ask(wrong)).status, JSON.stringify(wrong)).toBe(422)
  })

  test('is told in the journal with how many, and its reason and names are not', async () => {
    const { body } = await ask()
    await ready(worker, body.id)
    await fetchFile(worker, body.id)
    const { rows } = await service.house.pool.query("select verb, details, j::text as line from platform_journal j where details ->> 'export' = $1 order by position", [body.id])
    expect(rows.map(({ verb, details }) => [verb, details.count])).toEqual([['person.export-asked', 3], ['person.export-made', 3], ['person.exported', 3]])
    expect(rows.map(({ line }) => line).join()).not.toMatch(/distribution|Moussa/)
  })

  test('is fetched by who asked alone', async () => {
    const { body } = await ask()
    await ready(worker, body.id)
    expect([(await fetchFile(supervisor, body.id)).status, (await fetchFile(partner, body.id)).status, (await fetchFile(volunteer, body.id)).status]).toEqual([404, 404, 403])
    expect(await find(partner, body.id)).toBeUndefined()
    expect((await ask({}, volunteer)).status).toBe(403)
  })
})

describe('above the threshold', () => {
  const many = async () => (await ask({ filters: {} })).body

  test('it waits until somebody else in charge agrees, and is then made for who asked', async () => {
    const asked = await many()
    expect(asked).toMatchObject({ state: 'waiting', counted: 6, mine: true })
    expect((await fetchFile(worker, asked.id)).status).toBe(404)
    expect(await find(supervisor, asked.id)).toMatchObject({ state: 'waiting', reason, mine: false })
    expect((await supervisor.post(`/v1/person-exports/${asked.id}/decision`, { agree: true })).body).toMatchObject({ state: 'approved', decidedBy: 'Nadia' })
    expect((await ready(worker, asked.id))?.state).toBe('ready')
    expect(parse((await fetchFile(worker, asked.id)).bytes, { bom: true })).toHaveLength(7)
    expect((await supervisor.post(`/v1/person-exports/${asked.id}/decision`, { agree: true })).body.code).toBe('transition-refused')
  })

  test('nobody agrees to their own, nor whoever is not in charge, nor another organisation', async () => {
    const { body: own } = await ask({ filters: {} }, supervisor)
    expect((await supervisor.post(`/v1/person-exports/${own.id}/decision`, { agree: true })).body.code).toBe('incompatible-role')
    const asked = await many()
    expect((await worker.post(`/v1/person-exports/${asked.id}/decision`, { agree: true })).status).toBe(403)
    expect((await partner.post(`/v1/person-exports/${asked.id}/decision`, { agree: true })).status).toBe(404)
    expect((await find(worker, asked.id)).state).toBe('waiting')
  })

  test('a refusal says why, and nothing is made', async () => {
    const asked = await many()
    expect((await supervisor.post(`/v1/person-exports/${asked.id}/decision`, { agree: false })).status).toBe(422)
    expect((await supervisor.post(`/v1/person-exports/${asked.id}/decision`, { agree: false, answer: 'Trop large' })).body).toMatchObject({ state: 'refused', answer: 'Trop large' })
    expect((await fetchFile(worker, asked.id)).status).toBe(404)
  })

  test('those who may agree are told by letter, and whoever asked of the answer; no name and no reason goes with it', async () => {
    const asked = await many()
    const letters = (template: string) => service.house.pool.query("select m.recipient, m.reference::text as reference, s.id from platform_message m join organisation_staff s on s.email = m.recipient where m.template = $1 and m.reference ->> 'export' = $2", [template, asked.id])
    const told = await eventually(() => letters('export.asked'), ({ rows }) => rows.length > 0)
    expect(told?.rows.map(({ id }) => id)).toContain(supervisor.staffId)
    expect(told?.rows.map(({ id }) => id)).not.toContain(worker.staffId)
    expect(JSON.parse(told?.rows[0].reference)).toEqual({ export: asked.id })
    await supervisor.post(`/v1/person-exports/${asked.id}/decision`, { agree: false, answer: 'Trop large' })
    expect((await eventually(() => letters('export.answered'), ({ rows }) => rows.length > 0))?.rows.map(({ id }) => id)).toEqual([worker.staffId])
  })

  test('whoever asked takes it back while it waits, nobody else does, and nothing is made', async () => {
    const asked = await many()
    const withdraw = (client: Client) => client.post(`/v1/person-exports/${asked.id}/withdrawal`, {})
    expect([(await withdraw(supervisor)).status, (await withdraw(partner)).status, (await withdraw(volunteer)).status]).toEqual([404, 404, 403])
    expect((await withdraw(worker)).body).toMatchObject({ state: 'withdrawn', mine: true })
    expect((await withdraw(worker)).body.code).toBe('transition-refused')
    expect((await supervisor.post(`/v1/person-exports/${asked.id}/decision`, { agree: true })).body.code).toBe('transition-refused')
    expect((await fetchFile(worker, asked.id)).status).toBe(404)
  })

  test('the database holds it alone: no state but waiting without somebody else’s word', async () => {
    const asked = await many()
    const change = (set: string) => service.house.pool.query(`update person_export set ${set} where id = $1`, [asked.id])
    await expect(change("state = 'approved'")).rejects.toThrow('person_export_agreed')
    await expect(change("state = 'approved', decided_by = staff_id, decided_at = now()")).rejects.toThrow('person_export_two_hands')
  })

  test('a list that has grown since waits for the second word', async () => {
    const { body } = await ask({ filters: { nationality: 'ML' } })
    await ready(worker, body.id)
    await service.house.pool.query("update person_export set state = 'approved', file_id = null, expires_at = null, filters = '{}' where id = $1", [body.id])
    await transact({ ...service.house, follow: () => [] }, { kind: 'system', name: 'test' }, (work) => Exports.make(work, body.id))
    expect(await find(worker, body.id)).toMatchObject({ state: 'waiting', counted: 6 })
  })
})

describe('in the end', () => {
  test('its file expires and goes, and that it was stays', async () => {
    const { body } = await ask()
    await ready(worker, body.id)
    await service.house.pool.query("update person_export set expires_at = now() - interval '1 minute' where id = $1", [body.id])
    expect((await fetchFile(worker, body.id)).status).toBe(404)
    await transact({ ...service.house, follow: () => [] }, { kind: 'system', name: 'test' }, (work) => Exports.end(work, body.id))
    expect(await find(worker, body.id)).toMatchObject({ state: 'ended', reason })
  })

  test('whoever was suspended meanwhile is given nothing', async () => {
    const gone = await service.signIn({ organisation: 'ms2', role: 'counsellor', compartments: ['social'] })
    const { body } = await ask({ filters: {} }, gone)
    await service.house.pool.query('update organisation_staff set suspended_at = now() where id = $1', [gone.staffId])
    await supervisor.post(`/v1/person-exports/${body.id}/decision`, { agree: true })
    expect((await eventually(() => find(supervisor, body.id), (found) => found?.state === 'ended'))?.state).toBe('ended')
  })
})
