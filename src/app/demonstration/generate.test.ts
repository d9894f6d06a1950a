import { beforeAll, describe, expect, test } from 'vitest'
import { catalogueOfFiles } from '#app/demonstration/fixture'
import { generate, type Wish, type World } from '#app/demonstration/generate'
import { levantAndNile, westAndCentralAfrica } from '#app/demonstration/origins'
import type { FileRows } from '#app/demonstration/rows'
import { appointmentStates, appointmentTransitions } from '#casework/model'
import { boundsOf } from '#language/date'
import { answerDays, byReceiver, bySender, openStates, reasonRequired, type State, transitions } from '#referral/model'

const catalogue = catalogueOfFiles()
const until = '2026-11-01'
const worldOf = (wish: Partial<Wish> = {}): World => generate(catalogue, { persons: 400, seed: 1, until, ...wish })
const filesOf = (world: World): FileRows[] => Array.from({ length: world.wish.persons }, (_, index) => world.file(index))

const big = worldOf({ persons: 20_000 })
let files: FileRows[] = []
/** Enough of them to look at row by row, with those who play the live queue. */
let some: FileRows[] = []
beforeAll(() => {
  files = filesOf(big)
  some = files.slice(-4_000)
})

const text = (value: unknown): string => String(value)

test('the same wish makes the same world to the byte; another seed, day or size makes another', () => {
  const written = (wish: Partial<Wish>) => JSON.stringify(filesOf(worldOf({ persons: 200, ...wish })))
  const world = written({})
  expect(written({})).toBe(world)
  for (const other of [{ seed: 2 }, { until: '2026-11-02' }, { persons: 201 }]) expect(written(other)).not.toBe(world)
})

test('a person can be told alone, in any order', () => {
  const [world, forwards] = [worldOf(), filesOf(worldOf())]
  for (const index of [399, 7, 0]) expect(world.file(index)).toEqual(forwards[index])
})

