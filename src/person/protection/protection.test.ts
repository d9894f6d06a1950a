import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPerson, consentToShare, eventually } from '#test/build'
import { useDatabase } from '#test/database'
import { type Client, type Service, startService } from '#test/service'
import { refusalFor, rowsFor } from '#test/sight'

const database = useDatabase()
let service: Service
let owner: Client
let assigned: Client
let colleague: Client
let partner: Client
let officer: Client
let secretariat: Client

const cleared = ['social', 'health', 'protection']

beforeAll(async () => {
  service = await startService(database.url)
  const of = { organisation: 'ms2', site: 'cellule-al-andalous', role: 'counsellor', compartments: cleared } as const
  owner = await service.signIn({ ...of, compartments: [...cleared] as never })
  assigned = await service.signIn({ ...of, compartments: [...cleared] as never })
  colleague = await service.signIn({ ...of, compartments: [...cleared] as never })
  partner = await service.signIn({ organisation: 'anapec', site: 'anapec-oujda', role: 'counsellor', compartments: ['employment'] })
  officer = await service.signIn({ organisation: 'mcmream', role: 'data-protection-officer' })
  secretariat = await service.signIn({ organisation: 'mcmream', role: 'secretariat' })
})
afterAll(() => service.close())

let number = 0
const names = () => [
  { given: 'Mariam', family: `Cachée${number}`, script: 'latin' },
  { given: 'مريم', family: 'المخفية', script: 'arabic' },
]
const somebody = async (mentioned: Record<string, unknown> = {}) => {
  number += 1
  return aPerson(owner, { names: names(), contacts: [{ kind: 'phone', value: `06880000${String(number).padStart(2, '0')}` }], consents: [consentToShare('anapec')], ...mentioned })
}
const hide = (id: string, given: Record<string, unknown> = {}, client = owner) => client.put(`/v1/persons/${id}/protection`, { assigned: [assigned.staffId], ...given })
const hidden = async () => {
  const person = await somebody()
  const { status, body } = await hide(person.id)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return person
}
const secret = /Mariam|Cachée|cachee|مريم|المخفية|\+?(212|0)688/

/** Everything that the interface says of a person to somebody, in one text. */
const allAbout = async (client: Client, id: string, code: string): Promise<string> => {
  const paths = [`/v1/persons/${id}`, '/v1/persons?limit=200', '/v1/persons?limit=200&sort=name', `/v1/persons/${id}/deliveries`, `/v1/persons/${id}/referrals`,
    `/v1/persons/${id}/appointments`, `/v1/persons/${id}/shares`, `/v1/persons/${id}/eligibility`, '/v1/referrals?limit=200', '/v1/referrals?direction=out&limit=200', '/v1/appointments?limit=200', '/v1/ledger?limit=200']
  const read = await Promise.all(paths.map((path) => client.get(path)))
  const found = await client.post('/v1/persons/search', { text: code })
  return JSON.stringify([...read, found].map(({ body }) => body))
}

