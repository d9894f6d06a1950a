import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPerson, aRegistration, consentToShare } from '#test/build'
import { useDatabase } from '#test/database'
import { type Client, type Service, startService } from '#test/service'

const database = useDatabase()
let service: Service
let worker: Client
let stranger: Client

beforeAll(async () => {
  service = await startService(database.url)
  worker = await service.signIn({ organisation: 'ms2', site: 'cellule-al-andalous', role: 'counsellor' })
  stranger = await service.signIn({ organisation: 'crm', role: 'volunteer' })
})
afterAll(() => service.close())

test('keeps names in their scripts, and the precision of a birth', async () => {
  const { id } = await aPerson(worker, {
    names: [
      { given: 'رانيا', family: 'الحسن', script: 'arabic' },
      { given: 'Rania', family: 'Al-Hassan', script: 'latin' },
    ],
    birth: { value: '1990', precision: 'about' },
  })
  const { body } = await worker.get(`/v1/persons/${id}`)
  expect(body.names).toEqual([
    { given: 'رانيا', family: 'الحسن', script: 'arabic' },
    { given: 'Rania', family: 'Al-Hassan', script: 'latin' },
  ])
  expect(body.birth).toEqual({ value: '1990', precision: 'about' })
  expect(body.statuses[0]).toMatchObject({ kind: 'regularised', proof: 'shown', from: '2018-05-02' })
})

test('an organisation that is not involved sees nothing: not the file, not its parts, not in a list, not in a search', async () => {
  const { id } = await aPerson(worker, { names: [{ given: 'Zeinabou', family: 'Hors de vue', script: 'latin' }] })
  const parts = ['', '/eligibility', '/deliveries', '/referrals', '/appointments']
  for (const part of parts) expect((await stranger.get(`/v1/persons/${id}${part}`)).status, part).toBe(404)
  expect((await stranger.get('/v1/persons')).body.items).toEqual([])
  expect((await stranger.post('/v1/persons/search', { text: 'Zeinabou' })).body.items).toEqual([])
  expect((await stranger.patch(`/v1/persons/${id}`, { sex: 'male' })).status).toBe(404)
  expect((await stranger.post('/v1/deliveries', { person: id, offer: 'crm-oujda-panier', on: '2026-01-02' })).status).toBe(404)
})

test('an unknown person and a hidden one answer alike', async () => {
  const { id } = await aPerson(worker)
  const hidden = await stranger.get(`/v1/persons/${id}`)
  const unknown = await stranger.get('/v1/persons/01a1ffe0-60e2-7718-878a-d4bff49390e0')
  expect({ status: hidden.status, body: hidden.body }).toEqual({ status: unknown.status, body: unknown.body })
})

describe('search', () => {
  test.each([
    ['a part of the name, without its accent', 'traor'],
    ['names the other way round', 'Traoré Kadiatou'],
    ['Arabic script without its marks', 'كادياتو'],
    ['the phone, as it is written at home', '06 77 00 11 22'],
    ['the phone with its country', '+212 677 00 11 22'],
  ])('finds by %s', async (_, text) => {
    const { id } = await aPerson(worker, {
      names: [
        { given: 'Kadiatou', family: 'Traoré', script: 'latin' },
        { given: 'كَادياتو', family: 'تراوري', script: 'arabic' },
      ],
      contacts: [{ kind: 'phone', value: '0677001122' }],
    })
    const { body } = await worker.post('/v1/persons/search', { text, limit: 50 })
    expect(body.items.map((row: { id: string }) => row.id)).toContain(id)
  })

  test('finds by the code of the file, however it is typed', async () => {
    const { id, code } = await aPerson(worker)
    const { body } = await worker.post('/v1/persons/search', { text: code.toLowerCase().replaceAll('-', ' ') })
    expect(body.items).toHaveLength(1)
    expect(body.items[0].id).toBe(id)
  })

  test('takes a percent sign and a quote as letters, not as commands', async () => {
    expect((await worker.post('/v1/persons/search', { text: '%%' })).body.items).toEqual([])
    expect((await worker.post('/v1/persons/search', { text: `'; drop table person; --` })).status).toBe(200)
  })
})

