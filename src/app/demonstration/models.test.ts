import { expect, test } from 'vitest'
import { demonstrationAccounts, postsOf } from '#app/demonstration/accounts'
import { catalogueOfFiles } from '#app/demonstration/fixture'
import { generate } from '#app/demonstration/generate'
import { type TraditionName, traditions } from '#app/demonstration/naming'
import type { FileRows } from '#app/demonstration/rows'
import { Booking } from '#casework/model'
import { LedgerLine, Recording } from '#delivery/model'
import { Enrolment } from '#organisation/model'
import { readCode } from '#person/code'
import { Registration } from '#person/model'
import { normaliseContact } from '#person/names'
import { Sending, State } from '#referral/model'

const world = generate(catalogueOfFiles(), { persons: 2_000, seed: 7, until: '2026-11-01' })
const files = Array.from({ length: 2_000 }, (_, index) => world.file(index))

const registrationOf = ({ person: [row], ...parts }: FileRows) => ({
  names: parts.person_name.map(({ given, family, script }) => ({ given, family, script })),
  sex: row['sex'],
  birth: { value: row['birth_value'], precision: row['birth_precision'] },
  nationalities: row['nationalities'],
  languages: row['languages'],
  residence: row['residence_code'],
  circumstances: row['circumstances'],
  contacts: parts.person_contact.map(({ kind, value }) => ({ kind, value })),
  statuses: parts.person_status.map((each) => ({
    kind: each['kind'], from: each['valid_from'], to: each['valid_to'], knownOn: each['known_on'], proof: each['proof'],
  })),
  consents: parts.person_consent.map((each) => ({
    purpose: each['purpose'], organisation: each['organisation_id'], given: each['given'], on: each['given_on'],
    manner: each['manner'], language: each['language'],
    wording: { version: each['wording_version'], language: each['wording_language'] },
  })),
})

test('every person is one that the registry would take', () => {
  for (const file of files) {
    const registration = registrationOf(file)
    expect(Registration.parse(registration)).toEqual(registration)
    expect(readCode(String(file.person[0]['code']))).toBe(file.person[0]['code'])
    for (const { kind, value, normalised } of file.person_contact) {
      expect(normaliseContact({ kind: kind as 'phone', value: String(value) })).toBe(normalised)
      expect(kind === 'phone' ? /^\+212600\d{6}$/.test(String(normalised)) : String(value).endsWith('.example')).toBe(true)
    }
  }
})

test('every line is one that the ledger would take', () => {
  const facets = LedgerLine.pick({ id: true, position: true, channel: true, quantity: true, synthetic: true })
  for (const { delivery } of files) {
    for (const line of delivery) {
      facets.parse(line)
      Recording.parse({
        person: line['person_id'], offer: line['offer_id'], on: line['happened_on'], channel: line['channel'], quantity: line['quantity'],
        project: line['project_id'],
      })
      expect(line['synthetic']).toBe(true)
    }
  }
})

test('every referral and every appointment is one that could have been sent and booked', () => {
  for (const { referral, casework_appointment } of files) {
    for (const row of referral) {
      State.parse(row['state'])
      Sending.parse({
        person: row['person_id'], to: row['to_offer'], reason: row['reason'], urgency: row['urgency'],
        withoutConsentReason: row['override_reason'],
      })
      expect(row['from_organisation']).not.toBe(row['to_organisation'])
    }
    for (const row of casework_appointment) {
      Booking.parse({
        person: row['person_id'], offer: row['offer_id'], startsAt: row['starts_at'], minutes: row['minutes'],
        channel: row['channel'], note: row['note'],
      })
    }
  }
})

test('every log-in is one that could be enrolled, in a domain that cannot exist, and says that it is a demonstration', () => {
  expect(new Set(demonstrationAccounts.map(({ email }) => email)).size).toBe(demonstrationAccounts.length)
  for (const account of demonstrationAccounts) {
    for (const post of postsOf(account)) {
      const { name, email, language, password } = account
      const { organisation, site, role, compartments } = post
      Enrolment.parse({ name, email, language, password, organisation, site, role, compartments, synthetic: true })
    }
    expect(account.email).toMatch(/\.example$/)
    expect(account.name).toContain('démonstration')
  }
  expect(demonstrationAccounts.some((account) => new Set(postsOf(account).map(({ organisation }) => organisation)).size === 2)).toBe(true)
})

test('each main origin has at least thirty given names of each sex and thirty family names, none twice', () => {
  const main: TraditionName[] = [
    'senegal', 'mali', 'guinea', 'ivory-coast-north', 'ivory-coast', 'cameroon', 'congo', 'nigeria', 'syria', 'yemen', 'sudan', 'morocco',
  ]
  for (const name of main) {
    for (const list of [traditions[name].female, traditions[name].male, traditions[name].family]) {
      expect(new Set(list.map(([, usual]) => usual)).size, name).toBe(list.length)
      expect(list.length, name).toBeGreaterThanOrEqual(30)
    }
  }
})
