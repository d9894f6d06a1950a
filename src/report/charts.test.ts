import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import territory from '../../data/snia/territory.json' with { type: 'json' }
import * as charts from './charts.ts'
import type { Drawing, Quantity, Setting } from './charts.ts'
import { widthOfText } from './charts/measure.ts'

const languages = ['fr', 'ar', 'en'] as const
const settings: Setting[] = languages.map((language) => charts.settingFor(language, { width: 480, title: 'Titre', size: 9 }))
const [french, arabic] = settings as [Setting, Setting]
const phones = (['fr', 'ar'] as const).map((language) => charts.settingFor(language, { width: 320, title: 'Titre' }))

const all = (drawing: Drawing): Drawing[] =>
  [drawing, ...drawing.children.flatMap((child) => (typeof child === 'string' ? [] : all(child)))]
const ofTag = (drawing: Drawing, tag: string): Drawing[] => all(drawing).filter((one) => one.tag === tag)
const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, '')
const lettering = (drawing: Drawing): string[] => ofTag(drawing, 'text').map(({ children }) => plain(String(children[0])))
const number = (drawing: Drawing, name: string): number => Number(drawing.attributes[name])

type Extent = { left: number; right: number; top: number; bottom: number }

const extentOfText = (drawing: Drawing): Extent => {
  const [x, y, size] = [number(drawing, 'x'), number(drawing, 'y'), number(drawing, 'font-size')]
  const width = widthOfText(String(drawing.children[0]), size, number(drawing, 'font-weight'))
  const left = { start: x, middle: x - width / 2, end: x - width }[String(drawing.attributes['text-anchor'])] ?? Number.NaN
  return { left, right: left + width, top: y - size * 0.75, bottom: y + size * 0.2 }
}

const extentOf = (drawing: Drawing): Extent | null => {
  if (drawing.tag === 'rect') {
    const [x, y] = [number(drawing, 'x'), number(drawing, 'y')]
    return { left: x, right: x + number(drawing, 'width'), top: y, bottom: y + number(drawing, 'height') }
  }
  if (drawing.tag === 'line') {
    const [xs, ys] = [[number(drawing, 'x1'), number(drawing, 'x2')], [number(drawing, 'y1'), number(drawing, 'y2')]]
    return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
  }
  if (drawing.tag === 'path') {
    const numbers = String(drawing.attributes['d']).match(/-?\d+(\.\d+)?/g)?.map(Number) ?? []
    const [xs, ys] = [numbers.filter((_, index) => index % 2 === 0), numbers.filter((_, index) => index % 2 === 1)]
    return xs.length === 0 ? null : { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
  }
  return drawing.tag === 'text' && !drawing.attributes['transform'] ? extentOfText(drawing) : null
}

/** The elements that leave the picture by more than a hair. */
const outside = (drawing: Drawing): Drawing[] => {
  const [width, height] = [number(drawing, 'width'), number(drawing, 'height')]
  return all(drawing).filter((one) => {
    const extent = extentOf(one)
    return extent !== null && !(extent.left >= -1 && extent.right <= width + 1 && extent.top >= -1 && extent.bottom <= height + 1)
  })
}

const quantity = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 2_000_000 }) },
  { weight: 1, arbitrary: fc.constant('withheld' as const) },
)
const maybe = fc.option(quantity, { freq: 8 })
const name = fc.constantFrom('Santé', 'Assistance sociale et humanitaire', 'التكوين المهني', 'المساعدة الاجتماعية والإنسانية', 'ANAPEC')
const kind = fc.constantFrom('recorded' as const, 'declared' as const, 'verified' as const, 'target' as const)
const statement = fc.record({ kind, value: quantity, operator: fc.constantFrom('=' as const, '≥' as const, '≈' as const), source: name })
const groups = fc.array(fc.record({ label: name, statements: fc.array(statement, { maxLength: 4 }) }), { maxLength: 4 })
const points = fc
  .array(maybe, { maxLength: 24 })
  .map((values) => values.map((value, index) => ({ period: `T${(index % 4) + 1} 2015`, value })))