describe('a hidden name', () => {
  test('is read by the owner and those assigned; the code stays for everybody', async () => {
    const { id, code } = await hidden()
    for (const client of [owner, assigned]) {
      const { body } = await client.get(`/v1/persons/${id}`)
      expect(body).toMatchObject({ code, protected: true, nameHidden: false, names: names() })
      expect((await client.get('/v1/persons?limit=200')).body.items.find((row: { id: string }) => row.id === id)).toMatchObject({ name: `Mariam Cachée${number}`, protected: true })
      expect((await client.post('/v1/persons/search', { text: `cachée${number}` })).body.items.map((row: { id: string }) => row.id)).toEqual([id])
    }
    const { body } = await colleague.get(`/v1/persons/${id}`)
    expect(body).toMatchObject({ code, protected: true, nameHidden: true, names: [{ given: '•••', family: '' }], contacts: [] })
  })

  test('stands nowhere for others: file, lists, search, referrals, appointments, ledger', async () => {
    const { id, code } = await somebody()
    await owner.post('/v1/deliveries', { person: id, offer: 'cellule-al-andalous-ecoute', on: '2026-02-03' })
    await owner.post('/v1/appointments', { person: id, offer: 'cellule-al-andalous-ecoute', startsAt: '2026-03-03T09:00:00Z' })
    const { body: referral } = await owner.post('/v1/referrals', { person: id, to: 'anapec-oujda-accompagnement', reason: 'Cherche un emploi' })
    await partner.post(`/v1/referrals/${referral.id}/state`, { to: 'accepted' })
    await partner.post(`/v1/referrals/${referral.id}/appointments`, { startsAt: '2026-03-04T09:00:00Z' })
    expect(await allAbout(partner, id, code)).toMatch(secret)
    await hide(id)
    for (const client of [colleague, partner, officer, secretariat]) {
      const told = await allAbout(client, id, code)
      expect(told).not.toMatch(secret)
      if (client !== secretariat) expect(told).toContain(code)
    }
    expect(await allAbout(owner, id, code)).toMatch(secret)
    for (const text of ['Mariam', `Cachée${number}`, 'المخفية', `06880000${String(number).padStart(2, '0')}`]) {
      for (const client of [colleague, partner, officer]) {
        const { body } = await client.post('/v1/persons/search', { text, limit: 50 })
        expect(body.items.map((row: { id: string }) => row.id), text).not.toContain(id)
      }
    }
  })

  test('is sent in no message, stands in no journal and no job', async () => {
    const { id } = await hidden()
    const { body } = await owner.post('/v1/referrals', { person: id, to: 'anapec-oujda-accompagnement', reason: 'Cherche un emploi' })
    await eventually(() => service.house.pool.query(`select 1 from platform_message where reference ->> 'referral' = $1`, [body.id]), ({ rows }) => rows.length > 0)
    for (const table of ['platform_message', 'platform_journal', 'jobs.job']) {
      const { rows } = await service.house.pool.query(`select 1 from ${table} t where t::text ~ $1`, [`Mariam|Cachée${number}`])
      expect(rows, table).toEqual([])
    }
  })

  test('does not show by its place in a list by name', async () => {
    const first = await somebody({ names: [{ given: 'Aa', family: 'Aaaa', script: 'latin' }] })
    const place = async (client: Client) => (await client.get('/v1/persons?sort=name&limit=200')).body.items.findIndex((row: { id: string }) => row.id === first.id)
    expect(await place(colleague)).toBe(0)
    await hide(first.id)
    const shown = (await colleague.get('/v1/persons?sort=name&limit=200')).body.items as { protected: boolean }[]
    expect(shown.slice(await place(colleague)).every((row) => row.protected)).toBe(true)
  })

  test('figures still count the person', async () => {
    const served = async () => {
      const { body } = await secretariat.get('/v1/figures?objective=OSP5')
      return body.items.find((item: { indicator: { code: string } }) => item.indicator.code === 'osp5-served').recorded.value as number
    }
    const before = await served()
    const { id } = await hidden()
    await owner.post('/v1/deliveries', { person: id, offer: 'cellule-al-andalous-ecoute', on: '2026-02-03' })
    expect(await served()).toBe(before + 1)
  })

  test('is corrected by those who read it, and by nobody else; the rest of the file by whoever may', async () => {
    const { id } = await hidden()
    const corrected = [{ given: 'Mariam', family: 'Autrement', script: 'latin' }]
    expect((await colleague.patch(`/v1/persons/${id}`, { names: corrected })).status).toBe(403)
    expect((await colleague.patch(`/v1/persons/${id}`, { contacts: [{ kind: 'phone', value: '0600112233' }] })).status).toBe(403)
    expect((await colleague.patch(`/v1/persons/${id}`, { residence: 'oujda' })).body).toMatchObject({ residence: { code: 'oujda' }, nameHidden: true })
    expect((await assigned.patch(`/v1/persons/${id}`, { names: corrected })).body.names).toEqual(corrected)
    const { rows } = await service.house.pool.query('select display_name, sort_name, search_text from person where id = $1', [id])
    expect(rows).toEqual([{ display_name: '•••', sort_name: expect.stringMatching(/^~rw-/), search_text: '' }])
    await owner.remove(`/v1/persons/${id}/protection`)
    expect((await colleague.get('/v1/persons?limit=200')).body.items.find((row: { id: string }) => row.id === id)).toMatchObject({ name: 'Mariam Autrement', protected: false })
  })
})

