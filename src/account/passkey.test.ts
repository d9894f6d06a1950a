import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { relyingPartyOf } from '#account/actions'
import { anAuthenticator } from '#test/authenticator'
import { useDatabase } from '#test/database'
import { aJar, aMember, journalOf } from '#test/jar'
import { password, type Service, startService } from '#test/service'

const database = useDatabase()
let service: Service
/** The same address by a name: a browser makes passkeys for names only. */
let origin: string

beforeAll(async () => {
  service = await startService(database.url)
  origin = service.address.replace('127.0.0.1', 'localhost')
})
afterAll(() => service.close())
beforeEach(() => service.house.pool.query(`delete from auth.attempt where subject like 'network:%'`))

const withPasskey = async (wished: Parameters<typeof aMember>[1] = {}) => {
  const member = await aMember(service, wished)
  const jar = aJar(origin)
  await jar.post('/v1/session', { email: member.email, password })
  const authenticator = anAuthenticator(origin)
  const { body: options } = await jar.post('/v1/account/passkeys/options', { password })
  const added = await jar.post('/v1/account/passkeys', { name: 'Téléphone', response: authenticator.create(options) })
  return { ...member, jar, authenticator, options, added }
}

type Authenticator = ReturnType<typeof anAuthenticator>

const enterWith = async (authenticator: Authenticator, odd: Parameters<Authenticator['get']>[1] = {}, jar = aJar(origin)) => {
  const { body } = await jar.post('/v1/session/passkey/options')
  const answer = authenticator.get(body, odd)
  return { jar, answer, reply: await jar.post('/v1/session/passkey', { response: answer }) }
}

test.each([
  ['https://rawabit.example', 'rawabit.example'], ['https://rawabit.example:8443', 'rawabit.example'], ['http://localhost:3000', 'localhost'],
  ['http://127.0.0.1:3000', null], ['https://192.168.1.4', null], ['https://[::1]:3000', null], ['http://rawabit.example', null],
])('%s is the name %s for passkeys', (address, name) => expect(relyingPartyOf(address)).toBe(name))