const periodsAndSeries = fc
  .integer({ min: 1, max: 12 })
  .chain((length) => fc.tuple(
    fc.constant(Array.from({ length }, (_, index) => `T${index + 1} 2015`)),
    fc.array(fc.record({ label: name, values: fc.array(maybe, { minLength: length, maxLength: length }) }), { maxLength: 5 }),
  ))
const regions = territory.areas
  .filter(({ kind: sort, code }) => sort === 'region' && /^\d\d$/.test(code))
  .map(({ code, name: { fr }, tile }) => ({ code, name: fr, tile }))
const regionValues = fc.array(maybe, { minLength: 12, maxLength: 12 }).map((values) =>
  regions.map(({ code, name: fr }, index) => ({ code, name: fr, value: values[index] ?? null })),
)
const exactly = <T>(length: number, arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { minLength: length, maxLength: length })
const matrix = fc.integer({ min: 0, max: 9 }).chain((width) =>
  fc.record({
    rows: fc.array(fc.record({ code: fc.constantFrom('OSP1', 'OSP27'), label: name, cells: exactly(width, fc.nat(9)) }), { maxLength: 27 }),
    funders: exactly(width, fc.constantFrom('UE', 'France', 'Pays-Bas', 'الاتحاد الأوروبي')),
  }),
)
const comparison = fc.record({ computed: fc.nat(27), declared: fc.nat(27), of: fc.constant(27) })

const drawn = (make: (setting: Setting) => Drawing): void => {
  for (const setting of [...settings, ...phones]) expect(outside(make(setting))).toEqual([])
}

describe('every chart stays inside its picture, whatever its data, in each language, on paper and on a phone', () => {
  test('bars', () => fc.assert(fc.property(groups, (data) => drawn((setting) => charts.bars(data, setting)))))
  test('columns by period', () => fc.assert(fc.property(points, (data) => drawn((setting) => charts.columnsByPeriod(data, setting)))))
  test('lines', () =>
    fc.assert(fc.property(periodsAndSeries, ([periods, series]) => drawn((setting) => charts.lines(periods, series, setting)))))
  test('tile map', () => fc.assert(fc.property(regionValues, (data) => drawn((setting) => charts.tileMap(data, setting)))))
  test('coverage matrix', () =>
    fc.assert(fc.property(matrix, ({ rows, funders }) => drawn((setting) => charts.coverageMatrix(rows, funders, setting)))))
  test('sparkline', () => fc.assert(fc.property(points, (data) => drawn((setting) => charts.sparkline(data, setting)))))
  test('gap', () => fc.assert(fc.property(comparison, (data) => drawn((setting) => charts.gapStrips(data, setting)))))
  test('which this very check would notice', () => {
    const tight = charts.settingFor('fr', { width: 60, title: 'x' })
    expect(outside(charts.bars([{ label: 'Santé', statements: [{ kind: 'declared', value: 1_000_000 }] }], tight))).not.toEqual([])
  })
  test('a phone is wide enough for the columns of two years in Arabic', () => {
    const narrow = charts.settingFor('ar', { width: 320, title: 'x' })
    const data = Array.from({ length: 8 }, (_, index) => ({ period: `الفصل ${(index % 4) + 1} (2015)`, value: index * 1000 }))
    expect(outside(charts.columnsByPeriod(data, narrow))).toEqual([])
  })
})

describe('scales start at zero', () => {
  const widthOfBar = (value: number, most: number): number => {
    const drawing = charts.bars([{ label: 'x', statements: [{ kind: 'recorded', value }, { kind: 'recorded', value: most }] }], french)
    return number(ofTag(drawing, 'rect')[0] ?? drawing, 'width')
  }
  test('a bar of half the value is half as long', () => expect(widthOfBar(500, 1000) * 2).toBeCloseTo(widthOfBar(1000, 1000), 0))
  test('zero has no length, and one of a million is still seen', () => {
    expect(widthOfBar(0, 1000)).toBe(0)
    expect(widthOfBar(1, 1_000_000)).toBeGreaterThan(1)
  })
  test('a column of half the value is half as high', () => {
    const drawing = charts.columnsByPeriod([{ period: 'a', value: 500 }, { period: 'b', value: 1000 }], french)
    const [half, whole] = ofTag(drawing, 'rect').map((one) => number(one, 'height'))
    expect(Number(half) * 2).toBeCloseTo(Number(whole), 0)
  })
  test('lines that never fall below a thousand still show the zero', () => {
    expect(lettering(charts.lines(['a', 'b'], [{ label: 'x', values: [1000, 1200] }], french))).toContain('0')
  })
})

