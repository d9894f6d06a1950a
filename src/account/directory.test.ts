import { decodeJwt, generateKeyPair, SignJWT } from 'jose'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#language/id'
import { useDatabase } from '#test/database'
import { startDirectory, type TestDirectory } from '#test/directory-provider'
import { aJar, aMember, aSignedIn, type Jar, journalOf } from '#test/jar'
import { type Client, password, type Service, startService } from '#test/service'

const database = useDatabase()
let service: Service
let directory: TestDirectory
let technician: Client

const setting = (mentioned: Record<string, unknown> = {}) => ({
  name: { fr: 'Annuaire de l’ANAPEC', ar: 'دليل أنابيك', en: 'ANAPEC directory' },
  issuer: directory.issuer,
  clientId: directory.clientId,
  clientSecret: directory.clientSecret,
  domains: [{ domain: 'anapec.example', organisation: 'anapec' }],
  ...mentioned,
})

beforeAll(async () => {
  service = await startService(database.url)
  directory = await startDirectory(service.address)
  technician = await service.signIn({ organisation: 'mcmream', role: 'system-administrator' })
  await technician.put('/v1/directories/anapec', setting())
})
afterAll(async () => {
  await directory.close()
  await service.close()
})
beforeEach(async () => {
  directory.tamper = null
  await service.house.pool.query(`delete from auth.attempt where subject like 'network:%'`)
})

const aColleague = async (mentioned: Record<string, unknown> = {}) => {
  const member = await aMember(service, { organisation: 'anapec', email: `${newId()}@anapec.example`, ...mentioned })
  return { ...member, known: { sub: `sub-${member.id}`, email: member.email, email_verified: true, name: 'Karim' } }
}

const goThere = async (jar: Jar): Promise<string> => {
  const { status, body } = await jar.post('/v1/session/directory', { directory: 'anapec' })
  expect(status).toBe(200)
  return body.address as string
}
const comeBack = (jar: Jar, answer: string) => jar.post('/v1/session/directory/answer', { answer })

const enterAs = async (known: TestDirectory['visitor'], jar = aJar(service.address)) => {
  directory.visitor = known
  return { jar, reply: await comeBack(jar, await directory.visit(await goThere(jar))) }
}
const causeOf = async () => (await journalOf(service, 'session.refused'))[0]!.details