describe('what is wrong is named by its path', () => {
  test.each([
    [{ names: [] }, 'names', 'too-small'],
    [{ names: [{ given: '', family: 'X', script: 'latin' }] }, 'names.0.given', 'too-small'],
    [{ names: undefined }, 'names', 'required'],
    [{ birth: { value: '1990-13', precision: 'month' } }, 'birth.value', 'day'],
    [{ birth: { value: '3000', precision: 'year' } }, 'birth.value', 'in-the-future'],
    [{ contacts: [{ kind: 'phone', value: 'abcdef' }] }, 'contacts.0.value', 'malformed'],
    [{ birth: { value: '1990', precision: 'day' } }, 'birth.value', 'precision'],
    [{ sex: 'unknown' }, 'sex', 'unknown-value'],
    [{ statuses: [{ kind: 'regular', from: '2020-02-30', knownOn: '2026-01-01', proof: 'shown' }] }, 'statuses.0.from', 'day'],
    [{ statuses: [{ kind: 'regular', from: '2021-01-01', to: '2020-01-01', knownOn: '2026-01-01', proof: 'shown' }] }, 'statuses.0.to', 'period'],
    [{ nationalities: ['Mali'] }, 'nationalities.0', 'malformed'],
    [{ religion: 'x' }, 'religion', 'unknown-field'],
  ])('%j', async (mentioned, path, code) => {
    const { status, body } = await worker.post('/v1/persons', aRegistration(mentioned))
    expect(status).toBe(422)
    expect(body.code).toBe('invalid-input')
    expect(body.faults).toContainEqual({ path, code })
  })

  test('an unknown place is refused, and nothing is half written', async () => {
    const count = async () => (await worker.get('/v1/persons?limit=200')).body.items.length
    const before = await count()
    expect((await worker.post('/v1/persons', aRegistration({ residence: 'atlantide' }))).body.code).toBe('unknown-reference')
    expect(await count()).toBe(before)
  })

  test('a body that is no JSON, or too large, or of another kind', async () => {
    expect((await worker.post('/v1/persons', '{')).status).toBe(400)
    expect((await worker.post('/v1/persons', aRegistration({ residence: 'x'.repeat(1_200_000) }))).status).toBe(413)
  })
})

test('a correction changes what it mentions and leaves the rest', async () => {
  const { id } = await aPerson(worker)
  const { body } = await worker.patch(`/v1/persons/${id}`, { residence: 'oujda' })
  expect(body).toMatchObject({ residence: { code: 'oujda' }, sex: 'female', nationalities: ['GN'], languages: ['fr'] })
  expect(body.names[0].given).toBe('Aminata')
})

test('a page of a list goes on where the last one ended, and a forged cursor begins anew', async () => {
  for (let i = 0; i < 5; i++) await aPerson(worker)
  for (const sort of ['recent', 'name']) {
    const whole = (await worker.get(`/v1/persons?limit=200&sort=${sort}`)).body.items.map((row: { id: string }) => row.id)
    const first = (await worker.get(`/v1/persons?limit=3&sort=${sort}`)).body
    const second = (await worker.get(`/v1/persons?limit=3&sort=${sort}&cursor=${first.next}`)).body
    expect([...first.items, ...second.items].map((row: { id: string }) => row.id)).toEqual(whole.slice(0, 6))
  }
  expect((await worker.get('/v1/persons?cursor=bm90LWEtY3Vyc29y')).status).toBe(200)
})

test('a consent withdrawn is kept with its day, and allows nothing any more', async () => {
  const { id } = await aPerson(worker, { consents: [consentToShare('anapec')] })
  const consent = (await worker.get(`/v1/persons/${id}`)).body.consents[0].id
  const { body } = await worker.remove(`/v1/persons/${id}/consents/${consent}`)
  expect(body.consents[0].withdrawnAt).not.toBeNull()
  const refused = await worker.post('/v1/referrals', { person: id, to: 'anapec-oujda-accompagnement', reason: 'Cherche un emploi' })
  expect(refused.body.code).toBe('consent-missing')
})

test('the same key registers once, answers the same, and is refused for something else', async () => {
  const key = 'clef-de-la-tablette-1'
  const registration = aRegistration()
  const [first, second] = await Promise.all([worker.post('/v1/persons', registration, key), worker.post('/v1/persons', registration, key)])
  expect(first.status).toBe(201)
  expect(second.body.id).toBe(first.body.id)
  const other = await worker.post('/v1/persons', aRegistration({ sex: 'male' }), key)
  expect(other.body.code).toBe('key-reused')
})

test('every read of a file leaves a line in the journal, without a name', async () => {
  const { id } = await aPerson(worker, { names: [{ given: 'Nomsecret', family: 'Motcouvert', script: 'latin' }] })
  await worker.get(`/v1/persons/${id}`)
  const { rows } = await service.house.pool.query('select verb, details from platform_journal where subject_id = $1 order by position', [id])
  expect(rows.map((row) => row.verb)).toEqual(['person.registered', 'person.read'])
  const { rows: all } = await service.house.pool.query('select count(*) from platform_journal j where j::text ~* $1', ['nomsecret|motcouvert'])
  expect(all[0].count).toBe(0)
})
