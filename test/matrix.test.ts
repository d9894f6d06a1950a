import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#language/id'
import { frontRoles, type Role, roles } from '#organisation/model'
import { useDatabase } from '#test/database'
import { type Example, exampleOf, type Known } from '#test/matrix/example'
import { admittedBy, type Description, type Knocker, knockers, nameOf, type Operation, operationsOf, readTable, type Row } from '#test/matrix/table'
import { type Client, password, type Reply, type Service, startService } from '#test/service'
import { buildWorldOfThree, partyOf, type Party, type World, workerOf } from '#test/world'

const database = useDatabase()
const table = readTable()
const web = mkdtempSync(join(tmpdir(), 'rawabit-pages-'))
const registered = new Set<string>()
let service: Service
let world: World
let operations: { method: string; path: string; operation: Operation }[]
/** What two other organisations know and MS2 does not: names and codes, and the ids of their things. */
const foreign = { names: [] as string[], ids: [] as string[] }
const account = { email: `${newId()}@essai.example`, password }

/** Notes every route that a server takes on, those too that the description of the interface leaves out. */
const note = (message: unknown): void => {
  const { fastify } = message as { fastify: FastifyInstance }
  fastify.addHook('onRoute', ({ method, url }) => {
    const path = existsSync(join(web, url)) ? '/*' : url.replace(/:(\w+)/g, '{$1}')
    for (const each of [method].flat()) if (each !== 'HEAD') registered.add(nameOf({ method: each, path }))
  })
}

beforeAll(async () => {
  mkdirSync(join(web, 'assets'))
  writeFileSync(join(web, 'index.html'), '<!doctype html>')
  writeFileSync(join(web, 'assets', 'page-1a2b3c.js'), 'export {}')
  subscribe('fastify.initialization', note)
  service = await startService(database.url, { web })
  unsubscribe('fastify.initialization', note)
  world = await buildWorldOfThree(service)
  operations = operationsOf((await service.visitor.get('/openapi.json')).body as Description)
  const secretariat = await workerOf(service, 'crm', 'secretariat')
  const { body: order } = await secretariat.post('/v1/reports', { period: '2026-Q1' })
  const administrator = await workerOf(service, 'crm', 'organisation-administrator')
  const { body: invitation } = await administrator.post('/v1/invitations', { email: 'invitee@crm.example', language: 'fr', role: 'counsellor' })
  await service.signIn({ organisation: 'ms2', role: 'counsellor', email: account.email })
  foreign.ids.push(order.id, invitation.id, world.asked, world.broken)
  for (const { mark, worker, person, delivery, appointment, referral, consent, note } of [world.crm, world.anapec]) {
    foreign.names.push(mark, person.code)
    foreign.ids.push(person.id, delivery, appointment, referral, consent, note, worker.staffId)
  }
})
afterAll(async () => {
  await service.close()
  rmSync(web, { recursive: true })
})

test('every route has a row, and every row a route', () => {
  expect(table.map(nameOf).toSorted()).toEqual([...registered].toSorted())
})

test('the table agrees with the guards of the routes', () => {
  const granted = ({ cells }: Row) => knockers.filter((knocker) => cells[knocker] !== 'no')
  const guarded = operations.map(({ operation, ...route }) => ({ route: nameOf(route), admitted: admittedBy(operation) }))
  expect(guarded.map(({ route }) => ({ route, admitted: granted(table.find((row) => nameOf(row) === route)!) }))).toEqual(guarded)
})

/** What stands for a thing of one's own in the requests of somebody of MS2. */
const thingsOf = ({ document, piece, person, consent, delivery, appointment, referral, request, offer }: Party): Known => ({
  'rights-requests': request,
  account,
  persons: person.id,
  person: person.id,
  documents: document,
  pieces: piece,
  consents: consent,
  deliveries: delivery,
  ledger: delivery,
  appointments: appointment,
  referrals: referral,
  offer,
  received: world.received,
  figures: 'osp1-served',
})

