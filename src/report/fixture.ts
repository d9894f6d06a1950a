import type { Text } from '#language/text'
import strategy from '../../data/snia/strategy.json' with { type: 'json' }
import { disagreementsOf, front, regionsOf, signalsOf, supported } from './fixture/chapters.ts'
import { documentOf, europeanUnion, ministry, notebook, same, text, type Cite } from './fixture/facts.ts'
import { indicatorOf, projectsOf, quarters, trend } from './fixture/figures.ts'
import { SteeringReport } from './model.ts'

/*
 * A whole quarterly report for the tests: the strategy's real programmes, objectives and indicators, what public
 * documents declare of them, and recorded figures that are invented, as the report itself says.
 */
const indicatorsOf = (objective: string, cite: Cite) =>
  strategy.indicators.flatMap((indicator, seed) => (indicator.objective === objective ? [indicatorOf(indicator, seed + 2, cite)] : []))

/** A report of the fourth quarter of 2015, valid, with `changes` in place of what it says. */
export const sampleReport = (changes: Partial<SteeringReport> = {}): SteeringReport => {
  const { provenance, cite } = notebook()
  const cited = front(cite)
  const content = {
    period: '2015-Q4', synthetic: true, generatedOn: '2016-01-15', cutOff: '2015-12-31', ledgerPosition: 48213, threshold: 11,
    issuer: [text('Royaume du Maroc', 'المملكة المغربية', 'Kingdom of Morocco'), ministry],
    edition: strategy.edition.name,
    fingerprint: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    headlines: [
      { label: text(
        'services rendus dans le trimestre',
        'خدمة مقدَّمة خلال الفصل',
        'services given in the quarter',
      ), kind: 'recorded' as const, operator: '=' as const, value: 4775, of: null, notes: cited.services },
      { label: text(
        'objectifs avec un projet connu',
        'هدفا له مشروع معروف',
        'objectives with a known project',
      ), kind: 'computed' as const, operator: '=' as const, value: 7, of: 27, notes: cited.coverage },
      { label: text(
        'objectifs appuyés par l’UE',
        'هدفا يدعمه الاتحاد الأوروبي',
        'objectives supported by the EU',
      ), kind: 'declared' as const, operator: '=' as const, value: 14, of: 27, notes: cited.declared },
    ],
    signals: signalsOf(cited),
    programmes: strategy.programmes.map((programme) => ({
      number: programme.number,
      name: programme.name,
      objectives: strategy.specificObjectives.filter((objective) => objective.programme === programme.code).map((objective) => ({
        code: objective.code,
        label: objective.label,
        indicators: indicatorsOf(objective.code, cite),
      })),
      projects: projectsOf(programme.code, cite),
      trend: programme.number < 8 ? trend(programme.number) : [],
    })),
    quarters: {
      title: text(
        'Services enregistrés par trimestre',
        'الخدمات المسجَّلة حسب الفصل',
        'Services recorded by quarter',
      ),
      rule: text(
        'Chaque ligne du grand livre compte pour un service.',
        'يُحتسب كل سطر في السجل خدمة واحدة.',
        'Each line of the ledger counts as one service.',
      ),
      points: quarters.map((period, index) => ({ period, value: [null, 'withheld' as const, 1820, 3391, 4775][index] ?? null })),
      notes: cited.services,
    },
    regions: regionsOf(cited.services),
    coverage: {
      asOf: '2015-12-31',
      funders: [
        { code: 'union-europeenne', name: europeanUnion, short: text('UE', 'الاتحاد الأوروبي', 'EU') },
        { code: 'france', name: same('France'), short: text('France', 'فرنسا', 'France') },
        { code: 'pays-bas', name: text('Pays-Bas', 'هولندا', 'Netherlands'), short: text('Pays-Bas', 'هولندا', 'Netherlands') },
        { code: 'suisse', name: text('Suisse', 'سويسرا', 'Switzerland'), short: text('Suisse', 'سويسرا', 'Switzerland') },
      ],
      rows: strategy.specificObjectives.map(({ code, label }) => ({ objective: code, label, cells: supported[code] ?? [0, 0, 0, 0], inferred: [code === 'OSP14', false, false, false] })),
      computed: { supported: 7, of: 27, notes: cited.coverage },
      compared: [{
        scope: text(
          'objectifs appuyés par l’Union européenne',
          'الأهداف التي يدعمها الاتحاد الأوروبي',
          'objectives supported by the European Union',
        ),
        computed: 7, operator: '=' as const, declared: 14, saidBy: europeanUnion, saidOn: '2015-04-17', document: documentOf('S3'),
        notes: [...cited.coverage, ...cited.declared],
      }],
    },
    money: [[europeanUnion, 1_500_000_000, 2], [same('France'), 14_600_000, 1], [text(
      'Suisse',
      'سويسرا',
      'Switzerland',
    ), null, 1]].map(([funder, minor, projects]) => ({
      funder: funder as Text, projects: projects as number, withoutAmount: minor === null ? 1 : 0, disbursed: null,
      committed: minor === null ? null : { minor: minor as number, currency: 'EUR' as const }, notes: cited.declared,
    })),
    disagreements: disagreementsOf(cite),
    provenance,
    definitions: [],
    ...changes,
  }
  return SteeringReport.parse(content)
}
