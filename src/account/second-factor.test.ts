import { setTimeout as pause } from 'node:timers/promises'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { useDatabase } from '#test/database'
import { aJar, type aMember, aSignedIn, type Jar, journalOf } from '#test/jar'
import { password, type Service, startService } from '#test/service'

const database = useDatabase()
let service: Service

beforeAll(async () => {
  service = await startService(database.url)
})
afterAll(() => service.close())
beforeEach(() => service.house.pool.query(`delete from auth.attempt where subject like 'network:%'`))

const notMatching = [{ path: 'password', code: 'not-matching' }]

/** The app of a member: what it shows now, or some steps of thirty seconds later. */
const appOf = (secret: string) => {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  return (stepsLater = 0) => totp.generate({ timestamp: Date.now() + stepsLater * 30_000 })
}

/** Not right now, nor a step before or after. */
const wrongCode = (show: (later?: number) => string): string => {
  const near = [show(-1), show(0), show(1), show(2)]
  return ['000000', '111111', '222222', '333333', '444444'].find((code) => !near.includes(code))!
}

/** A step that ends while a test runs would make its first code too old. */
const steady = async () => {
  const left = 30_000 - (Date.now() % 30_000)
  if (left < 4_000) await pause(left)
}

const withApp = async (wished: Parameters<typeof aMember>[1] = {}) => {
  const member = await aSignedIn(service, wished)
  const begun = await member.jar.post('/v1/account/code', { password })
  await steady()
  const show = appOf(begun.body.secret)
  const set = await member.jar.send('PUT', '/v1/account/code', { code: show(-1) })
  return { ...member, show, begun, set, recoveryCodes: set.body.recoveryCodes as string[] }
}

const halfway = async (email: string): Promise<Jar> => {
  const jar = aJar(service.address)
  expect((await jar.post('/v1/session', { email, password })).status).toBe(202)
  return jar
}

