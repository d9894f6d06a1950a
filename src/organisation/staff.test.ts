import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eventually } from '#test/build'
import { useDatabase } from '#test/database'
import { aJar, aMember, aSignedIn, journalOf } from '#test/jar'
import { type Client, password, type Service, startService } from '#test/service'

const database = useDatabase()
let service: Service
let administrator: Client
let stranger: Client

beforeAll(async () => {
  service = await startService(database.url)
  administrator = await service.signIn({ organisation: 'ms2', role: 'organisation-administrator' })
  stranger = await service.signIn({ organisation: 'anapec', role: 'organisation-administrator' })
})
afterAll(() => service.close())
beforeEach(() => service.house.pool.query(`delete from auth.attempt where subject like 'network:%'`))

const sql = async (text: string, values: unknown[] = []) => (await service.house.pool.query(text, values)).rows

describe('a member of staff who is suspended', () => {
  test('is refused at the next request, loses every session, and is in again only after being reinstated and signing in', async () => {
    const { jar, id, email } = await aSignedIn(service)
    expect((await administrator.put(`/v1/staff/${id}/suspension`)).body.suspendedAt).toMatch(/Z$/)
    expect((await jar.get('/v1/session')).status).toBe(401)
    expect((await jar.get('/v1/account')).status).toBe(401)
    expect(await eventually(() => sql('select 1 from auth.session where "userId" = $1', [id]), (rows) => rows.length === 0)).toEqual([])
    const refused = await jar.post('/v1/session', { email, password })
    const unknown = await jar.post('/v1/session', { email: 'personne@essai.example', password })
    expect([refused.status, refused.body]).toEqual([401, unknown.body])
    expect((await journalOf(service, 'organisation.suspended'))[0]).toMatchObject({ subject_id: id, staff_id: administrator.staffId })
    await administrator.remove(`/v1/staff/${id}/suspension`)
    expect((await jar.get('/v1/session')).status, 'the session before stays ended').toBe(401)
    expect((await jar.post('/v1/session', { email, password })).status).toBe(201)
  })

  test('finds no session from before, however soon they are reinstated', async () => {
    const { jar, id } = await aSignedIn(service)
    await administrator.put(`/v1/staff/${id}/suspension`)
    await administrator.remove(`/v1/staff/${id}/suspension`)
    expect((await jar.get('/v1/session')).status).toBe(401)
  })

  test('is suspended by the administrator of their own organisation only', async () => {
    const { id, jar } = await aSignedIn(service)
    const worker = await service.signIn({ organisation: 'ms2', role: 'supervisor' })
    expect((await stranger.put(`/v1/staff/${id}/suspension`)).status).toBe(404)
    expect((await worker.put(`/v1/staff/${id}/suspension`)).status).toBe(403)
    expect((await jar.get('/v1/session')).status).toBe(200)
  })

  test('is never whoever suspends', async () => {
    expect((await administrator.put(`/v1/staff/${administrator.staffId}/suspension`)).status).toBe(403)
  })

  test('who works elsewhere too is not ours to suspend; their role here can be ended', async () => {
    const { id, jar } = await aSignedIn(service)
    await sql(`insert into organisation_role (id, staff_id, organisation_id, role) values (gen_random_uuid(), $1, 'anapec', 'counsellor')`, [id])
    expect((await administrator.put(`/v1/staff/${id}/suspension`)).body.code).toBe('works-elsewhere')
    const { body } = await administrator.get('/v1/staff')
    const post = body.items.find((each: { id: string }) => each.id === id).posts[0].id
    expect((await administrator.remove(`/v1/staff/${id}/roles/${post}`)).status).toBe(200)
    expect((await jar.get('/v1/session')).body.roles).toMatchObject([{ organisation: { id: 'anapec' } }])
    expect((await administrator.get('/v1/staff')).body.items.map((each: { id: string }) => each.id)).not.toContain(id)
  })
})

