import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#language/id'
import { renewLink } from '#organisation/actions'
import { maintain } from '#platform/work'
import { useDatabase } from '#test/database'
import { aJar, aMember, aSignedIn, journalOf } from '#test/jar'
import { type Client, password, type Service, startService } from '#test/service'

const database = useDatabase()
let service: Service
let administrator: Client

beforeAll(async () => {
  service = await startService(database.url)
  administrator = await service.signIn({ organisation: 'ms2', role: 'organisation-administrator', synthetic: false })
})
afterAll(() => service.close())
beforeEach(() => service.house.pool.query(`delete from auth.attempt where subject like 'network:%'`))

const anInvitation = (mentioned: Record<string, unknown> = {}) => ({
  email: `${newId()}@essai.example`, language: 'ar', role: 'counsellor', site: 'cellule-al-andalous', compartments: ['social', 'health'], ...mentioned,
})

const invited = async (mentioned: Record<string, unknown> = {}, by = administrator) => {
  const { status, body } = await by.post('/v1/invitations', anInvitation(mentioned))
  expect(status).toBe(201)
  const link = await by.post(`/v1/invitations/${body.id}/link`)
  return { id: body.id as string, email: body.email as string, token: link.body.path.split('#')[1] as string, body }
}

const visitor = () => aJar(service.address)
const person = { name: 'Leïla Amrani', password: 'sept figues dans un panier', language: 'ar' }

describe('an invitation', () => {
  test('becomes an account with the role, the site and the clearances that it named, and signs in', async () => {
    const { token, email, id } = await invited({ email: `Leila-${newId()}@Essai.example` })
    expect(email).toBe(email.toLowerCase())
    const jar = visitor()
    const read = await jar.post('/v1/invitation', { token })
    expect(read.body).toMatchObject({ email, known: false, directory: null, organisation: { id: 'ms2' }, role: 'counsellor', site: { id: 'cellule-al-andalous' } })
    const accepted = await jar.post('/v1/invitation/acceptance', { token, ...person })
    expect(accepted.status).toBe(201)
    expect(accepted.body.roles).toMatchObject([{ role: 'counsellor', organisation: { id: 'ms2' }, site: { id: 'cellule-al-andalous' } }])
    expect(accepted.body.staff).toMatchObject({ name: person.name, email, language: 'ar' })
    expect((await visitor().post('/v1/session', { email, password: person.password })).status).toBe(201)
    expect((await administrator.get('/v1/invitations')).body.items.find((each: { id: string }) => each.id === id).state).toBe('accepted')
    expect((await journalOf(service, 'organisation.enrolled'))[0]!.details).toMatchObject({ invitation: id, role: 'counsellor' })
  })

  test('is for three days, and its letter names no token before it goes out', async () => {
    const { body, id, email } = await invited()
    const hours = Temporal.Instant.from(body.expiresAt).since(Temporal.Instant.from(body.invitedAt)).total('hours')
    expect(hours).toBe(72)
    const { rows } = await service.house.pool.query('select reference, template, state from platform_message where recipient = $1', [email])
    expect(rows).toEqual([{ reference: { invitation: id }, template: 'organisation.invited', state: 'waiting' }])
  })

  test('that is used, withdrawn, expired, replaced or forged has one and the same answer, and each is in the journal', async () => {
    const used = await invited()
    await visitor().post('/v1/invitation/acceptance', { token: used.token, ...person })
    const withdrawn = await invited()
    expect((await administrator.remove(`/v1/invitations/${withdrawn.id}`)).body.state).toBe('withdrawn')
    const expired = await invited()
    await service.house.pool.query(`update organisation_invitation set expires_at = now() - interval '1 second' where id = $1`, [expired.id])
    const replaced = await invited()
    await administrator.post('/v1/invitations', anInvitation({ email: replaced.email }))
    const renewed = await invited()
    await administrator.post(`/v1/invitations/${renewed.id}/link`)
    const tokens = [used, withdrawn, expired, replaced, renewed].map(({ token }) => token).concat('f'.repeat(43))
    const before = (await journalOf(service, 'session.refused')).length
    const answers = await Promise.all(tokens.flatMap((token) => [
      visitor().post('/v1/invitation', { token }), visitor().post('/v1/invitation/acceptance', { token, ...person }),
    ]))
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body])))).toEqual(new Set([JSON.stringify([404, answers[0]!.body])]))
    expect(answers[0]!.body.code).toBe('link-not-valid')
    const lines = await journalOf(service, 'session.refused')
    expect(lines.length - before).toBe(12)
    expect(lines[0]!.details).toMatchObject({ reason: 'link' })
  })

  test('is accepted once, by one of two at the same time', async () => {
    const { token, email } = await invited()
    const answers = await Promise.all([1, 2, 3].map(() => visitor().post('/v1/invitation/acceptance', { token, ...person })))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    const { rows } = await service.house.pool.query('select count(*)::int as n from organisation_staff s join organisation_role r on r.staff_id = s.id where s.email = $1', [email])
    expect(rows).toEqual([{ n: 1 }])
  })

  test('asks a name and a password that nobody guesses', async () => {
    const { token } = await invited()
    const fault = async (given: object) => (await visitor().post('/v1/invitation/acceptance', { token, ...given })).body.faults?.[0]
    expect(await fault({ password: person.password })).toEqual({ path: 'name', code: 'required' })
    expect(await fault({ name: person.name })).toEqual({ path: 'password', code: 'required' })
    expect(await fault({ ...person, password: 'court' })).toEqual({ path: 'password', code: 'too-small' })
    expect(await fault({ ...person, password: 'leila amrani 1' })).toEqual({ path: 'password', code: 'too-close' })
    expect((await visitor().post('/v1/invitation/acceptance', { token, ...person })).status).toBe(201)
  })

  test('to somebody who has an account is accepted by them alone, signed in, and gives no second account', async () => {
    const member = await aMember(service, { organisation: 'anapec' })
    const other = await aSignedIn(service)
    const { token } = await invited({ email: member.email })
    expect((await visitor().post('/v1/invitation', { token })).body.known).toBe(true)
    expect((await visitor().post('/v1/invitation/acceptance', { token, ...person })).body.code).toBe('sign-in-again')
    expect((await other.jar.post('/v1/invitation/acceptance', { token })).body.code).toBe('sign-in-again')
    await member.jar.post('/v1/session', { email: member.email, password })
    const joined = await member.jar.post('/v1/invitation/acceptance', { token })
    expect(joined.status).toBe(201)
    expect(joined.body.roles.map((each: { organisation: { id: string } }) => each.organisation.id).sort()).toEqual(['anapec', 'ms2'])
  })

  test('is not read, withdrawn or handed over by another organisation', async () => {
    const { id } = await invited()
    const stranger = await service.signIn({ organisation: 'anapec', role: 'organisation-administrator' })
    expect((await stranger.remove(`/v1/invitations/${id}`)).status).toBe(404)
    expect((await stranger.post(`/v1/invitations/${id}/link`)).status).toBe(404)
    expect((await stranger.get('/v1/invitations')).body.items.map((each: { id: string }) => each.id)).not.toContain(id)
    expect((await stranger.post('/v1/invitations', anInvitation({ organisation: 'ms2', site: null }))).status).toBe(403)
  })

  test('for a role that is held already is refused', async () => {
    const { email } = await aMember(service, { site: 'cellule-al-andalous' })
    expect((await administrator.post('/v1/invitations', anInvitation({ email }))).body.code).toBe('already-exists')
  })

  test('a letter goes out with a link that works, and hands over no second one afterwards', async () => {
    const { status, body } = await administrator.post('/v1/invitations', anInvitation())
    expect(status).toBe(201)
    const path = await maintain(service.house, 'test', (work) => renewLink(work, body.id))
    await service.house.pool.query(`update platform_message set state = 'sent' where reference ->> 'invitation' = $1`, [body.id])
    expect((await administrator.post(`/v1/invitations/${body.id}/link`)).body.code).toBe('transition-refused')
    expect((await visitor().post('/v1/invitation', { token: path!.split('#')[1] })).status).toBe(200)
  })
})

