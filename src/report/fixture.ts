import type { Text } from '#language/text'
import strategy from '../../data/snia/strategy.json' with { type: 'json' }
import territory from '../../data/snia/territory.json' with { type: 'json' }
import { SteeringReport, type Declared, type Indicator, type Project, type Provenance, type Quantity, type Target } from './model.ts'

/*
 * A whole quarterly report for the tests: the strategy's real programmes, objectives and indicators, what public
 * documents declare of them, and recorded figures that are invented, as the report itself says.
 */
const same = (text: string): Text => ({ fr: text, ar: text, en: text })
const text = (fr: string, ar: string, en: string): Text => ({ fr, ar, en })

const anapec = same('ANAPEC')
const ministry = text(
  'Ministère chargé des Marocains résidant à l’étranger et des Affaires de la Migration',
  'الوزارة المكلفة بالمغاربة المقيمين بالخارج وشؤون الهجرة',
  'Ministry in charge of Moroccans Residing Abroad and Migration Affairs',
)
const press = text('presse', 'الصحافة', 'press')
const europeanUnion = text('Union européenne', 'الاتحاد الأوروبي', 'European Union')

const units: Record<string, Text> = {
  person: text('personnes', 'أشخاص', 'persons'),
  household: text('ménages', 'أسر معيشية', 'households'),
  act: text('actes', 'أعمال', 'acts'),
  session: text('entretiens', 'مقابلات', 'sessions'),
  case: text('affaires', 'قضايا', 'cases'),
  request: text('demandes', 'طلبات', 'requests'),
  card: text('cartes', 'بطاقات', 'cards'),
  objective: text('objectifs', 'أهداف', 'objectives'),
  project: text('projets', 'مشاريع', 'projects'),
  percent: text('%', '%', '%'),
}

const documents: Record<string, Text> = {
  S0: text('Article de presse sur la semaine des migrants', 'مقال صحفي حول أسبوع المهاجرين', 'Press article on the week of migrants'),
  S1: text('Article « Insertion professionnelle des migrants »', 'مقال «الإدماج المهني للمهاجرين»', 'Article “Professional insertion of migrants”'),
  S3: text('Communiqué de presse commun du 17 avril 2015', 'بلاغ صحفي مشترك بتاريخ 17 أبريل 2015', 'Joint press release of 17 April 2015'),
  P41: same('lavieeco.com'),
}
const documentOf = (id: string): Text => documents[id] ?? same(id)

const counted = (name: Text, code: string): Omit<Provenance, 'number'> => ({
  kind: 'recorded',
  statement: text(`Comptage : ${name.fr}.`, `احتساب: ${name.ar}.`, `Count: ${name.en}.`),
  document: null,
  saidOn: null,
  ledgerPosition: 48213,
  rule: `${code}@1`,
})

const quoted = (kind: Provenance['kind'], document: string, saidOn: string | null, statement: Text): Omit<Provenance, 'number'> => ({
  kind,
  statement,
  document: documentOf(document),
  saidOn,
  ledgerPosition: null,
  rule: null,
})

/** The notes are numbered in the order in which they are first pointed at. */
const notebook = (): { provenance: Provenance[]; cite: (note: Omit<Provenance, 'number'>) => number[] } => {
  const provenance: Provenance[] = []
  const cite = (note: Omit<Provenance, 'number'>): number[] => {
    const known = provenance.find(({ number, ...other }) => number > 0 && JSON.stringify(other) === JSON.stringify(note))
    if (known) return [known.number]
    provenance.push({ number: provenance.length + 1, ...note })
    return [provenance.length]
  }
  return { provenance, cite }
}

type Cite = ReturnType<typeof notebook>['cite']
type Promise = { operator: '≥' | '='; value: number; document: string; saidOn: string; statement: Text }

const promised: Record<string, Promise> = {
  'osp5-women-in-care': {
    operator: '≥', value: 1500, document: 'S3', saidOn: '2015-04-17',
    statement: text('« Tamkine migrants » : au moins 1 500 femmes en grande vulnérabilité.', 'مشروع «تمكين مهاجرين»: 1.500 امرأة على الأقل في وضعية هشاشة كبيرة.', '“Tamkine migrants”: at least 1,500 women in great vulnerability.'),
  },
  'osp11-towards-insertion': {
    operator: '≥', value: 1500, document: 'S3', saidOn: '2015-04-17',
    statement: text('« Parcours vers l’Insertion » : au moins 1 500 migrants.', 'مشروع «مسار نحو الإدماج»: 1.500 مهاجر على الأقل.', '“Parcours vers l’Insertion”: at least 1,500 migrants.'),
  },
  'osp9-campaign-beneficiaries': {
    operator: '=', value: 5000, document: 'S0', saidOn: '2015-12-14',
    statement: text('Deuxième campagne humanitaire nationale : 5 000 migrants et réfugiés.', 'الحملة الإنسانية الوطنية الثانية: 5.000 مهاجر ولاجئ.', 'Second national humanitarian campaign: 5,000 migrants and refugees.'),
  },
  'osp9-permanent-scheme': {
    operator: '=', value: 2000, document: 'S0', saidOn: '2015-12-14',
    statement: text('Dispositif permanent d’assistance humanitaire : 2 000 personnes.', 'آلية دائمة للمساعدة الإنسانية: 2.000 شخص.', 'Permanent scheme of humanitarian assistance: 2,000 persons.'),
  },
}

