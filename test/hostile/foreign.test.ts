import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#language/id'
import { frontRoles, type Role } from '#organisation/model'
import { useDatabase } from '#test/database'
import { smallForm } from '#test/files'
import { type Example, exampleOf, type Known, segmentBefore } from '#test/matrix/example'
import { admittedBy, type Description, nameOf, type Operation, operationsOf, type Schema } from '#test/matrix/table'
import { type Client, type Service, startService } from '#test/service'
import { buildWorldOfThree, type World, workerOf } from '#test/world'

type Each = { method: string; path: string; operation: Operation }

const database = useDatabase()
let service: Service
let world: World
let operations: Each[]
/** What is MS2's own, and what is the CRM's, by the segment of a path or the name of a field. */
let own: Known
let theirs: Known
const clients = new Map<Role, Client>()

/** Ids that say nothing of anybody: those of jobs and of one's own roles are the administrator's and the session's. */
const nobodys = ['jobs', 'term-changes']

beforeAll(async () => {
  service = await startService(database.url)
  world = await buildWorldOfThree(service)
  operations = operationsOf((await service.visitor.get('/openapi.json')).body as Description)
  own = { ...thingsOf(world.ms2), ...(await houseOf('ms2')), figures: 'osp1-served' }
  theirs = { ...thingsOf(world.crm), ...(await houseOf('crm')), ...(await accountOf(world.crm.worker)), 'access-requests': world.asked, glass: world.broken }
})
afterAll(() => service.close())

const thingsOf = ({ document, piece, person, consent, delivery, appointment, referral, request, offer, note, worker }: World['ms2']): Known => ({
  'rights-requests': request,
  documents: document, pieces: piece, notes: note, owner: worker.staffId, staff: worker.staffId,
  persons: person.id, person: person.id, consents: consent, deliveries: delivery, ledger: delivery, appointments: appointment, referrals: referral, offer,
})
const reportOf = async (client: Client) => String((await client.post('/v1/reports', { period: '2026-Q1' })).body.id)
const exportOf = async (client: Client) => String((await client.post('/v1/person-exports', { reason: 'Compter les personnes suivies' })).body.id)
const importOf = async (client: Client) => String((await client.post('/v1/intake/imports', new TextEncoder().encode('nom;prénom\nEssai;Awa\n'))).body.id)
const formOf = async (client: Client) => String((await client.post('/v1/intake/forms', new Uint8Array(smallForm()))).body.id)
const invitationOf = async (client: Client, email: string) => String((await client.post('/v1/invitations', { email, language: 'fr', role: 'organisation-administrator' })).body.id)

/** What the secretariat and the administrators of an organisation keep; its hands are kept too, where it is one's own. */
const houseOf = async (organisation: 'ms2' | 'crm'): Promise<Known> => {
  const [secretariat, administrator] = [await workerOf(service, organisation, 'secretariat'), await workerOf(service, organisation, 'organisation-administrator')]
  if (organisation === 'ms2') clients.set('secretariat', secretariat).set('organisation-administrator', administrator)
  const { worker } = world[organisation]
  const role = await roleOf(worker)
  const brought = { imports: await importOf(worker), forms: await formOf(worker) }
  return { ...brought, reports: await reportOf(secretariat), 'person-exports': await exportOf(worker), invitations: await invitationOf(administrator, `${organisation}@essai.example`), role, roles: role }
}

/** What somebody else signs in with, and their session. */
const accountOf = async ({ staffId }: Client): Promise<Known> => {
  const { pool } = service.house
  await pool.query(
    `insert into auth.passkey (id, user_id, credential_id, public_key, counter, name, created_at) values ($1, $1, 'clef-du-crm', '', 0, 'Clef du CRM', now())`,
    [staffId],
  )
  const { rows } = await pool.query('select id from auth.session where "userId" = $1', [staffId])
  return { passkeys: staffId, sessions: rows[0].id }
}

const roleOf = async (client: Client) => String((await client.get('/v1/session')).body.acting)

/** Somebody of MS2 whom a route admits and who sees no further than MS2. */
const clientFor = async ({ operation }: Each): Promise<Client | null> => {
  const role = [...frontRoles, 'secretariat', 'organisation-administrator', 'system-administrator'].find((each) => admittedBy(operation).includes(each as Role)) as Role | undefined
  if (role === undefined) return null
  const client = clients.get(role) ?? (await workerOf(service, 'ms2', role))
  clients.set(role, client)
  return client
}

const isId = ({ format, anyOf }: Schema): boolean => format === 'uuid' || (anyOf ?? []).some(isId)

/** Where a route takes an id: in its path, in its query, in its body; with the name by which the thing is known. */
type Place = { where: 'path' | 'query' | 'body'; name: string; thing: string }