describe('the three kinds of figure never share a bar', () => {
  const statements: charts.Statement[] = [
    { kind: 'recorded', value: 57 },
    { kind: 'declared', operator: '≥', value: 150 },
    { kind: 'verified', value: 131 },
  ]
  const drawing = charts.bars([{ label: 'x', statements }], french)
  const tops = ofTag(drawing, 'rect').map((one) => number(one, 'y'))
  test('each has a row of its own', () => expect(new Set(tops).size).toBe(3))
  test('recorded and verified are solid, declared is only outlined and hatched', () => {
    expect(ofTag(drawing, 'rect').map((one) => one.attributes['fill'])).toEqual([french.palette.action, 'none', french.palette.action])
  })
  test('the declared figure keeps its sign', () => expect(lettering(drawing)).toContain('≥\u00a0150'))
  test('only the verified one has a tick', () => expect(ofTag(drawing, 'path')).toHaveLength(2))
})

describe('a withheld value', () => {
  const withheld: Quantity = 'withheld'
  const series = [{ period: 'a', value: 900 }, { period: 'b', value: withheld }]
  test.each([
    ['bars', charts.bars([{ label: 'x', statements: [{ kind: 'recorded', value: withheld }] }], french)],
    ['columns', charts.columnsByPeriod(series, french)],
    ['map', charts.tileMap([{ code: '11', name: 'x', value: withheld }], french)],
  ])('is named as such in %s', (_, drawing) => expect(lettering(drawing)).toContain('masqué'))
  test('leaves a hole in a line: two strokes, not one', () => {
    const drawing = charts.lines(['a', 'b', 'c'], [{ label: 'x', values: [1, withheld, 3] }], french)
    const strokes = ofTag(drawing, 'path').map((one) => String(one.attributes['d']))
    expect(strokes.some((d) => (d.match(/M/g) ?? []).length === 2)).toBe(true)
  })
  test('is withheld in the table too', () => expect(charts.columnsByPeriodTable(series, french).rows[1]).toEqual(['b', 'masqué']))
  test('draws the same picture whatever it was, since nobody tells the chart', () => {
    expect(ofTag(charts.columnsByPeriod(series, french), 'rect')).toHaveLength(1)
  })
})

describe('what a chart refuses', () => {
  const series = Array.from({ length: 6 }, (_, index) => ({ label: String(index), values: [1] }))
  test('a sixth line', () => expect(() => charts.lines(['a'], series, french)).toThrow(RangeError))
  test('but not a fifth', () => expect(ofTag(charts.lines(['a', 'b'], series.slice(1), french), 'path')).toHaveLength(5))
  test('a region that is none of the twelve', () => {
    expect(() => charts.tileMap([{ code: '13', name: 'x', value: 1 }], french)).toThrow(RangeError)
  })
  test('a row whose cells are not one per funder', () => {
    expect(() => charts.coverageMatrix([{ code: 'OSP1', label: '', cells: [1] }], ['a', 'b'], french)).toThrow(RangeError)
  })
})

describe('the map', () => {
  const data = regions.map(({ code, name: fr }) => ({ code, name: fr, value: 10 }))
  const places = (setting: Setting): string[] => ofTag(charts.tileMap(data, setting), 'rect').map((one) => `${one.attributes['x']}`)
  test('does not mirror in Arabic: geography does not', () => expect(places(arabic)).toEqual(places(french)))
  test('places every region where the territory says', () => {
    const columns = [...new Set(places(french).map(Number))].sort((one, other) => one - other)
    const drawnColumns = places(french).map((x) => columns.indexOf(Number(x)))
    expect(drawnColumns).toEqual(regions.map(({ tile }) => tile?.[0]))
  })
  test('shows codes where a phone leaves no room for names', () => {
    expect(lettering(charts.tileMap(data, charts.settingFor('fr', { width: 300, title: 'x' })))).toContain('04')
  })
})