describe('the birth of a person whose name is hidden', () => {
  test('is exact for who guards the case; everybody else reads the year, in lists and in the file', async () => {
    const exact = { value: '1991-05-02', precision: 'day' }
    const { id, code } = await somebody({ birth: exact })
    await owner.post('/v1/referrals', { person: id, to: 'anapec-oujda-accompagnement', reason: 'Appui' })
    await hide(id)
    const births = async (client: Client) => [
      (await client.get(`/v1/persons/${id}`)).body.birth,
      (await client.get('/v1/persons?limit=200')).body.items.find((row: { id: string }) => row.id === id).birth,
      (await client.post('/v1/persons/search', { text: code })).body.items[0].birth,
    ]
    for (const client of [owner, assigned]) expect(await births(client)).toEqual([exact, exact, exact])
    const year = { value: '1991', precision: 'year' }
    for (const client of [colleague, partner, officer]) expect(await births(client)).toEqual([year, year, year])
    expect((await colleague.patch(`/v1/persons/${id}`, { birth: year })).status).toBe(403)
    expect((await owner.get(`/v1/persons/${id}`)).body.birth).toEqual(exact)
  })
})

describe('who guards a case', () => {
  test('the owner and those assigned know it, nobody else', async () => {
    const { id } = await hidden()
    expect((await owner.get(`/v1/persons/${id}/protection`)).body).toMatchObject({ organisation: { id: 'ms2' }, owner: { id: owner.staffId }, assigned: [{ id: assigned.staffId }], mine: true })
    expect((await assigned.get(`/v1/persons/${id}/protection`)).body.mine).toBe(false)
    for (const client of [colleague, partner]) expect((await client.get(`/v1/persons/${id}/protection`)).status).toBe(404)
  })

  test('only the owner hands it on, names others, or shows the name again', async () => {
    const { id } = await hidden()
    for (const client of [assigned, colleague]) expect((await hide(id, { assigned: [colleague.staffId] }, client)).status).toBe(403)
    expect((await assigned.remove(`/v1/persons/${id}/protection`)).status).toBe(403)
    expect((await colleague.remove(`/v1/persons/${id}/protection`)).status).toBe(404)
    expect((await partner.put(`/v1/persons/${id}/protection`, { assigned: [] })).status).toBe(403)
    expect((await hide(id, { owner: colleague.staffId, assigned: [] })).body.nameHidden).toBe(true)
    expect((await owner.get(`/v1/persons/${id}`)).body.nameHidden).toBe(true)
    expect((await colleague.remove(`/v1/persons/${id}/protection`)).body).toMatchObject({ protected: false, nameHidden: false })
  })

  test('nobody is named who is not cleared, or works elsewhere', async () => {
    const { id } = await somebody()
    const uncleared = await service.signIn({ organisation: 'ms2', role: 'counsellor', compartments: ['social'] })
    for (const other of [uncleared, partner]) {
      expect((await hide(id, { assigned: [other.staffId] })).body).toMatchObject({ code: 'unknown-reference', faults: [{ path: 'assigned' }] })
      expect((await hide(id, { owner: other.staffId })).body.code).toBe('unknown-reference')
    }
    expect((await uncleared.put(`/v1/persons/${id}/protection`, { assigned: [] })).status).toBe(403)
    expect((await owner.get('/v1/colleagues?compartment=protection')).body.items.map((each: { id: string }) => each.id)).not.toContain(uncleared.staffId)
  })

  test('where the owner has gone, a supervisor of the organisation takes the case over', async () => {
    const leaving = await service.signIn({ organisation: 'ms2', role: 'counsellor', compartments: [...cleared] as never })
    const supervisor = await service.signIn({ organisation: 'ms2', role: 'supervisor', compartments: [...cleared] as never })
    const { id } = await somebody()
    await hide(id, { assigned: [] }, leaving)
    expect((await hide(id, { assigned: [] }, supervisor)).status).toBe(403)
    await service.house.pool.query('update organisation_staff set suspended_at = now() where id = $1', [leaving.staffId])
    expect((await hide(id, { assigned: [] }, colleague)).status).toBe(403)
    expect((await hide(id, { assigned: [] }, supervisor)).body).toEqual({ protected: true, nameHidden: false })
    expect((await supervisor.get(`/v1/persons/${id}`)).body.names).toEqual(names())
  })

  test('who acts elsewhere, or has lost the clearance, no longer reads the name', async () => {
    const { id } = await hidden()
    await service.house.pool.query(`update organisation_role set compartments = '{social}' where staff_id = $1`, [assigned.staffId])
    expect((await assigned.get(`/v1/persons/${id}`)).body.nameHidden).toBe(true)
    await service.house.pool.query(`update organisation_role set compartments = '{social,health,protection}' where staff_id = $1`, [assigned.staffId])
  })

  test('another organisation’s person cannot be hidden', async () => {
    const shelter = await service.signIn({ organisation: 'crm', role: 'counsellor', compartments: ['protection'] })
    const { id } = await somebody()
    expect((await shelter.put(`/v1/persons/${id}/protection`, { assigned: [] })).status).toBe(404)
  })
})