const declarations = (code: string, cite: Cite): Declared[] => {
  if (code === 'osp1-pupils') {
    const statement = text('Élèves étrangers dans les écoles.', 'التلاميذ الأجانب بالمدارس.', 'Foreign pupils in schools.')
    return [{ operator: '=', value: 6905, saidBy: press, saidOn: null, document: documentOf('P41'), population: null, notes: cite(quoted('declared', 'P41', null, statement)) }]
  }
  if (code !== 'osp12-anapec-served') return []
  const population = text('migrants régularisés', 'مهاجرون تمت تسوية وضعيتهم', 'regularised migrants')
  return [['S0', '2015-12-15', 'bénéficient'], ['S1', '2015-12-16', 'bénéficieront']].map(([document = '', saidOn = '', verb = '']) => ({
    operator: '≥' as const, value: 150, saidBy: press, saidOn, document: documentOf(document), population,
    notes: cite(quoted('declared', document, saidOn, text(`Plus de 150 migrants régularisés ${verb} des services de l’ANAPEC.`, `أزيد من 150 مهاجرا تمت تسوية وضعيتهم لدى ANAPEC (${saidOn}).`, `More than 150 regularised migrants served by ANAPEC (${saidOn}).`))),
  }))
}

const targetOf = (code: string, cite: Cite): Target | null => {
  const promise = promised[code]
  if (!promise) return null
  const notes = cite(quoted('promised', promise.document, promise.saidOn, promise.statement))
  return { operator: promise.operator, value: promise.value, by: null, notes }
}

const invented = (seed: number, turn: number): Quantity => {
  const value = (seed * 73 + turn * 29) % 190
  return value < 11 ? 'withheld' : value
}

type IndicatorData = (typeof strategy.indicators)[number]

const indicatorOf = ({ code, name, definition, unit, counts }: IndicatorData, seed: number, cite: Cite): Indicator => ({
  name,
  unit: units[unit] ?? same(unit),
  rule: definition,
  recorded: counts && {
    value: invented(seed, 3),
    lastPeriod: seed % 4 === 0 ? null : invented(seed, 2),
    sinceJanuary: invented(seed, 3) === 'withheld' ? 'withheld' : Number(invented(seed, 3)) * 2 + 40,
    notes: cite(counted(name, code)),
  },
  declared: declarations(code, cite),
  verified: code === 'osp12-anapec-served'
    ? {
        value: 131, by: text('Entraide Nationale', 'التعاون الوطني', 'Entraide Nationale'), on: '2016-01-11',
        notes: cite({ ...counted(name, code), kind: 'verified', statement: text('Échantillon de 40 dossiers, contrôlé sur place.', 'عينة من 40 ملفا روقبت بعين المكان.', 'A sample of 40 files, checked on site.') }),
      }
    : null,
  target: targetOf(code, cite),
})

const quarters = ['2014-Q4', '2015-Q1', '2015-Q2', '2015-Q3', '2015-Q4']
const trend = (seed: number) => quarters.map((period, turn) => ({ period, value: turn === 0 ? null : invented(seed, turn) }))

const projectsOf = (programme: string, cite: Cite): Project[] => {
  if (programme === 'P7') {
    const notes = cite(quoted('declared', 'S0', '2015-12-15', text('Sharaka : trois bailleurs, trois ans.', 'مشروع «شراكة»: ثلاث جهات ممولة وثلاث سنوات.', 'Sharaka: three funders, three years.')))
    const funding = [[europeanUnion, 500_000_000], [same('France'), 14_600_000], [text('Pays-Bas', 'هولندا', 'Netherlands'), 12_500_000]] as const
    return [{
      name: same('Sharaka'), lead: anapec, objectives: ['OSP12', 'OSP14'], notes,
      funding: funding.map(([funder, minor]) => ({ funder, committed: { minor, currency: 'EUR' as const }, disbursed: null, notes })),
    }]
  }
  if (!['P1', 'P3', 'P6'].includes(programme)) return []
  const notes = cite(quoted('declared', 'S3', '2015-04-17', text('Convention de financement de 10 millions d’euros, cinq volets.', 'اتفاقية تمويل بقيمة 10 ملايين أورو، خمسة محاور.', 'Financing agreement of 10 million euros, five strands.')))
  return [{
    name: text('Promouvoir l’intégration des migrants au Maroc', 'النهوض بإدماج المهاجرين بالمغرب', 'Promoting the integration of migrants in Morocco'),
    lead: ministry, objectives: { P1: ['OSP1'], P3: ['OSP5'], P6: ['OSP10', 'OSP11'] }[programme] ?? [], notes,
    funding: [{ funder: europeanUnion, committed: { minor: 1_000_000_000, currency: 'EUR' }, disbursed: null, notes }],
  }]
}