describe('somebody whom a directory vouches for', () => {
  test('is signed in by their verified address the first time, and by who they are there ever after', async () => {
    const { known, id } = await aColleague()
    const first = await enterAs(known)
    expect(first.reply.status).toBe(201)
    expect(first.reply.body.staff.id).toBe(id)
    expect((await first.jar.get('/v1/account')).body).toMatchObject({ directory: { en: 'ANAPEC directory' }, sessions: [{ way: 'directory' }] })
    const renamed = await enterAs({ ...known, email: `autre-${newId()}@anapec.example` })
    expect(renamed.reply.body.staff.id).toBe(id)
  })

  test('asks for a code with a proof of who asked, a state and a nonce', async () => {
    const address = new URL(await goThere(aJar(service.address)))
    const parameters = Object.fromEntries(address.searchParams)
    expect(parameters).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', scope: 'openid email profile', redirect_uri: `${service.address}/login/return` })
    for (const name of ['state', 'nonce', 'code_challenge']) expect(parameters[name]?.length, name).toBeGreaterThanOrEqual(32)
  })

  test('and who was never invited nor enrolled stays outside, whatever the directory says', async () => {
    const { reply, jar } = await enterAs({ sub: 'inconnu', email: `inconnu-${newId()}@anapec.example`, email_verified: true, name: 'Inconnu' })
    expect([reply.status, reply.body.code]).toEqual([401, 'directory-refused'])
    expect(jar.cookies.has('rawabit.session_token')).toBe(false)
    expect(await causeOf()).toMatchObject({ reason: 'directory', cause: 'not-enrolled' })
  })

  test('was invited: their account is opened, without a password', async () => {
    const administrator = await service.signIn({ organisation: 'anapec', role: 'organisation-administrator', synthetic: false })
    const email = `${newId()}@anapec.example`
    const { body: invitation } = await administrator.post('/v1/invitations', { email, language: 'fr', role: 'counsellor', site: 'anapec-oujda', compartments: ['employment'] })
    const { body: link } = await administrator.post(`/v1/invitations/${invitation.id}/link`)
    const token = link.path.split('#')[1]
    const jar = aJar(service.address)
    expect((await jar.post('/v1/invitation', { token })).body.directory).toMatchObject({ id: 'anapec' })
    expect((await jar.post('/v1/invitation/acceptance', { token, name: 'Houda', password: 'sept figues dans un panier' })).status, 'its directory is the only truth').toBe(409)
    const { reply } = await enterAs({ sub: `sub-${email}`, email: email.toUpperCase(), email_verified: true, name: 'Houda Tazi' })
    expect(reply.status).toBe(201)
    expect(reply.body).toMatchObject({ staff: { name: 'Houda Tazi', email }, roles: [{ role: 'counsellor', site: { id: 'anapec-oujda' } }] })
    expect((await aJar(service.address).post('/v1/session', { email, password })).status).toBe(401)
    expect((await jar.post('/v1/invitation', { token })).status, 'it has served').toBe(404)
  })

  test.each([
    ['whose address it has not verified', { email_verified: false }],
    ['of whose address it says nothing', { email_verified: undefined }],
    ['without an address', { email: undefined }],
  ])('%s is not signed in the first time', async (_, changed) => {
    const { known } = await aColleague()
    const { reply } = await enterAs(JSON.parse(JSON.stringify({ ...known, ...changed })))
    expect(reply.body.code).toBe('directory-refused')
  })

  test('at a domain that is not of that directory is not signed in, though they have an account', async () => {
    const { email, id } = await aMember(service)
    const { reply } = await enterAs({ sub: `sub-${id}`, email, email_verified: true })
    expect(reply.body.code).toBe('directory-refused')
  })

  test('and who works for another organisation than the domain’s is not signed in', async () => {
    const { known } = await aColleague({ organisation: 'ms2' })
    expect((await enterAs(known)).reply.body.code).toBe('directory-refused')
  })

  test('under an address that passed to somebody else there is not who was enrolled here', async () => {
    const { known } = await aColleague()
    expect((await enterAs(known)).reply.status).toBe(201)
    expect((await enterAs({ ...known, sub: 'quelqu’un d’autre' })).reply.body.code).toBe('directory-refused')
  })

  test('and who is suspended stays outside', async () => {
    const { known, id } = await aColleague()
    await enterAs(known)
    await service.house.pool.query('update organisation_staff set suspended_at = now() where id = $1', [id])
    expect((await enterAs(known)).reply.body.code).toBe('directory-refused')
  })

  test('is asked for their second factor here, unless the directory asked for more than one itself', async () => {
    const { known, email } = await aColleague()
    const member = aJar(service.address)
    await member.post('/v1/session', { email, password })
    const { body } = await member.post('/v1/account/code', { password })
    await member.send('PUT', '/v1/account/code', { code: new TOTP({ secret: Secret.fromBase32(body.secret) }).generate() })
    const weak = await enterAs(known)
    expect([weak.reply.status, weak.reply.body]).toEqual([202, { secondFactor: ['code', 'recovery-code'] }])
    expect((await enterAs({ ...known, amr: ['pwd', 'mfa'] })).reply.status).toBe(201)
  })
})