describe('an app that shows codes', () => {
  test('is set up with the password and a code of it, and its secret is kept sealed', async () => {
    const { begun, set, id } = await withApp()
    expect(begun.status).toBe(201)
    expect(begun.body.address).toMatch(/^otpauth:\/\/totp\/Rawabit:/)
    expect(begun.body.address).toContain(begun.body.secret)
    expect(set.status).toBe(200)
    expect(new Set(set.body.recoveryCodes).size).toBe(10)
    const { rows } = await service.house.pool.query('select secret from auth.totp where user_id = $1', [id])
    expect(rows[0].secret).not.toContain(begun.body.secret)
  })

  test('is not set up without the password, nor with a wrong code', async () => {
    const { jar } = await aSignedIn(service)
    expect((await jar.post('/v1/account/code', {})).body.faults).toEqual([{ path: 'password', code: 'required' }])
    expect((await jar.post('/v1/account/code', { password: 'un mot de passe faux' })).body.faults).toEqual(notMatching)
    const { body } = await jar.post('/v1/account/code', { password })
    expect((await jar.send('PUT', '/v1/account/code', { code: wrongCode(appOf(body.secret)) })).body.code).toBe('code-refused')
    expect((await jar.get('/v1/account')).body.code).toBeNull()
  })

  test('is asked for from then on, and nobody is in before', async () => {
    const { email, show } = await withApp()
    const jar = await halfway(email)
    expect((await jar.get('/v1/session')).status).toBe(401)
    expect((await jar.get('/v1/account')).status).toBe(401)
    expect(jar.cookies.has('rawabit.session_token')).toBe(false)
    const entered = await jar.post('/v1/session/code', { code: show() })
    expect(entered.status).toBe(201)
    expect(entered.body.staff.email).toBe(email)
    expect(jar.cookies.has('rawabit.ticket')).toBe(false)
  })

  test('a code serves once: not to set up and then enter, not twice, not at the same time', async () => {
    const { email, show } = await withApp()
    const first = await halfway(email)
    expect((await first.post('/v1/session/code', { code: show(-1) })).body.code, 'it served to set up').toBe('code-refused')
    const code = show()
    const jars = await Promise.all(Array.from({ length: 4 }, () => halfway(email)))
    const answers = await Promise.all(jars.map((jar) => jar.post('/v1/session/code', { code })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401, 401, 401])
    expect((await (await halfway(email)).post('/v1/session/code', { code })).status).toBe(401)
    expect((await (await halfway(email)).post('/v1/session/code', { code: show(1) })).status, 'the next one').toBe(201)
  })

  test('five wrong codes take the way on away; ten lock the account', async () => {
    const { email, show, id } = await withApp()
    const jar = await halfway(email)
    const wrong = wrongCode(show)
    for (let time = 0; time < 5; time++) expect((await jar.post('/v1/session/code', { code: wrong })).status).toBe(401)
    expect((await jar.post('/v1/session/code', { code: show() })).status, 'the ticket is gone').toBe(401)
    const second = await halfway(email)
    for (let time = 0; time < 5; time++) await second.post('/v1/session/code', { code: wrong })
    expect((await journalOf(service, 'account.locked'))[0]).toMatchObject({ subject_id: id })
    expect((await aJar(service.address).post('/v1/session', { email, password })).status).toBe(401)
  })

  test('a ticket of one serves nobody else, and a forged one nobody', async () => {
    const [{ email, show }, other] = [await withApp(), await withApp()]
    const theirs = await halfway(other.email)
    expect((await theirs.post('/v1/session/code', { code: show() })).status).toBe(401)
    const forged = aJar(service.address, [['rawabit.ticket', 'A'.repeat(43)]])
    expect((await forged.post('/v1/session/code', { code: show() })).status).toBe(401)
    const jar = await halfway(email)
    const copy = aJar(service.address, [...jar.cookies])
    expect((await jar.post('/v1/session/code', { code: show() })).status).toBe(201)
    expect((await copy.post('/v1/session/code', { code: show(1) })).status, 'it has served').toBe(401)
  })

  test('is taken away with the password, and the codes of recovery with it', async () => {
    const { jar, email } = await withApp()
    expect((await jar.post('/v1/account/code/removal', { password: 'un mot de passe faux' })).body.faults).toEqual(notMatching)
    expect((await jar.post('/v1/account/code/removal', { password })).status).toBe(204)
    expect((await jar.get('/v1/account')).body).toMatchObject({ code: null, recoveryCodes: 0 })
    expect((await aJar(service.address).post('/v1/session', { email, password })).status).toBe(201)
  })

  test.each(['data-protection-officer', 'system-administrator', 'auditor'] as const)('once set up, is kept by a %s', async (role) => {
    const { jar } = await withApp({ role, organisation: 'mcmream' })
    const { body } = await jar.get('/v1/account')
    expect(body.secondFactorKept).toBe(true)
    expect((await jar.post('/v1/account/code/removal', { password })).body.code).toBe('second-factor-kept')
  })

  test('is not asked at the door of a log-in of the demonstration, which is everybody’s', async () => {
    const { email, jar, id } = await withApp({ role: 'auditor', organisation: 'mcmream' })
    await service.house.pool.query('update auth."user" set shared = true where id = $1', [id])
    expect((await jar.get('/v1/account')).body).toMatchObject({ demonstration: true, secondFactorKept: false })
    expect((await aJar(service.address).post('/v1/session', { email, password })).status).toBe(201)
  })
})

