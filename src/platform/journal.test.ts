import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#language/id'
import { aPerson, consentToShare } from '#test/build'
import { useDatabase } from '#test/database'
import { type Client, password, type Service, startService } from '#test/service'

const database = useDatabase()
let service: Service
let worker: Client
let counterpart: Client
let stranger: Client
let donor: Client
let officer: Client

beforeAll(async () => {
  service = await startService(database.url)
  worker = await service.signIn({ organisation: 'ms2', site: 'cellule-al-andalous', role: 'counsellor' })
  counterpart = await service.signIn({ organisation: 'anapec', site: 'anapec-oujda', role: 'counsellor' })
  stranger = await service.signIn({ organisation: 'clinique-juridique-oujda', role: 'counsellor' })
  donor = await service.signIn({ organisation: 'union-europeenne', role: 'donor' })
  officer = await service.signIn({ organisation: 'mcmream', role: 'data-protection-officer' })
})
afterAll(() => service.close())

type Line = {
  verb: string
  subject_word: string
  subject_id: string | null
  person_id: string | null
  staff_id: string | null
  role: string | null
  organisation_id: string | null
  details: Record<string, unknown>
}

const last = async (): Promise<number> =>
  Number((await service.house.pool.query<{ last: number }>('select coalesce(max(position), 0) as last from platform_journal')).rows[0]?.last)

/** The lines that a request leaves. */
const linesOf = async (request: () => Promise<unknown>): Promise<Line[]> => {
  const before = await last()
  await request()
  const { rows } = await service.house.pool.query<Line>(
    `select verb, subject_word, subject_id, person_id, staff_id, role, organisation_id, details from platform_journal
      where position > $1 and verb not like 'message.%' order by position`,
    [before],
  )
  return rows
}

const by = (client: Client, role: string, organisation: string) => ({ staff_id: client.staffId, role, organisation_id: organisation })
const mine = () => by(worker, 'counsellor', 'ms2')

/** Any text that somebody typed about a person. */
const everything = async (): Promise<string> =>
  (await service.house.pool.query<{ text: string }>(`select coalesce(string_agg(j::text, ' '), '') as text from platform_journal j`)).rows[0]?.text ?? ''

describe('reading', () => {
  test('a file and each of its parts leaves a line: who, in which role, whose file', async () => {
    const { id } = await aPerson(worker)
    const parts = {
      '': 'person.read', '/eligibility': 'eligibility.judged', '/deliveries': 'delivery.listed',
      '/referrals': 'referral.listed', '/appointments': 'casework.listed',
    }
    for (const [part, verb] of Object.entries(parts)) {
      const [line, ...more] = await linesOf(() => worker.get(`/v1/persons/${id}${part}`))
      expect([line, more], part).toMatchObject([{ verb, subject_word: 'person', subject_id: id, person_id: id, ...mine() }, []])
    }
    expect(await linesOf(() => officer.get(`/v1/persons/${id}`))).toMatchObject([{ verb: 'person.read', ...by(officer, 'data-protection-officer', 'mcmream') }])
  })

  test('a search leaves how many it found, never what was sought; a page of a list leaves nothing', async () => {
    await aPerson(worker, { names: [{ given: 'Motcherché', family: 'Introuvable', script: 'latin' }], nationalities: ['TG'] })
    const [searched, ...more] = await linesOf(() => worker.post('/v1/persons/search', { text: 'Motcherché' }, newId()))
    expect([searched, more]).toMatchObject([{ verb: 'person.searched', subject_id: null, details: { count: 1 } }, []])
    expect(searched?.details).toEqual({ count: 1 })
    for (const path of ['/v1/persons', '/v1/referrals', '/v1/appointments']) expect(await linesOf(() => worker.get(path)), path).toEqual([])
    expect(await everything()).not.toMatch(/Motcherché|Introuvable/i)
  })

  test('a referral is a line of the file that it is about, as is all that follows from it', async () => {
    const { id } = await aPerson(worker, { consents: [consentToShare('anapec')] })
    const sent = await worker.post('/v1/referrals', { person: id, to: 'anapec-oujda-accompagnement', reason: 'Cherche un emploi', despiteRulesReason: 'Vu avec elle' })
    expect(sent.status).toBe(201)
    const referral = `/v1/referrals/${sent.body.id}`
    expect(await linesOf(() => counterpart.get(referral))).toMatchObject([{ verb: 'referral.read', subject_id: sent.body.id, person_id: id }])
    expect(await linesOf(() => counterpart.post(`${referral}/state`, { to: 'accepted' }))).toMatchObject([{ verb: 'referral.accepted', person_id: id }])
    expect(await linesOf(() => counterpart.post(`${referral}/appointments`, { startsAt: '2026-11-20T09:00:00Z' }))).toMatchObject([
      { verb: 'referral.in-progress', person_id: id }, { verb: 'casework.booked', person_id: id },
    ])
    const delivered = await linesOf(() => worker.post('/v1/deliveries', { person: id, offer: 'cellule-al-andalous-ecoute', on: '2026-01-12' }))
    expect(delivered).toMatchObject([{ verb: 'delivery.recorded', subject_word: 'delivery', person_id: id }])
    expect(await everything()).not.toMatch(/Cherche un emploi|Vu avec elle/)
  })
})