describe('an answer of a directory', () => {
  test('serves once: sent again it is refused, and so is its code', async () => {
    const { known } = await aColleague()
    directory.visitor = known
    const jar = aJar(service.address)
    const answer = await directory.visit(await goThere(jar))
    const copy = aJar(service.address, [...jar.cookies])
    expect((await comeBack(jar, answer)).status).toBe(201)
    expect((await comeBack(copy, answer)).body.code).toBe('directory-refused')
    expect(await causeOf()).toMatchObject({ cause: 'no-journey' })
    const other = aJar(service.address)
    const state = new URL(await goThere(other)).searchParams.get('state')!
    const replayed = new URLSearchParams(answer)
    replayed.set('state', state)
    expect((await comeBack(other, `?${replayed}`)).body.code, 'the code of before, on a journey of its own').toBe('directory-refused')
    expect(await causeOf()).toMatchObject({ reason: 'directory', cause: 'invalid_grant' })
  })

  test('for another browser is refused: its cookie is missing, or its state is not the one that was given', async () => {
    const { known } = await aColleague()
    directory.visitor = known
    const [attacker, victim] = [aJar(service.address), aJar(service.address)]
    const answer = await directory.visit(await goThere(attacker))
    expect((await comeBack(victim, answer)).body.code).toBe('directory-refused')
    await goThere(victim)
    expect((await comeBack(victim, answer)).body.code).toBe('directory-refused')
    expect(await causeOf()).toMatchObject({ cause: expect.stringMatching(/^OAUTH_/) })
    expect(victim.cookies.has('rawabit.session_token')).toBe(false)
  })

  test('whose code somebody else asked for fails the proof', async () => {
    const { known } = await aColleague()
    directory.visitor = known
    const [attacker, victim] = [aJar(service.address), aJar(service.address)]
    const stolen = new URLSearchParams(await directory.visit(await goThere(attacker)))
    stolen.set('state', new URL(await goThere(victim)).searchParams.get('state')!)
    expect((await comeBack(victim, `?${stolen}`)).body.code).toBe('directory-refused')
    expect(await causeOf()).toMatchObject({ cause: 'invalid_grant' })
  })

  test('to a question with another nonce is refused', async () => {
    const { known } = await aColleague()
    directory.visitor = known
    const jar = aJar(service.address)
    const address = new URL(await goThere(jar))
    address.searchParams.set('nonce', 'un-autre-nonce-que-le-notre')
    expect((await comeBack(jar, await directory.visit(address.href))).body.code).toBe('directory-refused')
    expect(await causeOf()).toMatchObject({ cause: 'OAUTH_JWT_CLAIM_COMPARISON_FAILED' })
  })

  test('of somebody who turned back there is a refusal', async () => {
    const { reply } = await enterAs(null)
    expect(reply.body.code).toBe('directory-refused')
    expect(await causeOf()).toMatchObject({ cause: 'access_denied' })
  })

  const forge = (change: (claims: Record<string, unknown>) => Record<string, unknown>, sign?: () => Promise<CryptoKey>) => async (tokens: Record<string, unknown>) => {
    const claims = change(decodeJwt(String(tokens['id_token'])) as Record<string, unknown>)
    const key = sign ? await sign() : directory.key
    return { ...tokens, id_token: await new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(key) }
  }
  const without = (whole: Record<string, unknown>, part: string) => Object.fromEntries(Object.entries(whole).filter(([name]) => name !== part))
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const past = () => Math.floor(Date.now() / 1000) - 3600

  test.each([
    ['signed by somebody else', forge((claims) => claims, async () => (await generateKeyPair('RS256')).privateKey)],
    ['changed after it was signed', (tokens: Record<string, unknown>) => {
      const [head, , signature] = String(tokens['id_token']).split('.')
      return { ...tokens, id_token: `${head}.${encode({ ...decodeJwt(String(tokens['id_token'])), sub: 'un autre' })}.${signature}` }
    }],
    ['not signed at all', (tokens: Record<string, unknown>) => ({ ...tokens, id_token: `${encode({ alg: 'none' })}.${String(tokens['id_token']).split('.')[1]}.` })],
    ['signed with the secret that both know', async (tokens: Record<string, unknown>) => ({
      ...tokens,
      id_token: await new SignJWT(decodeJwt(String(tokens['id_token']))).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(directory.clientSecret.padEnd(32, ' '))),
    })],
    ['that has expired', forge((claims) => ({ ...claims, iat: past() - 600, exp: past() }))],
    ['for another program', forge((claims) => ({ ...claims, aud: 'un-autre' }))],
    ['of another issuer', forge((claims) => ({ ...claims, iss: 'https://ailleurs.example' }))],
    ['without our nonce', forge((claims) => without(claims, 'nonce'))],
    ['left out', (tokens: Record<string, unknown>) => without(tokens, 'id_token')],
  ])('with a token %s is refused', async (_, tamper) => {
    const { known } = await aColleague()
    directory.tamper = tamper
    const { reply, jar } = await enterAs(known)
    expect([reply.status, reply.body.code]).toEqual([401, 'directory-refused'])
    expect(JSON.stringify(reply.body)).not.toMatch(/OAUTH|signature|nonce/i)
    expect(jar.cookies.has('rawabit.session_token')).toBe(false)
    expect((await causeOf())['cause']).toMatch(/^OAUTH_/)
  })

  test('with the same token signed by itself is taken: it is the change that is refused', async () => {
    const { known } = await aColleague()
    directory.tamper = forge((claims) => claims)
    expect((await enterAs(known)).reply.status).toBe(201)
  })

  test.each(['?', '?code=x', '?error=%3Cscript%3E', '?code=x&state=y&iss=https://ailleurs.example'])('that makes no sense (%s) is refused', async (answer) => {
    const jar = aJar(service.address)
    await goThere(jar)
    expect((await comeBack(jar, answer)).body.code).toBe('directory-refused')
  })
})

