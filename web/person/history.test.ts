import { describe, expect, it } from 'vitest'
import type { PersonLine } from '#delivery/model'
import type { Person } from '#person/model'
import type { Area } from '#territory/model'
import { answerFor, isInForce, lastAnswers, type GivenConsent } from './consents.ts'
import { happeningsOf } from './happenings.ts'
import { distance } from './places.ts'

const consent = (mentioned: Partial<GivenConsent>): GivenConsent =>
  ({ id: 'c', purpose: 'sharing', organisation: null, given: true, on: '2026-01-01', manner: 'spoken', language: 'fr', wording: null, recordedBy: 'ms2', withdrawnAt: null, ...mentioned })

describe('the answer that counts for sharing with an organisation', () => {
  it('is the last of those that name it or name nobody', () => {
    const consents = [consent({ id: '1' }), consent({ id: '2', organisation: 'anapec', given: false, on: '2026-02-01' }), consent({ id: '3', organisation: 'crm', on: '2026-03-01' })]
    expect(answerFor(consents, 'anapec')).toMatchObject({ id: '2' })
    expect(answerFor(consents, 'crm')).toMatchObject({ id: '3' })
    expect(answerFor(consents, 'foo')).toMatchObject({ id: '1' })
  })
  it('is, of one day, the one that was written down later', () => expect(answerFor([consent({ id: '1' }), consent({ id: '2', given: false })], 'anapec')).toMatchObject({ id: '2' }))
  it('is nothing where sharing was never asked', () => expect(answerFor([consent({ purpose: 'photo' })], 'anapec')).toBeNull())
  it('allows nothing once it is withdrawn', () => expect(isInForce(consent({ withdrawnAt: '2026-02-01T10:00:00Z' }))).toBe(false))
})

it('shows one last answer for each purpose and each organisation', () =>
  expect(lastAnswers([consent({ id: '1', purpose: 'photo' }), consent({ id: '2' }), consent({ id: '3', organisation: 'crm' }), consent({ id: '4', given: false })]).map(({ id }) => id))
    .toEqual(['4', '3', '1']))

const text = { fr: '', ar: '', en: '' }
const line = (mentioned: Partial<PersonLine>): PersonLine => ({
  id: 'l', on: '2026-03-01', recordedAt: '2026-03-01T09:00:00Z', service: { code: 'listening-session', name: text }, objective: 'OSP5',
  organisation: { id: 'ms2', name: text, short: null }, site: null, channel: 'in-person', quantity: 1, reverses: null, reversed: false, mine: true, ...mentioned,
})
const person: Person = {
  id: 'p', code: 'RW', names: [], sex: null, birth: null, nationalities: [], languages: [], residence: null, contacts: [], circumstances: {}, involvement: [],
  protected: false, nameHidden: false,
  registeredAt: '2026-03-01T08:00:00Z', registeredBy: { id: 'ms2', name: text }, synthetic: true, consents: [consent({ on: '2026-03-01', withdrawnAt: '2026-04-01T10:00:00Z' })],
  statuses: ['irregular', 'regular'].map(kind => ({ id: kind, kind: kind as 'regular', from: null, to: null, knownOn: '2026-02-01', proof: 'stated' as const, recordedBy: 'ms2' })),
}

describe('the history of a person', () => {
  const lines = [line({ id: 'kept' }), line({ id: 'wrong', on: '2026-03-02', reversed: true }), line({ id: 'opposite', on: '2026-03-02', reverses: 'wrong', recordedAt: '2026-03-05T09:00:00Z' })]
  const happenings = happeningsOf({ person, lines, referrals: [], appointments: [] })

  it('begins with the latest; a file is opened before what happened that day', () =>
    expect(happenings.map(({ key }) => key)).toEqual(['c withdrawn', 'wrong', 'c', 'kept', 'registered', 'regular']))
  it('shows a line and its reversal as one', () => expect(happenings.find(({ key }) => key === 'wrong')).toMatchObject({ reversedAt: '2026-03-05T09:00:00Z' }))
  it('says nothing of an irregular stay', () => expect(happenings.some(({ key }) => key === 'irregular')).toBe(false))
})

describe('how far a place is from where somebody lives', () => {
  const area = (code: string, parent: string | null): [string, Area] => [code, { code, parent, kind: '', name: text, iso: null, tile: null, latitude: null, longitude: null, from: null, to: null }]
  const areas = new Map([area('02', null), area('02.411', '02'), area('02.113', '02'), area('oujda', '02.411'), area('berkane', '02.113'), area('rabat', null)])
  it.each([['oujda', 'oujda', 0], ['oujda', '02.411', 1], ['oujda', 'berkane', 2], ['oujda', 'rabat', 9], [null, 'oujda', 9], ['oujda', null, 9]])(
    'from %s to %s', (home, place, steps) => expect(distance(home, place, areas)).toBe(steps))
})
