import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { matchesPerHour } from '#person/opening/model'
import { aPerson, consentToShare } from '#test/build'
import { useDatabase } from '#test/database'
import { type Client, type Service, startService } from '#test/service'
import { rowsFor } from '#test/sight'

const database = useDatabase()
let service: Service
let knows: Client
let asks: Client

beforeAll(async () => {
  service = await startService(database.url)
  knows = await service.signIn({ organisation: 'ms2', site: 'cellule-al-andalous', role: 'counsellor', compartments: ['social', 'health', 'protection'] })
  asks = await service.signIn({ organisation: 'crm', role: 'counsellor', compartments: ['social'] })
})
afterAll(() => service.close())

let number = 0
/** Somebody whom nobody else resembles: a name, a number and a year of their own. */
const somebody = async (mentioned: Record<string, unknown> = {}) => {
  number += 1
  const family = `Unique${String.fromCharCode(97 + (number % 26))}${'x'.repeat(number)}`
  const phone = `06550000${String(number).padStart(2, '0')}`
  const person = await aPerson(knows, {
    names: [{ given: 'Awa', family, script: 'latin' }],
    birth: { value: '1991', precision: 'year' },
    contacts: [{ kind: 'phone', value: phone }],
    ...mentioned,
  })
  return { ...person, family, phone, name: { given: 'Awa', family, script: 'latin' } }
}
const ask = (question: Record<string, unknown>, client = asks) => client.post('/v1/persons/matches', question)
const year = { value: '1991', precision: 'year' }

