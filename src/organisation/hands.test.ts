import { expect, test } from 'vitest'
import { areIncompatible, incompatibleActs } from '#organisation/model'

test('who declares does not verify, who plans does not approve, who asks does not answer, who breaks the glass does not review', () => {
  for (const [one, other] of incompatibleActs) {
    expect([areIncompatible(one, other), areIncompatible(other, one)]).toEqual([true, true])
    expect(areIncompatible(one, one)).toBe(false)
  }
  expect(areIncompatible('figure.declare', 'distribution.approve')).toBe(false)
})
