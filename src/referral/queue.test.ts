import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPerson, consentToShare } from '#test/build'
import { useDatabase } from '#test/database'
import { type Client, type Service, startService } from '#test/service'

const database = useDatabase()
let service: Service
let worker: Client
let counsellor: Client

beforeAll(async () => {
  service = await startService(database.url)
  worker = await service.signIn({ organisation: 'ms2', site: 'cellule-al-andalous', role: 'counsellor' })
  counsellor = await service.signIn({ organisation: 'anapec', site: 'anapec-oujda', role: 'counsellor', compartments: ['employment'] })
})
afterAll(() => service.close())

type Row = { id: string }

const send = async (mentioned = {}): Promise<string> => {
  const person = await aPerson(worker, { consents: [consentToShare('anapec')] })
  const { body } = await worker.post('/v1/referrals', { person: person.id, to: 'anapec-oujda-accompagnement', reason: 'Cherche un emploi', ...mentioned })
  return body.id
}

const makeLate = (id: string, due: string) => service.house.pool.query('update referral set answer_due_on = $2 where id = $1', [id, due])
const idsOf = (reply: { body: { items: Row[] } }) => reply.body.items.map((row) => row.id)

/** The list read a row at a time, as far as it goes. */
const readByCursor = async (client: Client, path: string): Promise<string[]> => {
  const ids: string[] = []
  for (let next: string | null = ''; next !== null;) {
    const { body } = await client.get(`${path}&limit=1${next === '' ? '' : `&cursor=${next}`}`)
    ids.push(...body.items.map((row: Row) => row.id))
    next = body.next
  }
  return ids
}

test('late answers stand first, the latest of all before what is urgent today; a cursor keeps the order', async () => {
  const urgent = await send({ urgency: 'urgent' })
  const late = await send()
  const later = await send()
  const ordinary = await send()
  await makeLate(late, '2026-01-09')
  await makeLate(later, '2026-01-08')
  const expected = [later, late, urgent, ordinary]
  expect(idsOf(await counsellor.get('/v1/referrals?state=requested&limit=200'))).toEqual(expected)
  expect(await readByCursor(counsellor, '/v1/referrals?state=requested')).toEqual(expected)
})

test('what was answered late is late no longer; the answers that came stand the latest first', async () => {
  const [first, second] = [await send(), await send()]
  await makeLate(first, '2026-01-09')
  await counsellor.post(`/v1/referrals/${first}/state`, { to: 'accepted' })
  await counsellor.post(`/v1/referrals/${second}/state`, { to: 'rejected', reason: 'Complet ce mois-ci' })
  expect(idsOf(await worker.get('/v1/referrals?direction=out&answered=true&sort=latest'))).toEqual([second, first])
  expect(await readByCursor(worker, '/v1/referrals?direction=out&answered=true&sort=latest')).toEqual([second, first])
})

test('a site sees what was asked of it', async () => {
  const id = await send()
  expect(idsOf(await counsellor.get('/v1/referrals?site=anapec-oujda&limit=200'))).toContain(id)
  expect(idsOf(await counsellor.get('/v1/referrals?site=anapec-fes&limit=200'))).toEqual([])
  expect(idsOf(await worker.get('/v1/referrals?direction=out&site=cellule-al-andalous&limit=200'))).toContain(id)
})

test('the reason for passing over a rule stays with who gave it', async () => {
  const id = await send({ despiteRulesReason: 'Sa carte se renouvelle' })
  expect((await worker.get(`/v1/referrals/${id}`)).body.despiteRulesReason).toBe('Sa carte se renouvelle')
  expect((await counsellor.get(`/v1/referrals/${id}`)).body.despiteRulesReason).toBeNull()
})