const supported: Record<string, number[]> = {
  OSP1: [1, 0, 0, 0], OSP5: [1, 0, 0, 1], OSP10: [1, 0, 0, 0], OSP11: [1, 0, 0, 0], OSP12: [1, 1, 1, 0], OSP14: [1, 1, 1, 0], OSP24: [1, 0, 0, 1],
}

const front = (cite: Cite) => {
  const services = cite({ ...counted(text('services rendus', 'الخدمات المقدَّمة', 'services given'), 'services'), rule: 'services@1' })
  const coverage = cite({ ...counted(text('objectifs soutenus', 'الأهداف المدعومة', 'objectives supported'), 'coverage'), kind: 'computed', ledgerPosition: null })
  const declared = cite(quoted('declared', 'S3', '2015-04-17', text('14 des 27 objectifs spécifiques sont appuyés par des projets de l’Union européenne.', '14 هدفا خاصا من أصل 27 تدعمها مشاريع الاتحاد الأوروبي.', '14 of the 27 specific objectives are supported by projects of the European Union.')))
  return { services, coverage, declared }
}

const signalsOf = ({ coverage, declared, services }: ReturnType<typeof front>) => [
  {
    kind: 'gap' as const, about: null, notes: [...coverage, ...declared],
    title: text('La couverture déclarée dépasse la couverture comptée', 'التغطية المصرَّح بها تفوق التغطية المحتسبة', 'Declared coverage exceeds counted coverage'),
    detail: text('14 objectifs sont déclarés soutenus par l’Union européenne ; les projets connus en soutiennent 7. La liste des 14 n’a pas été publiée.', 'صُرِّح بأن الاتحاد الأوروبي يدعم 14 هدفا، بينما تدعم المشاريع المعروفة 7 أهداف. ولم تُنشر لائحة الأهداف الأربعة عشر.', '14 objectives are declared as supported by the European Union; known projects support 7. The list of the 14 was not published.'),
  },
  {
    kind: 'decision' as const, about: { objective: 'OSP12' }, notes: services,
    title: text('Généraliser la phase pilote de l’ANAPEC', 'تعميم المرحلة التجريبية للوكالة الوطنية لإنعاش التشغيل والكفاءات', 'Extend the ANAPEC pilot'),
    detail: text('Les cinq agences pilotes (Casablanca, Rabat, Fès, Tanger, Oujda) ont rendu leurs premiers résultats.', 'قدمت الوكالات التجريبية الخمس (الدار البيضاء والرباط وفاس وطنجة ووجدة) نتائجها الأولى.', 'The five pilot agencies (Casablanca, Rabat, Fès, Tanger, Oujda) have shown their first results.'),
  },
  {
    kind: 'disagreement' as const, about: { objective: 'OSP12' }, notes: [],
    title: text('Deux dates pour la semaine de décembre', 'تاريخان لأسبوع دجنبر', 'Two dates for the week of December'),
    detail: text('14–19 décembre selon une source, 12–18 selon l’autre ; voir le chapitre des sources en désaccord.', 'من 14 إلى 19 دجنبر حسب مصدر، ومن 12 إلى 18 حسب آخر؛ انظر فصل المصادر المتعارضة.', '14–19 December says one source, 12–18 says the other; see the chapter on disagreement.'),
  },
  {
    kind: 'blockage' as const, about: { objective: 'OSP7' }, notes: [],
    title: text('Logement : aucun système ne compte les bénéficiaires', 'السكن: لا يوجد نظام لاحتساب المستفيدين', 'Housing: no system counts those who benefit'),
    detail: text('Aucune convention de données avec le secteur du logement ; l’objectif reste sans chiffre.', 'لا توجد اتفاقية لتبادل المعطيات مع قطاع السكنى؛ ويبقى الهدف بدون رقم.', 'No data agreement with the housing sector; the objective stays without a figure.'),
  },
  {
    kind: 'progress' as const, about: { programme: 3 }, notes: services,
    title: text('Cellules d’écoute : l’activité progresse à Oujda et Berkane', 'خلايا الإنصات: تقدم النشاط بوجدة وبركان', 'Listening cells: activity grows in Oujda and Berkane'),
    detail: text('Le nombre de services enregistrés croît depuis trois trimestres.', 'يتزايد عدد الخدمات المسجَّلة منذ ثلاثة فصول.', 'The number of recorded services has grown for three quarters.'),
  },
]