describe('a refusal', () => {
  const refused = (code: string, route: string) => ({ verb: 'access.refused', details: { code, route } })

  test('because of a role leaves a line, and nothing else', async () => {
    const { id } = await aPerson(worker)
    const lines = await linesOf(() => donor.get(`/v1/persons/${id}`))
    expect(lines).toMatchObject([{ ...refused('forbidden', 'GET /v1/persons/{id}'), subject_word: 'person', subject_id: id, person_id: id, ...by(donor, 'donor', 'union-europeenne') }])
    expect(await linesOf(() => donor.get('/v1/persons?sex=female'))).toMatchObject([{ ...refused('forbidden', 'GET /v1/persons'), subject_id: null }])
  })

  test('of what is another organisation’s leaves a line with the id, wherever it stood in the request', async () => {
    const { id } = await aPerson(worker)
    for (const part of ['', '/eligibility', '/deliveries', '/referrals', '/appointments']) {
      const lines = await linesOf(() => stranger.get(`/v1/persons/${id}${part}`))
      expect(lines, part).toMatchObject([{ ...refused('not-found', `GET /v1/persons/{id}${part}`), person_id: id, ...by(stranger, 'counsellor', 'clinique-juridique-oujda') }])
    }
    const recording = { person: id, offer: 'clinique-juridique-oujda-conseil', on: '2026-01-12' }
    expect(await linesOf(() => stranger.post('/v1/deliveries', recording))).toMatchObject([{ ...refused('not-found', 'POST /v1/deliveries'), person_id: id }])
    const { body } = await worker.post('/v1/deliveries', { person: id, offer: 'cellule-al-andalous-ecoute', on: '2026-01-12' })
    const reversal = () => stranger.post(`/v1/deliveries/${body.id}/reversal`, { reason: 'Motsecretdelarefusée' })
    expect(await linesOf(reversal)).toMatchObject([{ ...refused('not-found', 'POST /v1/deliveries/{id}/reversal'), subject_word: 'delivery', subject_id: body.id }])
    expect(await everything()).not.toMatch(/Motsecretdelarefusée/)
  })

  test('answers alike for what is missing and for what is another’s, and is noted alike', async () => {
    const { id } = await aPerson(worker)
    const unknown = newId()
    const answers = await Promise.all([id, unknown].map((each) => stranger.get(`/v1/persons/${each}`)))
    expect(answers[0]?.body).toEqual(answers[1]?.body)
    expect(await linesOf(() => stranger.get(`/v1/persons/${unknown}`))).toMatchObject([{ verb: 'access.refused', subject_id: unknown }])
  })

  test('of a forged session leaves a line without anybody; a visitor and a wrong input leave none', async () => {
    const forged = () => fetch(`${service.address}/v1/persons`, { headers: { cookie: `rawabit.session_token=${'f'.repeat(32)}.signature` } })
    expect(await linesOf(forged)).toMatchObject([{ ...refused('unauthenticated', 'GET /v1/persons'), staff_id: null, organisation_id: null }])
    expect(await linesOf(() => service.visitor.get('/v1/persons'))).toEqual([])
    expect(await linesOf(() => worker.get('/v1/persons/not-an-id'))).toEqual([])
    expect(await linesOf(() => worker.post('/v1/persons', { names: [] }))).toEqual([])
    expect(await linesOf(() => worker.get('/v1/nowhere'))).toEqual([])
  })

  test('stands also when its line cannot be written', async () => {
    const { id } = await aPerson(worker)
    const before = await donor.get(`/v1/persons/${id}`)
    await service.house.pool.query('alter table platform_journal add constraint none_today check (verb <> $$access.refused$$) not valid')
    const lines = await linesOf(async () => expect(await donor.get(`/v1/persons/${id}`)).toMatchObject({ status: 403, body: before.body }))
    expect(lines).toEqual([])
    await service.house.pool.query('alter table platform_journal drop constraint none_today')
  })
})