describe('the directories', () => {
  test('are written down by the system administrator, and their secret is never shown', async () => {
    const { body } = await technician.get('/v1/directories')
    expect(body.items).toMatchObject([{ id: 'anapec', hasSecret: true, domains: [{ domain: 'anapec.example', organisation: { id: 'anapec' } }] }])
    expect(JSON.stringify(body)).not.toContain('un secret')
    const { rows } = await service.house.pool.query('select d::text as text from auth.directory d')
    expect(JSON.stringify(rows)).not.toContain('un secret')
    expect((await technician.put('/v1/directories/anapec', setting({ clientSecret: null }))).body.hasSecret, 'kept where none is given').toBe(true)
    const { known } = await aColleague()
    expect((await enterAs(known)).reply.status).toBe(201)
  })

  test.each([
    ['in plain, elsewhere than here', { issuer: 'http://annuaire.example' }, 'issuer'],
    ['at no address', { issuer: 'file:///etc/passwd' }, 'issuer'],
    ['without a domain', { domains: [] }, 'domains'],
    ['of a name that is no domain', { domains: [{ domain: 'anapec', organisation: 'anapec' }] }, 'domains.0.domain'],
  ])('%s are not taken', async (_, wrong, path) => {
    const { status, body } = await technician.put('/v1/directories/autre', setting(wrong))
    expect([status, body.faults[0].path]).toEqual([422, path])
  })

  test('have each domain once', async () => {
    expect((await technician.put('/v1/directories/autre', setting())).status).toBe(409)
  })

  test('that do not answer are said to be away, and nobody is told why', async () => {
    expect((await technician.put('/v1/directories/absent', setting({ issuer: 'http://127.0.0.1:9', domains: [{ domain: 'absent.example', organisation: 'anapec' }] }))).status).toBe(200)
    const reply = await aJar(service.address).post('/v1/session/directory', { directory: 'absent' })
    expect([reply.status, reply.body.code]).toEqual([503, 'directory-unavailable'])
  })

  test('that are closed let nobody in, not those either who are on their way', async () => {
    const { known } = await aColleague()
    directory.visitor = known
    const jar = aJar(service.address)
    const answer = await directory.visit(await goThere(jar))
    expect((await technician.remove('/v1/directories/anapec')).status).toBe(204)
    expect((await comeBack(jar, answer)).status).toBe(404)
    expect((await aJar(service.address).post('/v1/session/directory', { directory: 'anapec' })).status).toBe(404)
    expect((await service.visitor.get('/v1/session/ways')).body.directories.map(({ id }: { id: string }) => id)).not.toContain('anapec')
  })

  test('are nobody else’s to see', async () => {
    const { jar } = await aSignedIn(service, { role: 'organisation-administrator' })
    expect((await jar.get('/v1/directories')).status).toBe(403)
  })
})
