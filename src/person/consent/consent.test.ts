import { afterAll, beforeAll, expect, test } from 'vitest'
import { wordings } from '#person/consent/model'
import { keptWording } from '#person/consent/wording'
import { aPerson, consentToShare } from '#test/build'
import { useDatabase } from '#test/database'
import { type Client, type Service, startService } from '#test/service'

const database = useDatabase()
let service: Service
let owner: Client

beforeAll(async () => {
  service = await startService(database.url)
  owner = await service.signIn({ organisation: 'ms2', site: 'cellule-al-andalous', role: 'counsellor', compartments: ['social', 'health'] })
})
afterAll(() => service.close())

/** Computed elsewhere: other words under a published version would break the proof of every consent that leans on them. */
const published = {
  service: ['0cc63a512ab8312307acd56ea826cc63e89c94e9b5b781dd4e90b2cff4491522', '3a1250cb292e6235bf82d80f716b136228de037d88dace3daaa065869a6a4b48', '9fc30f670dd51679b2c22bc11ff10a659226b98596fcd470afbc6db907e5622f'],
  sharing: ['27fe1d5be23215b7676e7ab3fbbb3a6d15482f66f9e06df845590da0f665f5a0', 'a0f61160e2f94cd2e7c7722f10f017446a0c0850afaa4e2983c333b5494afaf7', 'bb7b549430c45b003dd580742cbffdd015d9d5c12ca4bc47151492248f42f117'],
  statistics: ['2255e5ce62f72ac556c48bbb1ab60c433726ac1b962ca4021ca01f94ea43064b', 'cbdefa727fadf169cc59ae806d03b2ed76d22e31aa1cdec8114c5745a6fc9699', '31dc1345e373dca9f4c01752d505a0e6c773390e63091a0b173101180a6328d9'],
  photo: ['f74c3c84473bf26212b77b08eeb99eaf2c7c77fe6834ad3611330b198eb6aa62', 'ff483d807406d4745e80e619284728820af6b87530904aa5a34ffd939a7a269a', '7392104dfbd578b413a2da391f2c560a48a57afc381dafdd981ecd940b13c493'],
}

test('the words of a published version are never changed', () => {
  for (const purpose of ['service', 'sharing', 'statistics', 'photo'] as const) {
    expect((['fr', 'ar', 'en'] as const).map((language) => keptWording(purpose, { version: '1', language }).hash), purpose).toEqual(published[purpose])
  }
  expect(Object.keys(wordings)).toEqual(['1'])
})

test('a consent keeps its purpose, day, language, manner, and the hash of the words that were read', async () => {
  const { id } = await aPerson(owner, { consents: [] })
  const answer = { ...consentToShare('anapec'), manner: 'guardian', language: 'ha', wording: { version: '1', language: 'ar' } }
  expect((await owner.post(`/v1/persons/${id}/consents`, answer)).status).toBe(201)
  const [kept] = (await owner.get(`/v1/persons/${id}`)).body.consents
  expect(kept).toMatchObject({ purpose: 'sharing', organisation: 'anapec', on: '2026-01-10', manner: 'guardian', language: 'ha', withdrawnAt: null })
  expect(kept.wording).toEqual({ version: '1', language: 'ar', hash: published.sharing[1] })
})

test('words that nobody knows stay unknown, and a version that there is not is refused', async () => {
  const { id } = await aPerson(owner, { consents: [consentToShare('anapec')] })
  expect((await owner.get(`/v1/persons/${id}`)).body.consents[0].wording).toBeNull()
  const { status, body } = await owner.post(`/v1/persons/${id}/consents`, { ...consentToShare('crm'), wording: { version: '99', language: 'fr' } })
  expect([status, body.code]).toEqual([422, 'invalid-input'])
})

test('whoever refuses everything is served, received and, with a written reason, referred', async () => {
  const refused = (['service', 'sharing', 'statistics', 'photo'] as const).map((purpose) => ({ ...consentToShare('ms2'), purpose, organisation: null, given: false }))
  const { id } = await aPerson(owner, { consents: refused })
  expect((await owner.post('/v1/deliveries', { person: id, offer: 'cellule-al-andalous-ecoute', on: '2026-02-03' })).status).toBe(201)
  expect((await owner.post('/v1/appointments', { person: id, offer: 'cellule-al-andalous-ecoute', startsAt: '2027-03-03T09:00:00Z' })).status).toBe(201)
  const referral = { person: id, to: 'anapec-oujda-accompagnement', reason: 'Cherche un appui' }
  expect((await owner.post('/v1/referrals', referral)).body.code).toBe('consent-missing')
  expect((await owner.post('/v1/referrals', { ...referral, withoutConsentReason: 'À sa demande, de vive voix' })).status).toBe(201)
})
