import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JournalLine } from '#journal/model'
import { newId } from '#language/id'
import { aPerson, consentToShare } from '#test/build'
import { useDatabase } from '#test/database'
import { seal } from '#platform/sealing'
import { type Client, type Service, startService } from '#test/service'

const database = useDatabase()
let service: Service
let worker: Client
let counterpart: Client
let auditor: Client
let officer: Client
let supervisor: Client
let otherSupervisor: Client
let strangeSupervisor: Client

beforeAll(async () => {
  service = await startService(database.url)
  worker = await service.signIn({ organisation: 'ms2', site: 'cellule-al-andalous', role: 'counsellor', name: 'Salma Essai' })
  counterpart = await service.signIn({ organisation: 'anapec', site: 'anapec-oujda', role: 'counsellor' })
  auditor = await service.signIn({ organisation: 'mcmream', role: 'auditor' })
  officer = await service.signIn({ organisation: 'mcmream', role: 'data-protection-officer' })
  supervisor = await service.signIn({ organisation: 'ms2', role: 'supervisor' })
  otherSupervisor = await service.signIn({ organisation: 'anapec', role: 'supervisor' })
  strangeSupervisor = await service.signIn({ organisation: 'clinique-juridique-oujda', role: 'supervisor' })
})
afterAll(() => service.close())

const verbsOf = (body: { items: { verb: string }[] }) => body.items.map((line) => line.verb)

/** A person who was read, referred and read at the other end. */
const aSharedPerson = async () => {
  const person = await aPerson(worker, { names: [{ given: 'Nomcaché', family: 'Dujournal', script: 'latin' }], consents: [consentToShare('anapec')] })
  await worker.get(`/v1/persons/${person.id}`)
  const sent = await worker.post('/v1/referrals', { person: person.id, to: 'anapec-oujda-accompagnement', reason: 'Cherche un emploi', despiteRulesReason: 'Vu avec elle' })
  await counterpart.get(`/v1/persons/${person.id}`)
  return { ...person, referral: String(sent.body.id) }
}

