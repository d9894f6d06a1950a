import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { unlockingLink } from '#account/actions'
import { maintain } from '#platform/work'
import { eventually } from '#test/build'
import { useDatabase } from '#test/database'
import { aJar, aMember, aSignedIn, journalOf } from '#test/jar'
import { password, type Service, startService } from '#test/service'

const database = useDatabase()
let service: Service

beforeAll(async () => {
  service = await startService(database.url)
})
afterAll(() => service.close())
/** Every test of this file comes from the same address of the network. */
beforeEach(() => sql(`delete from auth.attempt where subject like 'network:%'`))

const tryTimes = async (email: string, times: number, guess = 'un mot de passe faux') => {
  const jar = aJar(service.address)
  const statuses: number[] = []
  for (let time = 0; time < times; time++) statuses.push((await jar.post('/v1/session', { email, password: guess })).status)
  return statuses
}
const sql = async (text: string, values: unknown[] = []) => (await service.house.pool.query(text, values)).rows

/** No mail server is there: what would be written waits in its table. */
const lettersTo = async (email: string, template: string) => sql('select reference, language from platform_message where recipient = $1 and template = $2', [email, template])

describe('signing in', () => {
  test('gives a cookie that no page can read and no other site sends, and keeps of its token only a digest', async () => {
    const { jar, id } = await aSignedIn(service)
    const line = jar.set.find((each) => each.startsWith('rawabit.session_token='))
    expect(line).toMatch(/HttpOnly/i)
    expect(line).toMatch(/SameSite=Strict/i)
    expect(line).toMatch(/Path=\//)
    const token = jar.cookies.get('rawabit.session_token')!
    expect((await jar.get('/v1/session')).body.staff.id).toBe(id)
    const kept = await sql('select s::text as text from auth.session s where "userId" = $1', [id])
    expect(kept).toHaveLength(1)
    expect(JSON.stringify(kept)).not.toContain(token)
  })

  test('once more gives a new token, and the one before no longer serves', async () => {
    const { jar, email } = await aSignedIn(service)
    const before = aJar(service.address, [...jar.cookies])
    await jar.post('/v1/session', { email, password })
    expect(jar.cookies.get('rawabit.session_token')).not.toBe(before.cookies.get('rawabit.session_token'))
    expect((await before.get('/v1/session')).status).toBe(401)
  })

  test('leaves when it is asked to', async () => {
    const { jar } = await aSignedIn(service)
    const copy = aJar(service.address, [...jar.cookies])
    expect((await jar.send('DELETE', '/v1/session')).status).toBe(204)
    expect(jar.cookies.size).toBe(0)
    expect((await copy.get('/v1/session')).status).toBe(401)
  })

  test.each(['', 'x', 'a'.repeat(43), "'; drop table auth.session; --", '../../etc/passwd'])('a forged cookie (%s) is nobody', async (value) => {
    const jar = aJar(service.address, [['rawabit.session_token', encodeURIComponent(value)]])
    expect((await jar.get('/v1/session')).status).toBe(401)
  })

  test('the journal and its answers never carry the address that was typed', async () => {
    const { email } = await aMember(service)
    await tryTimes(email, 1)
    await tryTimes('inconnue@essai.example', 1)
    const lines = await journalOf(service, 'session.refused')
    expect(lines.length).toBeGreaterThanOrEqual(2)
    expect(JSON.stringify(lines)).not.toMatch(/@|essai\.example/)
    expect(lines[0]!.details).toMatchObject({ reason: 'credentials', address: expect.stringMatching(/^[\w-]{22}$/) })
  })
})

describe('a session', () => {
  test('ends when nobody uses it, and in any case after its own end', async () => {
    const { jar, id } = await aSignedIn(service)
    const [before] = await sql('select ends_at - "createdAt" = interval \'12 hours\' as whole, "expiresAt" - "updatedAt" <= interval \'2 hours\' as idle from auth.session where "userId" = $1', [id])
    expect(before).toEqual({ whole: true, idle: true })
    await sql('update auth.session set "expiresAt" = now() - interval \'1 second\' where "userId" = $1', [id])
    expect((await jar.get('/v1/session')).status).toBe(401)
  })

  test('lasts on while it is used, never beyond its own end', async () => {
    const { jar, id } = await aSignedIn(service)
    await sql(`update auth.session set "expiresAt" = now() + interval '1 minute', ends_at = now() + interval '10 minutes' where "userId" = $1`, [id])
    await jar.get('/v1/session')
    const left = () => sql('select extract(epoch from "expiresAt" - now()) / 60 as minutes from auth.session where "userId" = $1', [id])
    const [after] = await eventually(left, ([row]) => Number(row!['minutes']) > 5)
    expect(Number(after!['minutes'])).toBeGreaterThan(9)
    expect(Number(after!['minutes'])).toBeLessThanOrEqual(10)
  })

  test('gets a new token when its holder acts in another role', async () => {
    const { jar, id } = await aSignedIn(service)
    const { body } = await jar.get('/v1/session')
    const before = jar.cookies.get('rawabit.session_token')
    expect((await jar.send('PUT', '/v1/session/acting', { role: body.acting })).status).toBe(200)
    expect(jar.cookies.get('rawabit.session_token')).not.toBe(before)
    expect((await jar.get('/v1/session')).body.staff.id).toBe(id)
    await sql(`update auth.session set "expiresAt" = now() - interval '1 second' where "userId" = $1 and "expiresAt" < now() + interval '1 minute'`, [id])
    expect((await aJar(service.address, [['rawabit.session_token', before!]]).get('/v1/session')).status).toBe(401)
    expect((await jar.get('/v1/session')).status).toBe(200)
  })

  test('is shown with its browser and ended from another one; the one that asks goes on', async () => {
    const { jar, email } = await aSignedIn(service)
    const agent = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0' }
    const [second, third] = [aJar(service.address), aJar(service.address)]
    for (const each of [second, third]) await each.send('POST', '/v1/session', { email, password }, agent)
    const { body } = await second.get('/v1/account')
    expect(body.sessions.map((each: { current: boolean }) => each.current)).toEqual([true, false, false])
    expect(body.sessions[0]).toMatchObject({ browser: 'Firefox · Windows', way: 'password' })
    expect((await second.send('DELETE', `/v1/account/sessions/${body.sessions[1].id}`)).status).toBe(204)
    expect((await second.send('DELETE', `/v1/account/sessions/${body.sessions[1].id}`)).status).toBe(404)
    await second.send('DELETE', '/v1/account/sessions')
    expect([(await jar.get('/v1/session')).status, (await third.get('/v1/session')).status, (await second.get('/v1/session')).status]).toEqual([401, 401, 200])
    const other = await aSignedIn(service)
    const { body: theirs } = await other.jar.get('/v1/account')
    expect((await second.send('DELETE', `/v1/account/sessions/${theirs.sessions[0].id}`)).status).toBe(404)
    expect((await other.jar.get('/v1/session')).status).toBe(200)
  })

  test('is remembered by its moment after it has ended, for the administrator alone', async () => {
    const { id, jar } = await aSignedIn(service)
    const stranger = await aMember(service)
    await jar.send('DELETE', '/v1/session')
    const administrator = await service.signIn({ organisation: 'ms2', role: 'organisation-administrator' })
    const { body } = await administrator.get('/v1/staff/access')
    const entered = (who: string) => (body.items as { id: string; enteredAt: string | null }[]).find((each) => each.id === who)?.enteredAt
    expect(entered(id)).toMatch(/Z$/)
    expect(entered(stranger.id)).toBeNull()
  })
})

describe('an account that is guessed at', () => {
  test('is closed after ten refusals, to the right password too, and nothing tells it from an address that is not known', async () => {
    const { email } = await aMember(service)
    expect(await tryTimes(email, 10)).toEqual(Array.from({ length: 10 }, () => 401))
    const jar = aJar(service.address)
    const [locked, unknown] = [await jar.post('/v1/session', { email, password }), await jar.post('/v1/session', { email: 'personne@essai.example', password })]
    expect(locked.status).toBe(401)
    expect(locked.body).toEqual(unknown.body)
    expect([...locked.headers.keys()].sort()).toEqual([...unknown.headers.keys()].sort())
    expect((await journalOf(service, 'session.refused'))[1]!.details).toMatchObject({ reason: 'locked' })
  })

  test('an address that is not known is counted and locked like one that is', async () => {
    await tryTimes('fantome@essai.example', 11)
    const [line] = await journalOf(service, 'session.refused')
    expect(line!.details).toMatchObject({ reason: 'locked' })
    expect(line!.subject_id).toBeNull()
    expect(await lettersTo('fantome@essai.example', 'account.locked')).toEqual([])
  })

  test('forty guesses at once are judged no more than ten times', async () => {
    const { email, id } = await aMember(service)
    await Promise.all(Array.from({ length: 40 }, () => aJar(service.address).post('/v1/session', { email, password: 'un mot de passe faux' })))
    const judged = await sql(`select count(*)::int as n from platform_journal where verb = 'session.refused' and subject_id = $1 and details ->> 'reason' = 'credentials'`, [id])
    expect(judged[0]!['n']).toBe(10)
    const [line] = await journalOf(service, 'account.locked')
    expect(line).toMatchObject({ subject_id: id })
  })

  test('stays closed twice as long each time, and a sign-in makes it forget', async () => {
    const { email, id } = await aMember(service)
    const minutes = async () => {
      const line = (await journalOf(service, 'account.locked')).find((each) => each.subject_id === id)
      const [row] = await sql(`select round(extract(epoch from $1::timestamptz - now()) / 60) as minutes`, [line!.details['until']])
      return Number(row!['minutes'])
    }
    const reopen = () => sql(`update auth.attempt set locked_until = now() - interval '1 second'`)
    const lengths: number[] = []
    for (let time = 0; time < 3; time++) {
      await tryTimes(email, 10)
      lengths.push(await minutes())
      await reopen()
    }
    expect(lengths).toEqual([15, 30, 60])
    expect((await aJar(service.address).post('/v1/session', { email, password })).status).toBe(201)
    await tryTimes(email, 10)
    expect(await minutes()).toBe(15)
  })

  test('is opened again by the link of a letter, once', async () => {
    const { email, id, jar } = await aMember(service)
    await tryTimes(email, 10)
    expect(await lettersTo(email, 'account.locked')).toEqual([{ reference: { account: id }, language: 'fr' }])
    const link = await maintain(service.house, 'test', (work) => unlockingLink(work, id))
    const token = link.split('#')[1]!
    expect(link).toMatch(/^\/unlocking#[\w-]{43}$/)
    expect((await jar.post('/v1/unlocking', { token })).status).toBe(204)
    expect((await jar.post('/v1/session', { email, password })).status).toBe(201)
    const again = await jar.post('/v1/unlocking', { token })
    const forged = await jar.post('/v1/unlocking', { token: 'f'.repeat(43) })
    expect([again.status, forged.status]).toEqual([404, 404])
    expect(again.body).toEqual(forged.body)
  })

  test('is opened again by the administrator of its organisation, by no other', async () => {
    const { email, id, jar } = await aMember(service)
    await tryTimes(email, 10)
    const administrator = await service.signIn({ organisation: 'ms2', role: 'organisation-administrator' })
    const stranger = await service.signIn({ organisation: 'anapec', role: 'organisation-administrator' })
    const { body } = await administrator.get('/v1/staff/access')
    expect(body.items.find((each: { id: string }) => each.id === id).lockedUntil).toMatch(/Z$/)
    expect((await stranger.post(`/v1/staff/${id}/unlocking`)).status).toBe(404)
    expect((await jar.post('/v1/session', { email, password })).status).toBe(401)
    expect((await administrator.post(`/v1/staff/${id}/unlocking`)).status).toBe(204)
    expect((await jar.post('/v1/session', { email, password })).status).toBe(201)
    expect((await journalOf(service, 'account.unlocked'))[0]).toMatchObject({ subject_id: id, staff_id: administrator.staffId })
  })
})

test('an address of the network that is refused three hundred times is refused without being heard', async () => {
  await tryTimes('personne@essai.example', 1)
  await sql(`update auth.attempt set failures = 300, since = now(), locked_until = null where subject like 'network:%'`)
  const { email, jar } = await aMember(service)
  const answer = await jar.post('/v1/session', { email, password })
  expect(answer.status).toBe(429)
  expect((await journalOf(service, 'session.refused'))[0]!.details).toMatchObject({ reason: 'network' })
  await sql(`delete from auth.attempt where subject like 'network:%'`)
  expect((await jar.post('/v1/session', { email, password })).status).toBe(201)
})
