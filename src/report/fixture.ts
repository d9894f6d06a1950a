import type { Text } from '#language/text'
import strategy from '../../data/snia/strategy.json' with { type: 'json' }
import { disagreementsOf, front, regionsOf, signalsOf, supported, type Cited } from './fixture/chapters.ts'
import { documentOf, europeanUnion, ministry, notebook, same, text, type Cite } from './fixture/facts.ts'
import { indicatorOf, projectsOf, quarters, trend } from './fixture/figures.ts'
import { SteeringReport, type Coverage, type FunderTotal, type Headline, type Quarters } from './model.ts'

/*
 * A whole quarterly report for the tests: the strategy's real programmes, objectives and indicators, what public
 * documents declare of them, and recorded figures that are invented, as the report itself says.
 */
const france = text('France', 'فرنسا', 'France')
const netherlands = text('Pays-Bas', 'هولندا', 'Netherlands')
const switzerland = text('Suisse', 'سويسرا', 'Switzerland')

const headlinesOf = ({ services, coverage, declared }: Cited): Headline[] => {
  const given = text('services rendus dans le trimestre', 'خدمة مقدَّمة خلال الفصل', 'services given in the quarter')
  const known = text('objectifs avec un projet connu', 'هدفا له مشروع معروف', 'objectives with a known project')
  const european = text('objectifs appuyés par l’UE', 'هدفا يدعمه الاتحاد الأوروبي', 'objectives supported by the EU')
  return [
    { label: given, kind: 'recorded', operator: '=', value: 4775, of: null, notes: services },
    { label: known, kind: 'computed', operator: '=', value: 7, of: 27, notes: coverage },
    { label: european, kind: 'declared', operator: '=', value: 14, of: 27, notes: declared },
  ]
}

const indicatorsOf = (objective: string, cite: Cite) =>
  strategy.indicators.flatMap((indicator, seed) => (indicator.objective === objective ? [indicatorOf(indicator, seed + 2, cite)] : []))

const programmesOf = (cite: Cite) =>
  strategy.programmes.map(({ number, code: programme, name }) => ({
    number,
    name,
    objectives: strategy.specificObjectives
      .filter((objective) => objective.programme === programme)
      .map(({ code, label }) => ({ code, label, indicators: indicatorsOf(code, cite) })),
    projects: projectsOf(programme, cite),
    trend: number < 8 ? trend(number) : [],
  }))

const quartersOf = (notes: number[]): Quarters => {
  const values = [null, 'withheld' as const, 1820, 3391, 4775]
  return {
    title: text('Services enregistrés par trimestre', 'الخدمات المسجَّلة حسب الفصل', 'Services recorded by quarter'),
    rule: text(
      'Chaque ligne du grand livre compte pour un service.',
      'يُحتسب كل سطر في السجل خدمة واحدة.',
      'Each line of the ledger counts as one service.',
    ),
    points: quarters.map((period, index) => ({ period, value: values[index] ?? null })),
    notes,
  }
}

const coverageOf = ({ coverage, declared }: Cited): Coverage => ({
  asOf: '2015-12-31',
  funders: [
    { code: 'union-europeenne', name: europeanUnion, short: text('UE', 'الاتحاد الأوروبي', 'EU') },
    { code: 'france', name: france, short: france },
    { code: 'pays-bas', name: netherlands, short: netherlands },
    { code: 'suisse', name: switzerland, short: switzerland },
  ],
  rows: strategy.specificObjectives.map(({ code, label }) => ({
    objective: code,
    label,
    cells: supported[code] ?? [0, 0, 0, 0],
    inferred: [code === 'OSP14', false, false, false],
  })),
  computed: { supported: 7, of: 27, notes: coverage },
  compared: [
    {
      scope: text(
        'objectifs appuyés par l’Union européenne',
        'الأهداف التي يدعمها الاتحاد الأوروبي',
        'objectives supported by the European Union',
      ),
      computed: 7,
      operator: '=',
      declared: 14,
      saidBy: europeanUnion,
      saidOn: '2015-04-17',
      document: documentOf('S3'),
      notes: [...coverage, ...declared],
    },
  ],
})

const total = (funder: Text, projects: number, minor: number | null, notes: number[]): FunderTotal => ({
  funder,
  projects,
  committed: minor === null ? null : { minor, currency: 'EUR' },
  disbursed: null,
  withoutAmount: minor === null ? 1 : 0,
  notes,
})

/** A report of the fourth quarter of 2015, valid, with `changes` in place of what it says. */
export const sampleReport = (changes: Partial<SteeringReport> = {}): SteeringReport => {
  const { provenance, cite } = notebook()
  const cited = front(cite)
  const money = [total(europeanUnion, 2, 1_500_000_000, cited.declared), total(same('France'), 1, 14_600_000, cited.declared)]
  return SteeringReport.parse({
    period: '2015-Q4',
    synthetic: true,
    generatedOn: '2016-01-15',
    cutOff: '2015-12-31',
    ledgerPosition: 48213,
    threshold: 11,
    issuer: [text('Royaume du Maroc', 'المملكة المغربية', 'Kingdom of Morocco'), ministry],
    edition: strategy.edition.name,
    fingerprint: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    headlines: headlinesOf(cited),
    signals: signalsOf(cited),
    programmes: programmesOf(cite),
    quarters: quartersOf(cited.services),
    regions: regionsOf(cited.services),
    coverage: coverageOf(cited),
    money: [...money, total(switzerland, 1, null, cited.declared)],
    disagreements: disagreementsOf(cite),
    provenance,
    definitions: [],
    ...changes,
  })
}