describe('who may be invited by whom', () => {
  test('the system administrator invites administrators of any organisation, and nobody who sees persons', async () => {
    const technician = await service.signIn({ organisation: 'mcmream', role: 'system-administrator' })
    expect((await technician.post('/v1/invitations', anInvitation({ organisation: 'anapec', role: 'organisation-administrator', site: null }))).status).toBe(201)
    for (const role of ['counsellor', 'supervisor', 'data-protection-officer', 'volunteer']) {
      expect((await technician.post('/v1/invitations', anInvitation({ organisation: 'anapec', role, site: null }))).status, role).toBe(403)
    }
    expect((await technician.post('/v1/invitations', anInvitation({ organisation: 'nulle-part', role: 'auditor', site: null }))).body.code).toBe('unknown-reference')
  })

  test('a ministry’s administrator invites its secretariat; an association’s does not', async () => {
    const ministry = await service.signIn({ organisation: 'mcmream', role: 'organisation-administrator' })
    expect((await ministry.get('/v1/invitations')).body.roles).toContain('secretariat')
    expect((await administrator.get('/v1/invitations')).body.roles).not.toContain('secretariat')
    expect((await ministry.post('/v1/invitations', anInvitation({ role: 'secretariat', site: null }))).status).toBe(201)
  })

  test.each(['counsellor', 'supervisor', 'secretariat', 'donor', 'auditor'] as const)('a %s invites nobody', async (role) => {
    const client = await service.signIn({ organisation: 'ms2', role })
    expect((await client.post('/v1/invitations', anInvitation())).status).toBe(403)
    expect((await client.get('/v1/invitations')).status).toBe(403)
  })
})