describe('signing in', () => {
  const attempt = (email: string, word: string) =>
    fetch(`${service.address}/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email, password: word }) })

  test('that fails leaves a line in which the address cannot be read, and can be told again', async () => {
    const email = `${newId()}@essai.example`
    const [first] = await linesOf(() => attempt(email, 'un-autre-mot-de-passe'))
    const [again] = await linesOf(() => attempt(email.toUpperCase(), 'encore-un-autre-mot'))
    const [other] = await linesOf(() => attempt(`${newId()}@essai.example`, 'un-autre-mot-de-passe'))
    expect(first).toMatchObject({ verb: 'session.refused', staff_id: null, details: { address: expect.stringMatching(/^[\w-]{22}$/) } })
    expect(again?.details).toEqual(first?.details)
    expect(other?.details).not.toEqual(first?.details)
    expect(await everything()).not.toMatch(new RegExp(`${email}|mot-de-passe`, 'i'))
  })

  test('and signing out leave lines', async () => {
    const email = `${newId()}@essai.example`
    const again = await service.signIn({ organisation: 'ms2', role: 'supervisor', email })
    const lines = await linesOf(async () => {
      const answer = await attempt(email, password)
      const cookie = answer.headers.getSetCookie().map((text) => text.split(';')[0]).join('; ')
      await fetch(`${service.address}/v1/session`, { method: 'DELETE', headers: { cookie } })
    })
    expect(lines).toMatchObject(['session.opened', 'session.closed'].map((verb) => ({ verb, ...by(again, 'supervisor', 'ms2') })))
  })
})

describe('the database alone', () => {
  const asRole = async (role: string, query: string) => {
    const client = await service.house.pool.connect()
    try {
      await client.query(`begin; set local role ${role}`)
      return await client.query(query)
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
  const write = (columns: string, values: string) => `insert into platform_journal (id, at, verb, subject_word${columns}) values (gen_random_uuid(), now(), 'test.line', 'message'${values})`

  test('lets everybody add a line, nobody choose its place or write a seal', async () => {
    for (const role of ['rawabit_scoped', 'rawabit_figures', 'rawabit_every', 'rawabit_journal']) {
      await expect(asRole(role, write('', '')), role).resolves.toBeDefined()
      await expect(asRole(role, write(', position', ', 1')), role).rejects.toMatchObject({ code: '42501' })
      await expect(asRole(role, `select setval('platform_journal_place', 1)`), role).rejects.toMatchObject({ code: '42501' })
      await expect(asRole(role, `insert into platform_journal_seal values (1, now(), decode(repeat('00', 32), 'hex'))`), role).rejects.toMatchObject({ code: '42501' })
    }
  })

  test('lets only the auditor and the data-protection officer read it, and shows the auditor no person', async () => {
    for (const role of ['rawabit_scoped', 'rawabit_figures']) {
      await expect(asRole(role, 'select * from platform_journal'), role).rejects.toMatchObject({ code: '42501' })
      await expect(asRole(role, 'select * from platform_journal_seal'), role).rejects.toMatchObject({ code: '42501' })
    }
    await aPerson(worker)
    for (const role of ['rawabit_every', 'rawabit_journal']) {
      expect((await asRole(role, 'select * from platform_journal limit 1')).rows).toHaveLength(1)
    }
    expect((await asRole('rawabit_journal', 'select * from person')).rows).toEqual([])
  })

  test('tells an organisation of a file only what its own staff did, and only where it is involved', async () => {
    const { id } = await aPerson(worker)
    await officer.get(`/v1/persons/${id}`)
    const seenBy = async (reach: string, organisation: string) => {
      const settings = `select set_config('app.reach', '${reach}', true), set_config('app.organisation', '${organisation}', true)`
      const client = await service.house.pool.connect()
      try {
        await client.query(`begin; ${settings}; set local role rawabit_scoped`)
        const { rows } = await client.query<{ organisation_id: string }>(`select organisation_id from journal_of_person('${id}', null, 50)`)
        return [...new Set(rows.map((row) => row.organisation_id))].sort()
      } finally {
        await client.query('rollback')
        client.release()
      }
    }
    expect(await seenBy('involved', 'ms2')).toEqual(['ms2'])
    expect(await seenBy('involved', 'anapec')).toEqual([])
    expect(await seenBy('none', '')).toEqual([])
    expect(await seenBy('every', '')).toEqual(['mcmream', 'ms2'])
  })
})