const disagreementsOf = (cite: Cite) => [{
  subject: text('Dates de la semaine consacrée aux migrants', 'تواريخ الأسبوع المخصص للمهاجرين', 'Dates of the week for migrants'),
  statements: [['S0', '2015-12-18', '14–19'], ['S1', '2015-12-16', '12–18']].map(([document = '', saidOn = '', days = '']) => ({
    said: text(`${days} décembre 2015`, `${days} دجنبر 2015`, `${days} December 2015`),
    saidBy: press, saidOn, document: documentOf(document),
    notes: cite(quoted('declared', document, saidOn, text(`La semaine a lieu du ${days} décembre.`, `ينظم الأسبوع خلال الفترة ${days} دجنبر.`, `The week runs ${days} December.`))),
  })),
  shown: text('Du 14 au 19 décembre, que confirme une troisième source.', 'من 14 إلى 19 دجنبر، وهو ما يؤكده مصدر ثالث.', '14 to 19 December, which a third source confirms.'),
}]

const regionsOf = (notes: number[]) => ({
  title: text('Services enregistrés par région', 'الخدمات المسجَّلة حسب الجهة', 'Services recorded by region'),
  rule: text('Services inscrits au grand livre, selon la région du site.', 'الخدمات المقيدة في السجل حسب جهة الموقع.', 'Services entered in the ledger, by the region of the site.'),
  regions: territory.areas.filter(({ kind, code }) => kind === 'region' && /^\d\d$/.test(code)).map(({ code, name }, index): { code: string; name: Text; value: Quantity | null; lastPeriod: Quantity | null } => ({
    code, name,
    value: code === '10' ? null : code === '11' ? 'withheld' : [412, 655, 188, 1204, 96, 1730, 240, 61, 155, 0, 0, 34][index] ?? null,
    lastPeriod: code === '10' ? null : index > 10 ? 'withheld' : index * 31 + 40,
  })),
  notes,
})

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
      { label: text('services rendus dans le trimestre', 'خدمة مقدَّمة خلال الفصل', 'services given in the quarter'), kind: 'recorded' as const, operator: '=' as const, value: 4775, of: null, notes: cited.services },
      { label: text('objectifs avec un projet connu', 'هدفا له مشروع معروف', 'objectives with a known project'), kind: 'computed' as const, operator: '=' as const, value: 7, of: 27, notes: cited.coverage },
      { label: text('objectifs appuyés par l’UE', 'هدفا يدعمه الاتحاد الأوروبي', 'objectives supported by the EU'), kind: 'declared' as const, operator: '=' as const, value: 14, of: 27, notes: cited.declared },
    ],
    signals: signalsOf(cited),
    programmes: strategy.programmes.map((programme) => ({
      number: programme.number,
      name: programme.name,
      objectives: strategy.specificObjectives.filter((objective) => objective.programme === programme.code).map((objective) => ({
        code: objective.code,
        label: objective.label,
        indicators: strategy.indicators.flatMap((indicator, seed) => (indicator.objective === objective.code ? [indicatorOf(indicator, seed + 2, cite)] : [])),
      })),
      projects: projectsOf(programme.code, cite),
      trend: programme.number < 8 ? trend(programme.number) : [],
    })),
    quarters: {
      title: text('Services enregistrés par trimestre', 'الخدمات المسجَّلة حسب الفصل', 'Services recorded by quarter'),
      rule: text('Chaque ligne du grand livre compte pour un service.', 'يُحتسب كل سطر في السجل خدمة واحدة.', 'Each line of the ledger counts as one service.'),
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
      rows: strategy.specificObjectives.map(({ code, label }) => ({ objective: code, label, cells: supported[code] ?? [0, 0, 0, 0] })),
      computed: { supported: 7, of: 27, notes: cited.coverage },
      compared: [{
        scope: text('objectifs appuyés par l’Union européenne', 'الأهداف التي يدعمها الاتحاد الأوروبي', 'objectives supported by the European Union'),
        computed: 7, operator: '=' as const, declared: 14, saidBy: europeanUnion, saidOn: '2015-04-17', document: documentOf('S3'),
        notes: [...cited.coverage, ...cited.declared],
      }],
    },
    money: [[europeanUnion, 1_500_000_000, 2], [same('France'), 14_600_000, 1], [text('Suisse', 'سويسرا', 'Switzerland'), null, 1]].map(([funder, minor, projects]) => ({
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