test('every id and code is given once', () => {
  const ids = files.flatMap((file) => Object.values(file).flat().flatMap((row) => ('id' in row ? [text(row['id'])] : [])))
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.find((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBeUndefined()
  expect(new Set(files.map(({ person: [row] }) => row['code'])).size).toBe(files.length)
})

test('the places in the ledger are all taken, in the order in which the lines were written down', () => {
  const lines = files.flatMap(({ delivery }) => delivery).sort((a, b) => Number(a['position']) - Number(b['position']))
  expect(lines).toHaveLength(big.lines)
  expect(lines.findIndex((line, place) => line['position'] !== place + 1)).toBe(-1)
  const moments = lines.map((line) => text(line['recorded_at']))
  expect(moments).toEqual(moments.toSorted())
})

describe('the mix is that of the dossier', () => {
  const share = (holds: (file: FileRows) => boolean, among = files) => (100 * among.filter(holds).length) / among.length
  const country = ({ person: [row] }: FileRows) => (row['nationalities'] as string[])[0] ?? 'none'
  const current = ({ person_status }: FileRows) => person_status.filter((row) => row['valid_to'] === null).map((row) => text(row['kind']))
  /** How far a share is from the one wanted. */
  const apart = (value: number, wanted: number) => Math.abs(value - wanted)

  test('nationalities (§6.4)', () => {
    expect(apart(share((file) => westAndCentralAfrica.includes(country(file))), 75)).toBeLessThan(1.5)
    expect(apart(share((file) => levantAndNile.includes(country(file))), 20)).toBeLessThan(1.5)
    for (const code of ['SN', 'CI', 'GN', 'CM', 'ML', 'CD', 'NG', 'CF', 'SY', 'YE', 'SD', 'MA']) {
      expect(share((file) => country(file) === code), code).toBeGreaterThan(1)
    }
  })

  test('statuses (§6.4)', () => {
    const refugee = ['unhcr_refugee', 'bra_refugee']
    expect(apart(share((file) => current(file).some((kind) => kind === 'regularised' || kind === 'regular')), 45)).toBeLessThan(1.5)
    expect(apart(share((file) => current(file).includes('irregular')), 25)).toBeLessThan(1.5)
    expect(apart(share((file) => current(file).some((kind) => refugee.includes(kind))), 12)).toBeLessThan(1)
    expect(apart(share((file) => current(file).includes('asylum_seeker')), 13)).toBeLessThan(1)
    const isOther = (kinds: string[]) => kinds.length === 0 || kinds.includes('moroccan') || kinds.includes('stateless')
    expect(apart(share((file) => isOther(current(file))), 5)).toBeLessThan(1)
  })

  test('women are 40 % over all and at least 60 % in the listening cells; 8 to 9 % are minors', () => {
    const female = ({ person: [row] }: FileRows) => row['sex'] === 'female'
    expect(apart(share(female), 40)).toBeLessThan(1.5)
    expect(share(female, files.filter(({ delivery }) => delivery.some((line) => line['organisation_id'] === 'ms2')))).toBeGreaterThan(60)
    const child = ({ delivery: [line] }: FileRows) => ['0-5', '6-11', '12-17'].includes(text(line?.['age_band']))
    expect(apart(share(child), 8.5)).toBeLessThan(1.5)
  })

  test('births are known to the day, the month, the year or about; some refuse to share', () => {
    const precision = (wanted: string) => share(({ person: [row] }) => row['birth_precision'] === wanted)
    expect(precision('day')).toBeGreaterThan(40)
    expect(precision('year')).toBeGreaterThan(15)
    expect(precision('about')).toBeGreaterThan(5)
    expect(precision('month')).toBeGreaterThan(2)
    const refuses = ({ person_consent }: FileRows) => person_consent.some((row) => row['purpose'] === 'sharing' && row['given'] === false)
    expect(apart(share(refuses), 13)).toBeLessThan(3)
  })
})

test('names of Arabic-speaking origins stand in both scripts for all, some Muslim West African ones too', () => {
  const scripts = ({ person_name }: FileRows) => person_name.map((row) => row['script'])
  const of = (codes: string[]) => files.filter(({ person: [row] }) => codes.includes((row['nationalities'] as string[])[0]!))
  for (const file of of(['SY', 'YE', 'SD', 'MA', 'PS', 'EG'])) expect(scripts(file)).toEqual(['latin', 'arabic'])
  const west = of(['SN', 'ML', 'GN']).filter((file) => scripts(file).length === 2).length / of(['SN', 'ML', 'GN']).length
  expect(west).toBeGreaterThan(0.1)
  expect(west).toBeLessThan(0.5)
  for (const { person_name } of some) {
    for (const name of person_name) {
      const full = `${text(name['given'])}${text(name['family'])}`
      expect(/[\u0600-\u06ff]/.test(full)).toBe(name['script'] === 'arabic')
      expect(/[A-Za-z]/.test(full)).toBe(name['script'] === 'latin')
    }
  }
})

describe('the stories hold together', () => {
  const before = (a: unknown, b: unknown) => expect(text(a) <= text(b), `${text(a)} before ${text(b)}`).toBe(true)

  test('nothing is served, sent, booked or known before the registration or after the last day', () => {
    for (const { person: [row], delivery, referral_event, casework_appointment, person_status, person_consent } of some) {
      const moments = [
        ...delivery.map((line) => line['recorded_at']),
        ...referral_event.map((event) => event['at']),
        ...casework_appointment.map((each) => each['created_at']),
        ...person_status.map((each) => each['recorded_at']),
        ...person_consent.map((each) => each['recorded_at']),
      ]
      for (const moment of moments) before(row['registered_at'], moment)
      for (const moment of [row['registered_at'], ...moments]) expect(text(moment) < until).toBe(true)
      for (const line of delivery) {
        before(text(row['registered_at']).slice(0, 10), line['happened_on'])
        before(line['happened_on'], text(line['recorded_at']).slice(0, 10))
      }
    }
  })

  test('every referral went a way that the table of transitions allows, by those who may', () => {
    for (const { referral, referral_event } of some) {
      for (const row of referral) {
        const events = referral_event.filter((event) => event['referral_id'] === row['id'])
        expect(events[0]).toMatchObject({ number: 1, from_state: null, to_state: 'requested', at: row['sent_at'] })
        events.slice(1).forEach((event, place) => {
          const to = event['to_state'] as State
          expect(transitions[event['from_state'] as State]).toContain(to)
          expect(event['from_state']).toBe(events[place]!['to_state'])
          expect(text(event['at']) > text(events[place]!['at'])).toBe(true)
          expect(reasonRequired.includes(to)).toBe(event['reason'] !== null)
          if (event['organisation_id'] === row['from_organisation']) expect(bySender).toContain(to)
          else expect(byReceiver).toContain(to)
        })
        expect(events.at(-1)!['to_state']).toBe(row['state'])
      }
    }
  })

  test('a referral has a ground, a due day, and is closed exactly when its state is; a completed one has its line', () => {
    for (const { referral, delivery, person_consent } of some) {
      for (const row of referral) {
        const consent = person_consent.find((each) => each['id'] === row['consent_id'])
        expect(row['consent_id'] === null ? row['override_reason'] !== null : consent?.['given'] === true).toBe(true)
        const due = Temporal.PlainDate.from(text(row['sent_at']).slice(0, 10)).add({ days: answerDays[row['urgency'] as 'ordinary'] })
        expect(row['answer_due_on']).toBe(due.toString())
        expect(openStates.includes(row['state'] as State)).toBe(row['closed_at'] === null)
        expect(row['answered_at'] === null).toBe(row['state'] === 'requested')
        const line = delivery.find((each) => each['id'] === row['delivery_id'])
        expect(line !== undefined).toBe(row['state'] === 'completed')
        if (line) expect(line).toMatchObject({ origin_word: 'referral', origin_id: row['id'], offer_id: row['to_offer'] })
      }
      const open = referral.filter((row) => openStates.includes(row['state'] as State)).map((row) => row['to_offer'])
      expect(new Set(open).size).toBe(open.length)
    }
  })

  test('an appointment that was attended has its line; one to come is booked', () => {
    for (const { casework_appointment, delivery } of some) {
      for (const row of casework_appointment) {
        expect(appointmentStates).toContain(row['state'])
        expect(row['state'] === 'attended').toBe(row['delivery_id'] !== null)
        expect(appointmentTransitions.booked.includes(row['state'] as 'missed') || row['state'] === 'booked').toBe(true)
        if (row['delivery_id']) expect(delivery.map((line) => line['id'])).toContain(row['delivery_id'])
        if (text(row['starts_at']) >= until) expect(row['state']).toBe('booked')
        before(row['created_at'], row['starts_at'])
      }
    }
  })

  test('a reversing line repeats the line that it reverses, later and with its reason', () => {
    const reversals = some.flatMap(({ delivery }) =>
      delivery.filter((line) => line['reverses']).map((line) => [line, delivery.find((each) => each['id'] === line['reverses'])!] as const),
    )
    expect(reversals.length).toBeGreaterThan(20)
    for (const [line, first] of reversals) {
      const { id: _id, recorded_at: at, position: _position, reverses: _reverses, reason, ...same } = line
      expect(first).toMatchObject(same)
      expect(text(at) > text(first['recorded_at'])).toBe(true)
      expect(reason).not.toBeNull()
    }
  })

  test('every organisation that registered, served or was asked is involved, and only those', () => {
    for (const { person: [row], delivery, referral, casework_appointment, person_involvement } of some) {
      const touched = [
        row['registered_by'],
        ...delivery.map((line) => line['organisation_id']),
        ...referral.flatMap((each) => [each['from_organisation'], each['to_organisation']]),
        ...casework_appointment.map((each) => each['organisation_id']),
      ]
      expect(new Set(person_involvement.map((each) => each['organisation_id']))).toEqual(new Set(touched))
      for (const { organisation_id: organisation, last_at: last, since } of person_involvement) {
        before(since, last)
        const served = delivery.filter((line) => line['organisation_id'] === organisation).map((line) => text(line['recorded_at']))
        before(served.sort().at(-1) ?? since, last)
      }
    }
  })
})

describe('the years', () => {
  const quarterOf = (day: string) => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`

  test.each([1, 2, 3, 4, 5])('a small world has something in every quarter from 2014 on (seed %i)', (seed) => {
    const lines = filesOf(worldOf({ seed })).flatMap(({ delivery }) => delivery)
    const found = new Set(lines.map((line) => quarterOf(text(line['happened_on']))))
    for (let year = 2014; year <= 2026; year++) for (const part of [1, 2, 3, 4]) expect(found).toContain(`${year}-Q${part}`)
  })

  test('the pilot of 2015-Q4 is counted well below what was declared, and names Sharaka; the campaign is of its week', () => {
    const { from, to } = boundsOf('2015-Q4')
    const lines = filesOf(worldOf()).flatMap(({ delivery }) => delivery)
    const inQuarter = lines.filter((line) => text(line['happened_on']) >= from && text(line['happened_on']) <= to)
    const pilot = inQuarter.filter((line) => line['objective_code'] === 'OSP12')
    const served = new Set(pilot.map((line) => line['person_id'])).size
    expect(served).toBeGreaterThan(5)
    expect(served).toBeLessThan(100)
    expect(new Set(pilot.map((line) => line['project_id']))).toEqual(new Set(['sharaka']))
    const campaign = lines.filter((line) => line['project_id'] === 'campagne-2015')
    expect(campaign.length).toBeGreaterThan(5)
    for (const line of campaign) expect(text(line['happened_on']) >= '2015-12-14' && text(line['happened_on']) <= '2015-12-19').toBe(true)
  })

  test('almost half of the registrations are of the last two years, and services stand under most objectives that have any', () => {
    const recent = files.filter(({ person: [row] }) => text(row['registered_at']) >= '2024-11-01').length
    expect(recent / files.length).toBeGreaterThan(0.4)
    const counted = new Set(files.flatMap(({ delivery }) => delivery.map((line) => line['objective_code'])))
    expect([...counted].sort()).toEqual(['OSP1', 'OSP10', 'OSP12', 'OSP13', 'OSP3', 'OSP4', 'OSP5', 'OSP7', 'OSP8', 'OSP9'])
  })
})

const days: [day: string, seed: number][] = [['2026-11-01', 1], ['2026-11-21', 2], ['2026-03-18', 3]]

test.each(days)('on %s the queue of ANAPEC lives, late answers are elsewhere', (day, seed) => {
  const small = filesOf(worldOf({ until: day, seed }))
  const sent = small.flatMap(({ referral }) => referral)
  const atAnapec = sent.filter((row) => row['to_organisation'] === 'anapec' && openStates.includes(row['state'] as State))
  const waiting = atAnapec.filter((row) => row['state'] === 'requested')
  expect(waiting.filter((row) => text(row['to_offer']).startsWith('anapec-oujda')).length).toBeGreaterThanOrEqual(5)
  for (const row of waiting) expect(text(row['answer_due_on']) > day).toBe(true)
  for (const row of atAnapec) expect(row['urgency']).not.toBe('urgent')
  const late = sent.filter((row) => row['state'] === 'requested' && text(row['answer_due_on']) < day)
  expect(new Set(late.map((row) => row['to_organisation'])).size).toBeGreaterThanOrEqual(3)
  const appointments = small.flatMap(({ casework_appointment }) => casework_appointment)
  const booked = appointments.filter((row) => row['state'] === 'booked' && row['organisation_id'] === 'anapec')
  const on = (holds: (date: string) => boolean) => booked.filter((row) => holds(text(row['starts_at']).slice(0, 10))).length
  expect(on((date) => date > day)).toBeGreaterThanOrEqual(3)
  expect(on((date) => date === day)).toBeGreaterThanOrEqual(2)
  expect(on((date) => date < day)).toBeGreaterThanOrEqual(2)
})
