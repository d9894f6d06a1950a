import { describe, expect, test } from 'vitest'
import { sampleReport } from './fixture.ts'
import { layOut } from './layout.ts'
import { citedNotes, SteeringReport } from './model.ts'

const report = sampleReport()
const french = layOut(report, 'fr')
const arabic = layOut(report, 'ar')
const bare = (text: string): string => text.replace(/[\u2066-\u2069]/g, '').replace(/[\u00a0\u202f]/g, ' ')
const faults = (content: unknown): string[] => SteeringReport.safeParse(content).error?.issues.map(({ message }) => message) ?? []

describe('a steering report as data', () => {
  test('is whole: the eleven programmes and the twenty-seven objectives', () => {
    expect(report.programmes).toHaveLength(11)
    expect(report.programmes.flatMap(({ objectives }) => objectives)).toHaveLength(27)
  })
  test('is refused when a figure has no note', () => {
    expect(SteeringReport.safeParse({ ...report, headlines: [{ ...report.headlines[0], notes: [] }] }).success).toBe(false)
  })
  test('is refused when a note that is cited does not exist', () => {
    expect(faults({ ...report, headlines: [{ ...report.headlines[0], notes: [999] }] })).toContain('missing-note-999')
  })
  test('is refused when a note is cited by nothing', () => {
    const more = { ...report.provenance[0], number: report.provenance.length + 1 }
    expect(faults({ ...report, provenance: [...report.provenance, more] })).toEqual(['cited-by-nothing'])
  })
  test('is refused when notes are not numbered in order', () => {
    expect(faults({ ...report, provenance: report.provenance.toReversed() })).toContain('not-in-order')
  })
  test('is refused when the matrix has not one cell per funder', () => {
    const rows = report.coverage.rows.map((row) => ({ ...row, cells: [1] }))
    expect(faults({ ...report, coverage: { ...report.coverage, rows } })).toContain('not-one-per-funder')
  })
  test('cannot carry the value behind a withheld one', () => {
    const [first] = report.programmes[0]!.objectives[0]!.indicators
    expect(Object.keys(first!.recorded!).toSorted()).toEqual(['lastPeriod', 'notes', 'sinceJanuary', 'value'])
  })
  test('knows its notes wherever they stand', () => {
    expect(new Set(citedNotes(report))).toEqual(new Set(report.provenance.map(({ number }) => number)))
  })
})

describe('figures side by side', () => {
  const employment = french.programmes[6]!
  const row = employment.objectives[0]!.rows[0]!
  test('each kind has its column, and two declarations stay two', () => {
    expect(row.map((column) => column.map(({ text }) => bare(text)))).toEqual([
      ['Migrants servis par l’ANAPEC'],
      ['57'],
      ['≥ 150', '≥ 150'],
      ['131'],
      ['sans cible'],
    ])
  })
  test('every figure points at a note', () => {
    const rows = french.programmes.flatMap(({ objectives }) => objectives.flatMap((objective) => objective.rows))
    const figures = rows.flatMap((one) => one.slice(1).flat())
    expect(figures.filter(({ tone, notes }) => tone === 'strong' && notes.length === 0)).toEqual([])
  })
  test('an objective without indicator says so, and a silent indicator is named', () => {
    expect(employment.objectives[2]!.remark).toBe('Aucun indicateur n’est encore suivi pour cet objectif.')
    expect(bare(employment.objectives[1]!.remark ?? '')).toContain('Taux de survie des activités créées')
  })
  test('persons and percentages never share a scale', () => {
    const mixed = sampleReport()
    const [objective] = mixed.programmes[6]!.objectives
    const [indicator] = objective!.indicators
    objective!.indicators.push({ ...indicator!, unit: { fr: '%', ar: '%', en: '%' } })
    const captions = layOut(mixed, 'fr').programmes[6]!.charts.map(({ caption }) => bare(caption).slice(-12))
    expect(captions).toEqual([' (personnes)', 'e à côte (%)'])
  })
})

describe('what is not known is shown as not known', () => {
  test('the gap of coverage is a number, and the objectives without project are named', () => {
    expect(bare(french.coverage.compared[0]!.gap)).toMatch(/^Écart : 7\./)
    expect(bare(french.coverage.bare)).toMatch(/^Objectifs sans aucun projet connu \(20\) : OSP2, OSP3/)
  })
  test('a total that lacks an amount says that it is a floor', () => {
    const money = [{ ...report.money[0]!, withoutAmount: 2 }]
    const layout = layOut(sampleReport({ money }), 'fr')
    expect(layout.money.table.rows[0]![2]![0]!.lines).toEqual(['au moins, 2 projets sans montant connu'])
  })
  test('an amount that nobody states is not a zero', () => {
    expect(french.money.table.rows[2]![2]![0]).toMatchObject({ text: 'non communiqué', tone: 'quiet' })
  })
  test('a withheld region says so, and one without data has a dash', () => {
    const cells = french.regions!.table.rows.map((one) => one[1]![0]!.text)
    expect(cells.slice(9, 11)).toEqual(['–', 'masqué'])
  })
})

describe('language', () => {
  test('Arabic runs from right to left, with Latin names isolated', () => {
    expect(arabic.direction).toBe('rtl')
    expect(arabic.coverage.bare).toContain('\u2066OSP2\u2069، \u2066OSP3\u2069')
  })
  test('every programme has its name in each language', () => {
    expect([french, arabic].map(({ programmes }) => programmes[6]!.title)).toEqual(['Programme 7 – Emploi', 'البرنامج 7 – التشغيل'])
  })
  test('a picture says in words all that its table holds', () => {
    expect(french.coverage.matrix.alt).toContain('OSP12')
    expect(french.quarters!.chart.alt).toContain('masqué')
  })
})