describe('a passkey', () => {
  test('is made for the name of this address and asks to unlock the device', async () => {
    const { options, added, jar, id } = await withPasskey()
    expect(options).toMatchObject({ rp: { id: 'localhost' }, attestation: 'none', authenticatorSelection: { userVerification: 'required', residentKey: 'required' } })
    expect(Buffer.from(options.user.id, 'base64url').toString()).toBe(id)
    expect(added.status).toBe(201)
    expect(added.body.recoveryCodes).toHaveLength(10)
    expect((await jar.get('/v1/account')).body.passkeys).toMatchObject([{ name: 'Téléphone', usedAt: null }])
    expect((await journalOf(service, 'account.passkey-added'))[0]).toMatchObject({ subject_id: id, staff_id: id })
  })

  test('signs in by itself, without a password and without a name', async () => {
    const { authenticator, id } = await withPasskey()
    const { reply, jar } = await enterWith(authenticator)
    expect(reply.status).toBe(201)
    expect(reply.body.staff.id).toBe(id)
    expect((await jar.get('/v1/account')).body.sessions[0]).toMatchObject({ way: 'passkey', current: true })
  })

  test('is the second factor of a password from then on', async () => {
    const { email, authenticator } = await withPasskey()
    const jar = aJar(origin)
    const halfway = await jar.post('/v1/session', { email, password })
    expect([halfway.status, halfway.body]).toEqual([202, { secondFactor: ['passkey', 'recovery-code'] }])
    expect((await enterWith(authenticator, {}, jar)).reply.status).toBe(201)
  })

  test.each([
    ['that did not unlock its device', { verified: false }],
    ['for another address', { origin: 'https://ailleurs.example' }],
    ['for another name', { party: 'ailleurs.example' }],
    ['to another question', { challenge: 'dW5lIGF1dHJlIHF1ZXN0aW9u' }],
    ['made for something else', { type: 'webauthn.create' }],
    ['of somebody else', { userHandle: Buffer.from('quelqu’un d’autre').toString('base64url') }],
    ['that counts backwards: a copy', { counter: 0 }],
  ])('%s is refused', async (_, odd) => {
    const { authenticator, id } = await withPasskey()
    const { reply, jar } = await enterWith(authenticator, odd)
    expect([reply.status, reply.body.code]).toEqual([401, 'passkey-refused'])
    expect(jar.cookies.has('rawabit.session_token')).toBe(false)
    expect((await journalOf(service, 'session.refused'))[0]).toMatchObject({ subject_id: id, details: { reason: 'passkey' } })
  })

  test('answers once: the same answer again is refused, here and in another browser', async () => {
    const { authenticator } = await withPasskey()
    const { reply, answer } = await enterWith(authenticator)
    expect(reply.status).toBe(201)
    const other = aJar(origin)
    expect((await other.post('/v1/session/passkey', { response: answer })).status).toBe(401)
    await other.post('/v1/session/passkey/options')
    expect((await other.post('/v1/session/passkey', { response: answer })).status).toBe(401)
  })

  test('that nobody keeps here is refused like any other', async () => {
    expect((await enterWith(anAuthenticator(origin))).reply.body.code).toBe('passkey-refused')
  })

  test('of somebody who is suspended is refused', async () => {
    const { authenticator, id } = await withPasskey()
    await service.house.pool.query('update organisation_staff set suspended_at = now() where id = $1', [id])
    expect((await enterWith(authenticator)).reply.body.code).toBe('passkey-refused')
  })

  test.each([['not unlocked', { verified: false }], ['made for another address', { origin: 'https://ailleurs.example' }], ['to another question', { challenge: 'YXV0cmU' }]])(
    'that is %s is not kept',
    async (_, odd) => {
      const { jar } = await withPasskey()
      const { body } = await jar.post('/v1/account/passkeys/options', { password })
      expect((await jar.post('/v1/account/passkeys', { name: 'Autre', response: anAuthenticator(origin).create(body, odd) })).body.code).toBe('passkey-refused')
      expect((await jar.get('/v1/account')).body.passkeys).toHaveLength(1)
    },
  )

  test('is not begun without the password, nor at an address of numbers', async () => {
    const { jar, email } = await aMember(service)
    await jar.post('/v1/session', { email, password })
    expect((await jar.post('/v1/account/passkeys/options', {})).body.faults).toEqual([{ path: 'password', code: 'required' }])
    expect((await jar.post('/v1/account/passkeys/options', { password })).status).toBe(409)
    expect((await jar.post('/v1/session/passkey/options')).status).toBe(409)
    expect((await jar.get('/v1/session/ways')).body.passkeys).toBe(false)
    expect((await aJar(origin).get('/v1/session/ways')).body.passkeys).toBe(true)
  })

  test('is taken away by its holder with the password, and no longer serves', async () => {
    const { jar, authenticator } = await withPasskey()
    const other = await withPasskey()
    const { body } = await jar.get('/v1/account')
    const place = `/v1/account/passkeys/${body.passkeys[0].id}/removal`
    expect((await other.jar.post(place, { password })).status).toBe(404)
    expect((await jar.post(place, { password: 'un mot de passe faux' })).status).toBe(422)
    expect((await jar.post(place, { password })).status).toBe(204)
    expect((await enterWith(authenticator)).reply.status).toBe(401)
    expect((await jar.get('/v1/account')).body).toMatchObject({ passkeys: [], recoveryCodes: 0 })
  })

  test('that is the last second factor of an auditor stays', async () => {
    const { jar } = await withPasskey({ role: 'auditor', organisation: 'mcmream' })
    const { body } = await jar.get('/v1/account')
    expect((await jar.post(`/v1/account/passkeys/${body.passkeys[0].id}/removal`, { password })).body.code).toBe('second-factor-kept')
  })
})