describe('by SQL alone', () => {
  const who = (client: Client, organisation = 'ms2') => ({ organisation, staff: client.staffId, compartments: cleared })

  test('the name is nowhere for others, whatever they join or call', async () => {
    const { id } = await hidden()
    const texts = [
      'select p::text as t from person p where p.id = $1',
      'select n::text as t from person_name n where n.person_id = $1',
      'select c::text as t from person_contact c where c.person_id = $1',
      'select q::text as t from person_protection q where q.person_id = $1',
      'select i::text as t from person_involvement i where i.person_id = $1',
      'select person_shown_name(p) as t from person p where p.id = $1',
      'select person_hidden_name($1) as t',
      `select s::text as t from person_search('cachee', 200) s where s.person_id = $1`,
      `select person_initials($1) as t`,
    ]
    const lookers = [who(colleague), { ...who(partner, 'anapec') }, { ...who(officer), reach: 'every' as const }, { ...who(secretariat), reach: 'figures' as const }, { organisation: 'ms2', staff: owner.staffId, compartments: ['social'] }, { organisation: 'crm', staff: owner.staffId, compartments: cleared }]
    for (const looker of lookers) {
      const read = await Promise.all(texts.map((text) => rowsFor(service, looker, text, [id])))
      expect(JSON.stringify(read)).not.toMatch(secret)
    }
    const shown = await Promise.all(texts.map((text) => rowsFor(service, who(owner), text, [id])))
    expect(JSON.stringify(shown)).toMatch(secret)
  })

  test('nobody else writes the name, or shows it', async () => {
    const { id } = await hidden()
    expect(await refusalFor(service, who(colleague), `update person set display_name = 'x', sort_name = 'x', search_text = 'x' where id = $1`, [id])).toBe('42501')
    expect(await refusalFor(service, who(owner), `update person set protected = false where id = $1`, [id])).toBe('42501')
    expect(await refusalFor(service, who(colleague), `update person_protection set owner_id = $2 where person_id = $1`, [id, colleague.staffId])).toBe('42501')
    expect(await refusalFor(service, who(colleague), `insert into person_name (person_id, number, given, family, script) values ($1, 9, 'x', 'x', 'latin')`, [id])).toBe('42501')
    expect(await rowsFor(service, who(colleague), 'select person_unprotect($1) as done', [id])).toEqual([{ done: false }])
    expect(await rowsFor(service, who(colleague), 'select person_protect($1, $2, array[]::uuid[], now()) as said', [id, colleague.staffId])).toEqual([{ said: 'forbidden' }])
  })

  test('a key gives no name again that was hidden since, and the same answer to who may read it', async () => {
    const { body: person } = await owner.post('/v1/persons', { names: [{ given: 'Gardée', family: 'Ensuite', script: 'latin' }] })
    const change = (client: Client) => client.send('PATCH', `/v1/persons/${person.id}`, { sex: 'female' }, 'clef-avant-la-protection')
    const [seen, kept] = [await change(colleague), await change(owner)]
    expect(JSON.stringify(seen.body)).toContain('Gardée')
    await owner.put(`/v1/persons/${person.id}/protection`, { assigned: [] })
    expect(await change(colleague)).toMatchObject({ status: 404, body: { code: 'not-found' } })
    expect(await change(owner)).toMatchObject({ status: 200, body: kept.body })
  })

  test('an answer that was kept for one is read by no other', async () => {
    await owner.post('/v1/persons', { names: [{ given: 'Gardée', family: 'Réponse', script: 'latin' }] }, 'clef-de-la-gardienne')
    const own = 'select to_jsonb(a)::text as kept from platform_answer a where key = $1'
    const [mine] = await rowsFor(service, who(owner), own, ['clef-de-la-gardienne'])
    expect(mine?.['kept'], 'sealed at rest').not.toContain('Gardée')
    for (const other of [who(colleague), { ...who(officer), reach: 'every' as const }]) expect(await rowsFor(service, other, own, ['clef-de-la-gardienne'])).toEqual([])
  })
})
