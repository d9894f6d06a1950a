import { describe, expect, test } from 'vitest'
import { inAddress, lastQuarterOf, neighbour, PeriodSearch, quarterAfter, quartersBetween, thisQuarter, threeYearsTo } from './period.ts'

test('quarters follow one another across years', () => {
  expect(quarterAfter('2015-Q4', 1)).toBe('2016-Q1')
  expect(quarterAfter('2016-Q1', -1)).toBe('2015-Q4')
  expect(quartersBetween('2015-Q3', '2016-Q2')).toEqual(['2015-Q3', '2015-Q4', '2016-Q1', '2016-Q2'])
  expect(quartersBetween('2016-Q1', '2015-Q4')).toEqual([])
})

test('three years end with the quarter that is asked, and never begin before the strategy', () => {
  expect(threeYearsTo('2020-Q4')).toHaveLength(12)
  expect(threeYearsTo('2020-Q4').at(-1)).toBe('2020-Q4')
  expect(threeYearsTo('2014-Q2')).toEqual(['2014-Q1', '2014-Q2'])
})

describe('the period beside', () => {
  test('is of the same kind', () => {
    expect(neighbour('2015-Q4', 1)).toBe('2016-Q1')
    expect(neighbour('2015', -1)).toBe('2014')
    expect(neighbour('2015-12', 1)).toBe('2016-01')
  })
  test('is not before the strategy, nor in the future, nor beside all time', () => {
    expect(neighbour('2014-Q1', -1)).toBeNull()
    expect(neighbour(thisQuarter(), 1)).toBeNull()
    expect(neighbour('all', 1)).toBeNull()
  })
})

test('a choice ends with its last quarter, never later than the current one', () => {
  expect(lastQuarterOf('2015')).toBe('2015-Q4')
  expect(lastQuarterOf('2015-11')).toBe('2015-Q4')
  expect(lastQuarterOf('all')).toBe(thisQuarter())
  expect(lastQuarterOf(thisQuarter().slice(0, 4))).toBe(thisQuarter())
})

test('an address keeps a year as a number, and reads it back', () => {
  expect(inAddress('2015')).toEqual({ period: 2015 })
  expect(PeriodSearch.parse({ period: 2015 })).toEqual({ period: '2015' })
  expect(PeriodSearch.parse({ period: '2015-Q4' })).toEqual({ period: '2015-Q4' })
})

test('an address that names no period says nothing', () => {
  expect(PeriodSearch.parse({ period: '2015-Q5' }).period).toBeUndefined()
  expect(PeriodSearch.parse({ period: 12 }).period).toBeUndefined()
  expect(PeriodSearch.parse({}).period).toBeUndefined()
})
