import { expect, test } from 'vitest'
import type { FileLine } from '#journal/model'
import { visitsOf } from './visits.ts'

const text = { fr: '', ar: '', en: '' }
const aLine = (at: string, verb: string, who: string | null = 'a', organisation = 'ms2'): FileLine => ({
  position: Date.parse(`2026-11-21T${at}Z`) / 1000,
  at: `2026-11-21T${at}Z`,
  verb,
  staff: who === null ? null : { id: who, name: who },
  role: 'counsellor',
  organisation: { id: organisation, name: text, short: null },
  involved: 'registered',
  code: null,
  cause: null,
})

test('what one person does within minutes is one visit, in the order in which it was done', () => {
  const visits = visitsOf([
    aLine('10:12:00', 'person.read'), aLine('10:03:00', 'delivery.listed'),
    aLine('10:02:00', 'delivery.listed'), aLine('10:00:00', 'person.read'),
  ])
  const verbs = [['person.read', 2], ['delivery.listed', 2]]
  expect(visits).toMatchObject([{ from: '2026-11-21T10:00:00Z', to: '2026-11-21T10:12:00Z', verbs }])
})

test('another person, a long pause or a refusal begins another visit', () => {
  expect(visitsOf([aLine('10:02:00', 'person.read', 'b'), aLine('10:01:00', 'person.read', 'a')])).toHaveLength(2)
  expect(visitsOf([aLine('10:20:00', 'person.read'), aLine('10:00:00', 'person.read')])).toHaveLength(2)
  expect(visitsOf([aLine('10:02:00', 'access.refused'), aLine('10:01:00', 'person.read')])).toHaveLength(2)
  expect(visitsOf([aLine('10:02:00', 'person.read', null, 'anapec'), aLine('10:01:00', 'person.read', null, 'ms2')])).toHaveLength(2)
  expect(visitsOf([])).toEqual([])
})