describe('recovery codes', () => {
  test('serve once each, however they are typed, and are kept as digests', async () => {
    const { email, id, recoveryCodes } = await withApp()
    const [first, second] = recoveryCodes as [string, string]
    expect(first).toMatch(/^[a-z2-9]{5}-[a-z2-9]{5}$/)
    expect((await (await halfway(email)).post('/v1/session/code', { code: first })).status).toBe(201)
    expect((await (await halfway(email)).post('/v1/session/code', { code: first })).status).toBe(401)
    expect((await (await halfway(email)).post('/v1/session/code', { code: ` ${second.toUpperCase().replace('-', ' ')} ` })).status).toBe(201)
    const { rows } = await service.house.pool.query('select r::text as text from auth.recovery_code r where user_id = $1', [id])
    expect(rows).toHaveLength(10)
    expect(JSON.stringify(rows)).not.toContain(first.replace('-', ''))
  })

  test('one at the same time lets one in', async () => {
    const { email, recoveryCodes } = await withApp()
    const jars = await Promise.all(Array.from({ length: 4 }, () => halfway(email)))
    const answers = await Promise.all(jars.map((jar) => jar.post('/v1/session/code', { code: recoveryCodes[0] })))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  })

  test('a new set ends the one before', async () => {
    const { jar, email, recoveryCodes } = await withApp()
    const { body } = await jar.post('/v1/account/recovery-codes', { password })
    expect(body.recoveryCodes).toHaveLength(10)
    expect((await (await halfway(email)).post('/v1/session/code', { code: recoveryCodes[0] })).status).toBe(401)
    expect((await (await halfway(email)).post('/v1/session/code', { code: body.recoveryCodes[0] })).status).toBe(201)
    expect((await jar.get('/v1/account')).body.recoveryCodes).toBe(9)
  })

  test('are not made for who has nothing to recover', async () => {
    const { jar } = await aSignedIn(service)
    expect((await jar.post('/v1/account/recovery-codes', { password })).status).toBe(409)
  })
})

describe('a password', () => {
  const next = 'quatre chameaux sous la pluie'

  test('is changed with the one before; the other sessions end and this one gets a new token', async () => {
    const { jar, email } = await aSignedIn(service)
    const elsewhere = aJar(service.address)
    await elsewhere.post('/v1/session', { email, password })
    const before = jar.cookies.get('rawabit.session_token')
    expect((await jar.send('PUT', '/v1/account/password', { password: 'un mot de passe faux', next })).body.faults).toEqual(notMatching)
    expect((await jar.send('PUT', '/v1/account/password', { password, next })).status).toBe(204)
    expect(jar.cookies.get('rawabit.session_token')).not.toBe(before)
    expect([(await jar.get('/v1/session')).status, (await elsewhere.get('/v1/session')).status]).toEqual([200, 401])
    const fresh = aJar(service.address)
    expect((await fresh.post('/v1/session', { email, password })).status).toBe(401)
    expect((await fresh.post('/v1/session', { email, password: next })).status).toBe(201)
  })

  test('that is short, common or close to its holder is not taken', async () => {
    const { jar } = await aSignedIn(service, { name: 'Salma Bennani' })
    const change = async (text: string) => (await jar.send('PUT', '/v1/account/password', { password, next: text })).body.faults?.[0]
    expect(await change('court')).toEqual({ path: 'next', code: 'too-small' })
    expect(await change('motdepasse2026')).toEqual({ path: 'next', code: 'too-common' })
    expect(await change('salma bennani')).toEqual({ path: 'next', code: 'too-close' })
    expect(await change('é'.repeat(201))).toEqual({ path: 'next', code: 'too-big' })
  })

  test('cannot be guessed from a session that somebody left open', async () => {
    const { jar } = await aSignedIn(service)
    for (let time = 0; time < 10; time++) await jar.send('PUT', '/v1/account/password', { password: `faux numéro ${time}`, next })
    expect((await jar.send('PUT', '/v1/account/password', { password, next })).body.faults).toEqual(notMatching)
  })

  test('of a log-in of the demonstration stays, since it is everybody’s', async () => {
    const { jar, id } = await aSignedIn(service)
    await service.house.pool.query('update auth."user" set shared = true where id = $1', [id])
    expect((await jar.send('PUT', '/v1/account/password', { password, next })).body.code).toBe('demonstration-account')
  })
})