const placesOf = ({ path, operation }: Each): Place[] => {
  const parameters = (operation.parameters ?? []).filter(({ schema }) => isId(schema))
  const body = operation.requestBody?.content['application/json']?.schema.properties ?? {}
  return [
    ...parameters.map(({ name, in: where }): Place => ({ where: where as 'path' | 'query', name, thing: where === 'path' ? segmentBefore(path, name) : name })),
    ...Object.entries(body).filter(([, schema]) => isId(schema)).map(([name]): Place => ({ where: 'body', name, thing: name })),
  ].filter(({ thing }) => !nobodys.includes(thing))
}

/** The request of a route with one of its ids set to another. */
const withId = (each: Each, { where, name, thing }: Place, id: string): Example => {
  const example = exampleOf(each, where === 'path' ? { ...own, [thing]: id, ...(thing === 'referrals' && { received: id }) } : own)
  if (where === 'query') return { ...example, url: `${example.url}${example.url.includes('?') ? '&' : '?'}${name}=${id}` }
  return where === 'body' ? { ...example, body: { ...(example.body as object), [name]: id } } : example
}

test('another organisation’s id is answered like one that does not exist, wherever a route takes one', async () => {
  const wrong: string[] = []
  let asked = 0
  for (const each of operations) {
    const client = await clientFor(each)
    for (const place of client ? placesOf(each) : []) {
      const id = theirs[place.thing]
      if (typeof id !== 'string') throw new Error(`${nameOf(each)} takes an id of ${place.thing}: say in this test which is the CRM’s`)
      const ask = async (value: string) => {
        const { method, url, body } = withId(each, place, value)
        const { status, body: said } = await client!.send(method, url, body)
        return { status, said }
      }
      const [foreign, unknown] = [await ask(id), await ask(newId())]
      asked += 1
      if (JSON.stringify(foreign) !== JSON.stringify(unknown)) wrong.push(`${nameOf(each)} ${place.name}: ${JSON.stringify(foreign)} but ${JSON.stringify(unknown)}`)
      if (place.where === 'path' && foreign.status !== 404) wrong.push(`${nameOf(each)} ${place.name} is answered with ${foreign.status}, not 404`)
      if (place.where === 'body' && ![403, 404, 409, 422].includes(foreign.status)) wrong.push(`${nameOf(each)} ${place.name} is answered with ${foreign.status}`)
      if (JSON.stringify(foreign).includes(world.crm.mark)) wrong.push(`${nameOf(each)} ${place.name} shows ${world.crm.mark}`)
    }
  }
  expect(wrong).toEqual([])
  expect(asked).toBeGreaterThan(20)
}, 120_000)

test('each path to another organisation’s thing is a line of the journal, with the id and nothing else of what was asked', async () => {
  const paths = operations.flatMap((each) => placesOf(each).filter(({ where, name }) => where === 'path' && name === 'id').map((place) => ({ each, place })))
  const before = new Set(await refusals())
  const told: string[] = []
  for (const { each, place } of paths) {
    const client = await clientFor(each)
    if (!client) continue
    const { method, url, body } = withId(each, place, String(theirs[place.thing]))
    const { status, body: said } = await client.send(method, url, body)
    if (status === 404 && said.code === 'not-found') told.push(nameOf(each))
  }
  const lines = (await refusals()).filter((line) => !before.has(line)).map((line) => JSON.parse(line) as { subject_id: string; details: Record<string, unknown> })
  expect(told.length).toBeGreaterThan(15)
  expect(lines.map(({ details }) => details['route'])).toEqual(told)
  for (const { subject_id, details } of lines) {
    expect(Object.values(theirs)).toContain(subject_id)
    expect(Object.keys(details).toSorted()).toEqual(['code', 'route'])
  }
})

const refusals = async (): Promise<string[]> =>
  (await service.house.pool.query<{ line: string }>(`select to_jsonb(j)::text as line from platform_journal j where verb = 'access.refused' order by position`)).rows.map(({ line }) => line)

test('and what was asked left the other organisation’s things as they were', async () => {
  const { crm } = world
  const file = await crm.worker.get(`/v1/persons/${crm.person.id}`)
  expect(file.body.consents.every((consent: { withdrawnAt: string | null }) => consent.withdrawnAt === null)).toBe(true)
  expect((await crm.worker.get(`/v1/referrals/${crm.referral}`)).body).toMatchObject({ state: 'requested', history: [expect.anything()] })
  expect((await crm.worker.get(`/v1/persons/${crm.person.id}/appointments`)).body.items).toMatchObject([{ state: 'booked' }])
  expect((await crm.worker.get(`/v1/ledger/${crm.delivery}`)).body).toMatchObject({ reversed: false })
})
