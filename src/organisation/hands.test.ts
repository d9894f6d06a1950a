import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#language/id'
import { areIncompatible, excludedBy, incompatibleActs } from '#organisation/model'
import { journal } from '#platform/journal'
import { type StaffActor, transact } from '#platform/work'
import { useDatabase } from '#test/database'
import { type Client, type Service, startService } from '#test/service'

const database = useDatabase()
let service: Service
let one: Client
let other: Client

beforeAll(async () => {
  service = await startService(database.url)
  one = await service.signIn({ organisation: 'ms2', role: 'campaign-lead' })
  other = await service.signIn({ organisation: 'ms2', role: 'supervisor' })
})
afterAll(() => service.close())

const actorOf = ({ staffId }: Client, role: string): StaffActor => ({
  kind: 'staff', staffId, name: 'Personne d’essai', language: 'fr', roleId: newId(), role, organisationId: 'ms2', siteId: null, compartments: [], reach: 'involved',
})

/** Does something to a thing, as one does it in any verb: it is a line of the journal. Answers why it was refused, or nothing. */
const act = (client: Client, verb: string, id: string, role = 'supervisor'): Promise<string | null> =>
  transact(service.house, actorOf(client, role), (work) => journal(work, { verb, subject: { word: 'aid', id } })).then(
    () => null,
    (problem: { code: string }) => problem.code,
  )

test('who declares does not verify, who plans does not approve, who asks does not answer, who breaks the glass does not review', () => {
  for (const [first, second] of incompatibleActs) {
    expect([areIncompatible(first, second), areIncompatible(second, first)]).toEqual([true, true])
    expect(areIncompatible(first, first)).toBe(false)
  }
  expect(areIncompatible('figure.declare', 'distribution.approve')).toBe(false)
  expect(excludedBy('person.access-granted')).toEqual(['person.access-asked'])
  expect(excludedBy('person.access-asked')).toEqual(['person.access-granted', 'person.access-refused'])
  expect(excludedBy('person.read')).toEqual([])
})

test('whatever verb does it, one hand does not do both to one thing, in whichever role and order', async () => {
  const [first, second, third] = [newId(), newId(), newId()]
  expect(await act(one, 'aid.planned', first, 'campaign-lead')).toBeNull()
  expect(await act(one, 'aid.approved', first, 'supervisor')).toBe('incompatible-role')
  expect(await act(other, 'aid.approved', first)).toBeNull()
  expect(await act(other, 'aid.planned', first)).toBe('incompatible-role')
  expect(await act(other, 'aid.planned', second)).toBeNull()
  expect(await act(one, 'aid.approved', second)).toBeNull()
  expect(await act(one, 'delivery.declared', third)).toBeNull()
  expect(await act(one, 'delivery.verified', third)).toBe('incompatible-role')
})

test('what was refused left no line', async () => {
  const thing = newId()
  await act(one, 'aid.planned', thing)
  await act(one, 'aid.approved', thing)
  const { rows } = await service.house.pool.query('select verb from platform_journal where subject_id = $1', [thing])
  expect(rows).toEqual([{ verb: 'aid.planned' }])
})