describe('the roles of a colleague', () => {
  test('are given and ended, from the next request on', async () => {
    const { id, jar } = await aSignedIn(service)
    const given = await administrator.post(`/v1/staff/${id}/roles`, { role: 'supervisor', site: 'cellule-al-andalous', compartments: ['social', 'health'] })
    expect(given.body.posts).toHaveLength(2)
    expect((await jar.get('/v1/session')).body.roles.map(({ role }: { role: string }) => role)).toEqual(['counsellor', 'supervisor'])
    expect((await administrator.post(`/v1/staff/${id}/roles`, { role: 'supervisor', site: 'cellule-al-andalous' })).status).toBe(409)
    const [first, second] = given.body.posts as { id: string }[]
    expect((await stranger.remove(`/v1/staff/${id}/roles/${first!.id}`)).status).toBe(404)
    expect((await administrator.remove(`/v1/staff/${id}/roles/${first!.id}`)).status).toBe(200)
    expect((await administrator.remove(`/v1/staff/${id}/roles/${first!.id}`)).status, 'ended already').toBe(404)
    expect((await administrator.remove(`/v1/staff/${id}/roles/${second!.id}`)).body.code).toBe('last-role')
  })

  test.each(['data-protection-officer', 'system-administrator', 'auditor', 'secretariat', 'donor'])('cannot become that of a %s by an association', async (role) => {
    const { id } = await aMember(service)
    expect((await administrator.post(`/v1/staff/${id}/roles`, { role })).status).toBe(403)
    expect((await administrator.post('/v1/invitations', { email: 'autre@essai.example', language: 'fr', role })).status).toBe(403)
  })

  test('are never given to oneself, nor at another organisation’s site', async () => {
    const { id } = await aMember(service)
    expect((await administrator.post(`/v1/staff/${administrator.staffId}/roles`, { role: 'counsellor' })).status).toBe(403)
    expect((await administrator.post(`/v1/staff/${id}/roles`, { role: 'counsellor', site: 'anapec-oujda' })).body.code).toBe('unknown-reference')
  })
})

test('a list of staff is of one’s own organisation', async () => {
  const { id } = await aMember(service, { name: 'Quelqu’un d’ici' })
  const ids = async (client: Client) => (await client.get('/v1/staff')).body.items.map((each: { id: string }) => each.id) as string[]
  expect(await ids(administrator)).toContain(id)
  expect(await ids(stranger)).not.toContain(id)
  expect((await stranger.get('/v1/staff/access')).body.items.map((each: { id: string }) => each.id)).not.toContain(id)
})

describe('a new password', () => {
  const next = 'trois mouettes sur le quai'

  test('comes by a link, which serves once and ends the sessions', async () => {
    const { id, email, jar } = await aSignedIn(service)
    expect((await stranger.post(`/v1/staff/${id}/renewal`)).status).toBe(404)
    expect((await administrator.post(`/v1/staff/${id}/renewal/link`)).body.code, 'none was offered').toBe('transition-refused')
    expect((await administrator.post(`/v1/staff/${id}/renewal`)).status).toBe(204)
    expect((await stranger.post(`/v1/staff/${id}/renewal/link`)).status).toBe(404)
    const { body } = await administrator.post(`/v1/staff/${id}/renewal/link`)
    const token = body.path.split('#')[1] as string
    const visitor = aJar(service.address)
    expect((await visitor.post('/v1/renewal', { token, password: 'motdepasse2026' })).body.faults).toEqual([{ path: 'password', code: 'too-common' }])
    expect((await visitor.post('/v1/renewal', { token, password: next })).status, 'a weak one did not use it up').toBe(204)
    expect((await visitor.post('/v1/renewal', { token, password: next })).status).toBe(404)
    expect((await jar.get('/v1/session')).status).toBe(401)
    expect((await visitor.post('/v1/session', { email, password: next })).status).toBe(201)
  })

  test('and its token are in no answer that is kept, and in no row', async () => {
    const { id } = await aMember(service)
    await administrator.post(`/v1/staff/${id}/renewal`, {}, 'une-cle-de-renouvellement')
    const { body } = await administrator.post(`/v1/staff/${id}/renewal/link`, {}, 'une-cle-pour-le-lien')
    const token = body.path.split('#')[1] as string
    for (const table of ['platform_answer', 'platform_message', 'platform_journal', 'auth.ticket']) {
      expect(await sql(`select 1 from ${table} t where t::text like '%' || $1 || '%'`, [token]), table).toEqual([])
    }
  })

  test('is not offered for a log-in of the demonstration', async () => {
    const { id } = await aMember(service)
    await sql('update auth."user" set shared = true where id = $1', [id])
    expect((await administrator.post(`/v1/staff/${id}/renewal`)).body.code).toBe('demonstration-account')
  })
})