const ask = async (client: Client, { method, url, body }: Example): Promise<Reply> => client.send(method, url, body)

/** Signs in again where a route before has ended the session: what is asked here is whether the role may, not whether the session lasts. */
const askAs = async (renew: () => Promise<Client>, client: Client, example: Example): Promise<{ reply: Reply; client: Client }> => {
  const reply = await ask(client, example)
  if (reply.status !== 401 || client.cookie === '') return { reply, client }
  const again = await renew()
  return { reply: await ask(again, example), client: again }
}

/** Why an answer contradicts the table, or nothing. */
const contradiction = (row: Row, knocker: Knocker, { status, body }: Reply): string | null => {
  const granted = row.cells[knocker] !== 'no'
  const refusal = knocker === 'visitor' ? 401 : 403
  if (!granted) return status === refusal ? null : `answers ${status}, not ${refusal}`
  // A code that is wrong is refused at the door as well; the guard refuses with these two.
  if (['unauthenticated', 'forbidden'].includes(body.code)) return `refuses with ${status} what the table grants`
  if (status >= 500) return `answers ${status}`
  return [400, 415, 422].includes(status) ? `its example is not well formed (test/matrix/examples.ts): ${JSON.stringify(body)}` : null
}

/** What may not stand in an answer: nothing of another organisation where one sees one’s own, nobody’s name where one steers or audits. */
const hiddenFrom = (row: Row, knocker: Knocker): string[] => {
  const wide = row.cells[knocker] === 'yes' && ![...frontRoles, 'organisation-administrator', 'visitor'].includes(knocker)
  if (!wide) return [...foreign.names, ...foreign.ids]
  return knocker === 'data-protection-officer' ? [] : foreign.names
}

const leak = (row: Row, knocker: Knocker, { body }: Reply): string | null => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const found = hiddenFrom(row, knocker).find((each) => text.includes(each))
  return found === undefined ? null : `shows ${found}, which is another organisation’s`
}

/** Walks all routes as one knocker; answers what contradicts the table. */
const walk = async (knocker: Knocker, renew: () => Promise<Client>, known: Known): Promise<string[]> => {
  const wrong: string[] = []
  let client = await renew()
  for (const row of table) {
    const operation = operations.find((each) => nameOf(each) === nameOf(row))
    const example = operation ? exampleOf(operation, known) : { method: row.method, url: row.path.replace('/*', '/une-page') }
    const asked = await askAs(renew, client, example)
    client = asked.client
    const faults = [contradiction(row, knocker, asked.reply), leak(row, knocker, asked.reply)]
    if (row.method === 'GET' && (await ask(client, { ...example, method: 'HEAD' })).status !== asked.reply.status) faults.push('answers HEAD otherwise')
    wrong.push(...faults.filter((fault) => fault !== null).map((fault) => `${nameOf(row)} as ${knocker}: ${fault}`))
  }
  return wrong
}

test.each(roles)('every route answers a %s as the table says', async (role: Role) => {
  const mine = await partyOf(world.ms2.worker, 'ms2')
  expect(await walk(role, () => workerOf(service, 'ms2', role), thingsOf(mine))).toEqual([])
}, 60_000)

test('every route answers a visitor as the table says', async () => {
  expect(await walk('visitor', () => Promise.resolve(service.visitor), thingsOf(world.ms2))).toEqual([])
})

test('who is granted more than the own sees more: the table does not say `yes` in vain', async () => {
  const lists = table.filter(({ method, path, cells }) => method === 'GET' && !path.includes('{') && Object.values(cells).includes('own') && Object.values(cells).includes('yes'))
  expect(lists.length).toBeGreaterThan(0)
  for (const row of lists) {
    const wide = roles.find((role) => row.cells[role] === 'yes')!
    const { body } = await (await workerOf(service, 'ms2', wide)).get(row.path)
    expect([...foreign.names, ...foreign.ids].some((each) => JSON.stringify(body).includes(each)), `${nameOf(row)} as ${wide}`).toBe(true)
  }
})