describe('direction', () => {
  const data = [{ period: 'a', value: 1 }, { period: 'b', value: 2 }]
  test('time runs as one reads', () => {
    const [first, second] = ofTag(charts.columnsByPeriod(data, arabic), 'rect').map((one) => number(one, 'x'))
    expect(Number(first)).toBeGreaterThan(Number(second))
  })
  test('no text is set right-to-left by attribute, and the root says left-to-right', () => {
    const drawing = charts.columnsByPeriod(data, arabic)
    expect(drawing.attributes['direction']).toBe('ltr')
    expect(all(drawing).slice(1).filter((one) => 'direction' in one.attributes)).toEqual([])
  })
  test('a tick does not mirror', () => {
    const shape = (setting: Setting): number[] => {
      const drawing = charts.bars([{ label: '', statements: [{ kind: 'verified', value: 1 }] }], setting)
      const d = String(ofTag(drawing, 'path')[0]?.attributes['d'])
      const xs = (d.match(/[ML][\d.]+/g) ?? []).map((step) => Number(step.slice(1)))
      return xs.map((x) => Math.round((x - Number(xs[0])) * 10))
    }
    expect(shape(arabic)).toEqual(shape(french))
  })
})

describe('a picture for those who do not see it', () => {
  const drawing = charts.sparkline([{ period: 'a', value: 1 }], french)
  test('is an image with a name', () => {
    expect(drawing.attributes['role']).toBe('img')
    expect(drawing.children[0]).toEqual({ tag: 'title', attributes: {}, children: ['Titre'] })
  })
  test('has a table, where an empty cell of the matrix is a zero', () => {
    const table = charts.coverageMatrixTable([{ code: 'OSP2', label: 'Diversité', cells: [0, 2] }], ['UE', 'Suisse'], french)
    expect(table).toEqual({ headers: ['Objectif', 'UE', 'Suisse'], rows: [['OSP2 Diversité', '0', '2']] })
  })
  test('tells a support that is only inferred from one that is stated', () => {
    const rows = [{ code: 'OSP2', label: '', cells: [1, 1], inferred: [true, false] }]
    expect(charts.coverageMatrixTable(rows, ['UE', 'Suisse'], french).rows).toEqual([['OSP2', '1 (déduit)', '1']])
    const boxes = ofTag(charts.coverageMatrix(rows, ['UE', 'Suisse'], french), 'rect')
    expect(boxes.map((one) => one.attributes['fill'])).toEqual(['none', french.palette.action])
  })
  test('keeps an empty cell visible', () => {
    const matrixDrawing = charts.coverageMatrix([{ code: 'OSP2', label: '', cells: [0] }], ['UE'], french)
    expect(ofTag(matrixDrawing, 'rect').some((one) => one.attributes['stroke'] === french.palette.line)).toBe(true)
  })
})

describe('the text of a drawing', () => {
  test('is escaped wherever data stands', () => {
    const setting = charts.settingFor('fr', { width: 300, title: '</svg>\u0000' })
    const drawing = charts.bars([{ label: '<b>"A" & B</b>', statements: [] }], setting)
    const svg = charts.toSvg(drawing)
    expect(svg).toContain('&lt;b&gt;&quot;A&quot; &amp; B&lt;/b&gt;')
    expect(svg).toContain('<title>&lt;/svg&gt;</title>')
    expect(svg).not.toContain('<b>')
    expect(svg).not.toContain('\u0000')
  })
})

test('the web may import the charts: nothing of Node stands behind them', () => {
  const seen = new Set<string>()
  const outsiders = new Set<string>()
  const follow = (file: string): void => {
    if (seen.has(file) || !existsSync(file)) return
    seen.add(file)
    for (const [, type, target = ''] of readFileSync(file, 'utf8').matchAll(/^(?:import|export) (type )?.*?from '([^']+)'/gms)) {
      if (target.startsWith('.')) follow(resolve(dirname(file), target))
      else if (!type) outsiders.add(target)
    }
  }
  follow(new URL('./charts.ts', import.meta.url).pathname)
  expect(seen.size).toBeGreaterThan(10)
  expect([...outsiders].toSorted()).toEqual(['d3-scale', 'd3-shape'])
})