describe('the journal', () => {
  test('tells the auditor who did what in which role, and never a person’s name', async () => {
    const { id } = await aSharedPerson()
    const { status, body } = await auditor.get(`/v1/journal?id=${id}`)
    expect(status).toBe(200)
    expect(body.items).toMatchObject([
      { verb: 'person.read', organisation: { id: 'anapec' }, role: 'counsellor', staff: { id: counterpart.staffId }, person: id },
      { verb: 'referral.sent', organisation: { id: 'ms2' }, subject: { word: 'referral' }, person: id },
      { verb: 'person.read', staff: { id: worker.staffId, name: 'Salma Essai' }, subject: { word: 'person', id }, details: {} },
      { verb: 'person.registered', person: id },
    ])
    expect(JSON.stringify((await auditor.get('/v1/journal?limit=200')).body)).not.toMatch(/Nomcaché|Dujournal|Cherche un emploi/)
    expect((await auditor.get(`/v1/persons/${id}`)).status).toBe(403)
  })

  test('is read by the auditor and the data-protection officer alone, and says that it was read', async () => {
    for (const client of [worker, supervisor]) expect((await client.get('/v1/journal')).status).toBe(403)
    expect((await service.visitor.get('/v1/journal')).status).toBe(401)
    expect((await officer.get('/v1/journal?verb=person.read&limit=3')).status).toBe(200)
    const [line] = (await auditor.get('/v1/journal?verb=journal.read&limit=1')).body.items as JournalLine[]
    expect(line).toMatchObject({ staff: { id: officer.staffId }, details: { verb: 'person.read', limit: 3 } })
  })

  test('is filtered by verb, word, organisation, member of staff and day', async () => {
    const { id } = await aSharedPerson()
    await strangeSupervisor.get(`/v1/persons/${id}`)
    const items = async (query: string) => (await auditor.get(`/v1/journal?${query}`)).body.items as JournalLine[]
    const all = async (query: string, holds: (line: JournalLine) => boolean) => {
      const lines = await items(query)
      expect(lines.length, query).toBeGreaterThan(0)
      expect(lines.filter((line) => !holds(line)), query).toEqual([])
    }
    await all('verb=access.refused', (line) => line.verb === 'access.refused')
    await all('word=referral', (line) => line.subject.word === 'referral')
    await all('organisation=anapec', (line) => line.organisation?.id === 'anapec')
    await all(`staff=${worker.staffId}&verb=referral.sent`, (line) => line.staff?.id === worker.staffId && line.verb === 'referral.sent')
    const today = Temporal.Now.plainDateISO('Africa/Casablanca')
    await all(`from=${today}&to=${today}`, (line) => line.at !== '')
    expect(await items(`from=${today.add({ days: 1 })}`)).toEqual([])
    expect(await items(`to=${today.subtract({ days: 1 })}&verb=person.read`)).toEqual([])
    for (const wrong of ['verb=person.seen', 'id=Diallo', 'staff=Salma', 'from=hier', 'limit=0']) expect((await auditor.get(`/v1/journal?${wrong}`)).status, wrong).toBe(422)
  })

  test('comes a page at a time, the newest first, without a gap', async () => {
    const { id } = await aPerson(worker)
    for (let time = 0; time < 5; time++) await worker.get(`/v1/persons/${id}`)
    const whole = (await auditor.get(`/v1/journal?id=${id}`)).body.items as JournalLine[]
    const pages: JournalLine[] = []
    let next: string | null = ''
    while (next !== null) {
      const { body } = await auditor.get(`/v1/journal?id=${id}&limit=2${next ? `&cursor=${next}` : ''}`)
      pages.push(...(body.items as JournalLine[]))
      next = body.next as string | null
    }
    expect(pages.map((line) => line.position)).toEqual(whole.map((line) => line.position))
    expect(whole.map((line) => line.position)).toEqual(whole.map((line) => line.position).toSorted((a, b) => b - a))
    expect(whole).toHaveLength(6)
  })

  test('says which lines are sealed, and shows the head of the chain', async () => {
    await worker.get('/v1/referrals')
    await seal(service.house, 15_000)
    const { body } = await auditor.get('/v1/journal?limit=2')
    const { rows } = await service.house.pool.query<{ hash: string; position: number }>(
      `select encode(hash, 'hex') as hash, position from platform_journal_seal order by position desc limit 1`,
    )
    expect(body.seal).toMatchObject({ hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(body.items[0].sealed).toBe(true)
    expect(body.seal.position).toBeLessThanOrEqual(Number(rows[0]?.position))
  })
})

describe('who saw a file', () => {
  test('is told to the data-protection officer whole, with the reason for which each organisation may', async () => {
    const { id } = await aSharedPerson()
    const { body } = await officer.get(`/v1/persons/${id}/journal`)
    expect(body).toMatchObject({ whole: true, next: null })
    expect(body.items).toMatchObject([
      { verb: 'person.read', organisation: { id: 'anapec' }, involved: 'referral', role: 'counsellor' },
      { verb: 'referral.sent', organisation: { id: 'ms2' }, involved: 'registered' },
      { verb: 'person.read', staff: { name: 'Salma Essai' }, involved: 'registered' },
      { verb: 'person.registered' },
    ])
    expect(verbsOf((await officer.get(`/v1/persons/${id}/journal`)).body)[0], 'asking is told too').toBe('journal.file-read')
  })

  test('is told to a supervisor as far as their own staff did it, and that the other side of a referral opened the file since', async () => {
    const { id, referral } = await aSharedPerson()
    expect((await otherSupervisor.get(`/v1/persons/${id}/journal`)).body.items, 'not before they answer for the person').toEqual([])
    await counterpart.post(`/v1/referrals/${referral}/state`, { to: 'accepted' })
    await worker.get(`/v1/persons/${id}`)
    const mine = (await supervisor.get(`/v1/persons/${id}/journal`)).body
    expect(mine).toMatchObject({
      whole: false,
      items: [
        { verb: 'person.read', staff: { id: worker.staffId }, organisation: { id: 'ms2' } },
        { verb: 'person.read', staff: null, organisation: { id: 'anapec' } },
        { verb: 'referral.sent' },
        { verb: 'person.read', staff: { id: worker.staffId } },
        { verb: 'person.registered' },
      ],
    })
    const theirs = (await otherSupervisor.get(`/v1/persons/${id}/journal`)).body
    expect(theirs.items).toMatchObject([
      { verb: 'person.read', staff: null, organisation: { id: 'ms2' } },
      { verb: 'referral.accepted' },
      { verb: 'journal.file-read' },
      { verb: 'person.read', staff: { id: counterpart.staffId }, organisation: { id: 'anapec' } },
    ])
  })

  test('is nobody else’s: no other role, no supervisor of an organisation that is not involved', async () => {
    const { id } = await aSharedPerson()
    for (const client of [worker, auditor]) expect((await client.get(`/v1/persons/${id}/journal`)).status).toBe(403)
    expect((await strangeSupervisor.get(`/v1/persons/${id}/journal`)).status).toBe(404)
    expect((await supervisor.get(`/v1/persons/${newId()}/journal`)).status).toBe(404)
    expect((await officer.get(`/v1/persons/${newId()}/journal`)).status).toBe(404)
    const [refused] = (await officer.get(`/v1/persons/${id}/journal`)).body.items
    expect(refused).toMatchObject({ verb: 'access.refused', code: 'not-found', organisation: { id: 'clinique-juridique-oujda' }, involved: null })
  })
})