describe('a possible match elsewhere', () => {
  test.each([
    ['the phone, exactly', ({ phone }: Awaited<ReturnType<typeof somebody>>) => ({ phone })],
    ['the code of the file', ({ code }: Awaited<ReturnType<typeof somebody>>) => ({ code: code.toLowerCase() })],
    ['the whole name and the year of birth', ({ name }: Awaited<ReturnType<typeof somebody>>) => ({ names: [name], birth: year })],
    ['the name the other way round', ({ name }: Awaited<ReturnType<typeof somebody>>) => ({ names: [{ ...name, given: name.family, family: name.given }], birth: { value: '1991-05-02', precision: 'day' } })],
  ])('is told by %s: first letters, year, whom to ask, and no more', async (_, questionOf) => {
    const person = await somebody()
    const { status, body } = await ask(questionOf(person))
    expect(status).toBe(200)
    expect(body.items).toHaveLength(1)
    const [{ handle, ...told }] = body.items
    expect(told).toEqual({ initials: 'A. U.', birthYear: '1991', organisations: [expect.objectContaining({ id: 'ms2' })], asked: false })
    expect(JSON.stringify(body)).not.toMatch(new RegExp(`${person.id}|${person.code}|${person.family}|${person.phone}`))
    expect(Buffer.from(handle, 'base64url').toString('latin1')).not.toContain(person.id)
  })

  test.each([
    ['a part of a name', ({ name, family }: Awaited<ReturnType<typeof somebody>>) => ({ names: [{ ...name, family: family.slice(0, -1) }], birth: year })],
    ['one name of two', ({ name }: Awaited<ReturnType<typeof somebody>>) => ({ names: [{ ...name, family: '' }], birth: year })],
    ['another year', ({ name }: Awaited<ReturnType<typeof somebody>>) => ({ names: [name], birth: { value: '1992', precision: 'year' } })],
    ['a part of a number', ({ phone }: Awaited<ReturnType<typeof somebody>>) => ({ phone: phone.slice(0, 8) })],
    ['a per cent sign', ({ name }: Awaited<ReturnType<typeof somebody>>) => ({ names: [{ ...name, family: '%' }], birth: year })],
    ['somebody else’s code', () => ({ code: 'RW-2222-2222' })],
  ])('is not told by %s', async (_, questionOf) => {
    expect((await ask(questionOf(await somebody()))).body.items).toEqual([])
  })

  test('a name without a year is not a question', async () => {
    const { name } = await somebody()
    expect(await ask({ names: [name] })).toMatchObject({ status: 422, body: { faults: [{ path: 'names', code: 'not-enough' }] } })
  })

  test('is not told of whom one sees oneself', async () => {
    const { phone } = await somebody()
    expect((await ask({ phone }, knows)).body.items).toEqual([])
  })

  test('is not told of somebody who is protected', async () => {
    const { id, phone, code } = await somebody()
    await knows.put(`/v1/persons/${id}/protection`, { assigned: [] })
    for (const question of [{ phone }, { code }]) expect((await ask(question)).body.items).toEqual([])
  })

  test('is not told of whom others know in protection only; is told, without them, where others know the person too', async () => {
    const { id, phone } = await somebody({ consents: [consentToShare('anapec')] })
    await service.house.pool.query(`update person_involvement set compartments = '{protection}' where person_id = $1 and organisation_id = 'ms2'`, [id])
    expect((await ask({ phone })).body.items).toEqual([])
    await knows.post('/v1/referrals', { person: id, to: 'anapec-oujda-accompagnement', reason: 'Cherche un emploi' })
    await service.house.pool.query(`update referral set state = 'accepted' where person_id = $1`, [id])
    const { body } = await ask({ phone })
    expect(body.items[0].organisations.map((each: { id: string }) => each.id)).toEqual(['anapec'])
  })

  test('a service in protection alone makes an involvement one of protection', async () => {
    await service.house.pool.query(`update service_kind set compartment = 'protection' where code = (select kind_code from service_offer where id = 'cellule-al-andalous-ecoute')`)
    const { id, phone } = await somebody()
    await knows.post('/v1/deliveries', { person: id, offer: 'cellule-al-andalous-ecoute', on: '2026-02-03' })
    await service.house.pool.query(`update service_kind set compartment = 'health' where code = (select kind_code from service_offer where id = 'cellule-al-andalous-ecoute')`)
    expect((await ask({ phone })).body.items).toEqual([])
    await knows.post('/v1/deliveries', { person: id, offer: 'cellule-al-andalous-ecoute', on: '2026-02-04' })
    expect((await ask({ phone })).body.items).toHaveLength(1)
  })

  test('is told to those who care for cases, not to who hands out', async () => {
    const volunteer = await service.signIn({ organisation: 'crm', role: 'volunteer' })
    expect((await ask({ phone: '0655000001' }, volunteer)).status).toBe(403)
  })

  test('that one asked is in the journal, about whom is not', async () => {
    const { family, phone } = await somebody()
    await ask({ phone, names: [{ given: 'Awa', family, script: 'latin' }], birth: year })
    const { rows } = await service.house.pool.query(`select subject_id, details from platform_journal where verb = 'person.matches-asked' order by position desc limit 1`)
    expect(rows[0]).toEqual({ subject_id: null, details: { by: ['phone', 'name'], count: 1 } })
    const { rows: told } = await service.house.pool.query('select 1 from platform_journal j where j::text ~* $1', [`${family}|${phone.slice(1)}`])
    expect(told).toEqual([])
  })

  test('who asks too often is stopped for the hour, and others are not', async () => {
    const guesser = await service.signIn({ organisation: 'crm', role: 'counsellor' })
    await ask({ phone: '0655000099' }, guesser)
    await service.house.pool.query('update person_match_count set asked = $2 where staff_id = $1', [guesser.staffId, matchesPerHour])
    expect((await ask({ phone: '0655000001' }, guesser)).body.code).toBe('too-many-requests')
    expect((await ask({ phone: '0655000099' })).status).toBe(200)
  })

  test('by SQL alone the restricted role hears no more: neither of the protected nor the table behind', async () => {
    const { id, phone } = await somebody()
    const who = { organisation: 'crm', staff: asks.staffId }
    const [told] = await rowsFor(service, who, 'select * from person_matches(null, $1, null, null, 5)', [`+212${phone.slice(1)}`])
    expect(Object.keys(told!)).toEqual(['id', 'initials', 'birth_year', 'known_by'])
    await knows.put(`/v1/persons/${id}/protection`, { assigned: [] })
    expect(await rowsFor(service, who, 'select * from person_matches(null, $1, null, null, 5)', [`+212${phone.slice(1)}`])).toEqual([])
    expect(await rowsFor(service, { ...who, reach: 'figures' }, 'select * from person_matches(null, $1, null, null, 5)', [`+212${phone.slice(1)}`])).toEqual([])
  })
})
