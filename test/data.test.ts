import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { DeclarationFile } from '#delivery/data'
import { DocumentFile } from '#language/data'
import { EventFile } from '#outreach/data'
import { OrganisationFile } from '#organisation/data'
import { ProjectFile } from '#project/data'
import { ServiceFile } from '#service/data'
import { populations, StrategyFile, units } from '#strategy/data'
import { InconsistencyFile, pointable } from '#strategy/inconsistencies'
import { TerritoryFile } from '#territory/data'
import { describe, expect, test } from 'vitest'

const folder = new URL('../data/snia/', import.meta.url)
const sources = new URL('../../shared/sources/', import.meta.url)

const schemas = {
  document: DocumentFile, territory: TerritoryFile, organisation: OrganisationFile, strategy: StrategyFile, service: ServiceFile,
  project: ProjectFile, declaration: DeclarationFile, event: EventFile, inconsistency: InconsistencyFile,
}
type FileName = keyof typeof schemas
const names = Object.keys(schemas) as FileName[]

const raw = (name: FileName): unknown => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))
const { documents } = DocumentFile.parse(raw('document'))
const { areas } = TerritoryFile.parse(raw('territory'))
const { organisations, sites, people } = OrganisationFile.parse(raw('organisation'))
const strategy = StrategyFile.parse(raw('strategy'))
const service = ServiceFile.parse(raw('service'))
const project = ProjectFile.parse(raw('project'))
const { declarations } = DeclarationFile.parse(raw('declaration'))
const { events } = EventFile.parse(raw('event'))
const { inconsistencies } = InconsistencyFile.parse(raw('inconsistency'))

type Row = Record<string, unknown>
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every object in a file, with the path that leads to it. */
const rowsIn = (value: unknown, path = ''): { path: string; row: Row }[] => {
  if (Array.isArray(value)) return value.flatMap((item, index) => rowsIn(item, `${path}[${index}]`))
  if (!isRow(value)) return []
  return [{ path, row: value }, ...Object.entries(value).flatMap(([key, item]) => rowsIn(item, `${path}.${key}`))]
}

const keyOf = (row: Row): unknown => row['code'] ?? row['id'] ?? row['number']

/** What `found` holds and `known` does not. */
const unknownAmong = (found: (string | null | undefined)[], known: Iterable<string>): string[] => {
  const set = new Set(known)
  return found.filter((reference): reference is string => typeof reference === 'string' && !set.has(reference))
}
const idsOf = (rows: { id: string }[]): string[] => rows.map((row) => row.id)
const codesOf = (rows: { code: string }[]): string[] => rows.map((row) => row.code)

describe.each(names)('%s.json', (name) => {
  test('is as its schema describes', () => {
    expect(schemas[name].safeParse(raw(name)).error).toBeUndefined()
  })

  test('has every text in three languages, each in its own script', () => {
    const texts = rowsIn(raw(name)).filter(({ row }) => 'fr' in row)
    const isBlank = (words: unknown) => typeof words !== 'string' || words.trim() === ''
    const blank = texts.filter(({ row }) => [row['fr'], row['ar'], row['en']].some(isBlank))
    const arabic = /[\u0600-\u06ff]/
    const strange = texts.filter(({ row }) => !arabic.test(String(row['ar'])) || arabic.test(String(row['fr']) + String(row['en'])))
    expect([...blank, ...strange].map(({ path }) => path)).toEqual([])
  })

  test('has a source that can be found under every row of every list', () => {
    if (name === 'document') return expect(idsOf(documents).slice(0, 5)).toEqual(['S0', 'S1', 'S2', 'S3', 'S4'])
    const lists = Object.entries(raw(name) as Row).filter(([, list]) => Array.isArray(list)) as [string, Row[]][]
    const without = lists.flatMap(([list, rows]) => rows.filter((row) => !isRow(row['source'])).map((row) => `${list} ${keyOf(row)}`))
    expect(without).toEqual([])
    const leant = rowsIn(raw(name)).filter(({ path }) => path.endsWith('ource')).map(({ row }) => String(row['document']))
    expect(unknownAmong(leant, [...idsOf(documents), 'I', 'GK'])).toEqual([])
  })

  test('has no key twice', () => {
    const lists = Object.entries(raw(name) as Row).filter(([, list]) => Array.isArray(list)) as [string, Row[]][]
    const twice = lists.flatMap(([list, rows]) => {
      const keys = rows.map(keyOf).filter((key) => key !== undefined)
      return keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `${list} ${key}`)
    })
    expect(twice).toEqual([])
  })
})

describe('the territory', () => {
  const ofKind = (kind: string) => areas.filter((area) => area.kind === kind)

  test('has the regions, provinces and prefectures of the census office', () => {
    expect(ofKind('region').filter((area) => area.to === null)).toHaveLength(12)
    expect(ofKind('region').filter((area) => area.to !== null)).toHaveLength(16)
    expect(ofKind('prefecture')).toHaveLength(13)
    expect(ofKind('province').length + ofKind('prefecture').length).toBe(75)
    expect(ofKind('city')).toHaveLength(13)
    const today = ofKind('region').filter((area) => area.tile)
    expect(today.map((region) => areas.filter((area) => area.parent === region.code).length)).toEqual([8, 8, 9, 7, 5, 9, 8, 5, 6, 4, 4, 2])
  })

  test('has every parent, one tile for each region of today and one meaning for each ISO code at a time', () => {
    expect(unknownAmong(areas.map((area) => area.parent), codesOf(areas))).toEqual([])
    expect(ofKind('province').every((area) => area.code.startsWith(`${area.parent}.`))).toBe(true)
    const tiles = areas.filter((area) => area.tile).map((area) => String(area.tile))
    expect(new Set(tiles).size).toBe(12)
    for (const iso of areas.flatMap((area) => area.iso ?? [])) {
      expect(areas.filter((area) => area.iso === iso && area.to === null).length).toBeLessThanOrEqual(1)
    }
  })
})

describe('the strategy', () => {
  test('has its four objectives, eleven programmes and twenty-seven specific objectives', () => {
    expect(codesOf(strategy.objectives)).toEqual(['SO1', 'SO2', 'SO3', 'SO4'])
    expect(codesOf(strategy.programmes)).toEqual(Array.from({ length: 11 }, (_, index) => `P${index + 1}`))
    expect(codesOf(strategy.specificObjectives)).toEqual(Array.from({ length: 27 }, (_, index) => `OSP${index + 1}`))
    const perProgramme = strategy.programmes.map(({ code }) => strategy.specificObjectives.filter((row) => row.programme === code).length)
    expect(perProgramme).toEqual([3, 1, 2, 1, 2, 2, 3, 2, 3, 4, 4])
    expect(strategy.edition.statedTotals).toMatchObject({ programmes: 11, specificObjectives: 27, actions: 81 })
  })

  test('invents no action: 10.7 is a gap, and shared labels are shared', () => {
    expect(codesOf(strategy.gaps)).toEqual(['10.7'])
    expect(codesOf(strategy.actions)).not.toContain('10.7')
    const upTo = (programme: number, last: number) => Array.from({ length: last }, (_, index) => `${programme}.${index + 1}`)
    const numbers = [...upTo(1, 1), ...upTo(2, 3), ...upTo(3, 7), ...upTo(10, 11)]
    expect(codesOf(strategy.actions)).toEqual(numbers.filter((code) => code !== '10.7'))
    const sharing = Map.groupBy(strategy.actions.filter((action) => action.sharedLabel), (action) => action.sharedLabel)
    expect([...sharing.values()].map(codesOf)).toEqual([['2.2', '2.3'], ['3.1', '3.2', '3.3', '3.5'], ['10.4', '10.5', '10.6']])
    for (const group of sharing.values()) expect(new Set(group.map((action) => action.labelSource)).size).toBe(1)
  })

  test('links only what exists, and states only one programme under its strategic objective', () => {
    const objectives = codesOf(strategy.specificObjectives)
    expect(unknownAmong(strategy.actionObjectives.map((link) => link.action), codesOf(strategy.actions))).toEqual([])
    expect(unknownAmong(strategy.actionObjectives.map((link) => link.objective), objectives)).toEqual([])
    expect(unknownAmong(codesOf(strategy.actions), strategy.actionObjectives.map((link) => link.action))).toEqual([])
    expect(unknownAmong(strategy.programmes.flatMap((row) => row.leads.map((lead) => lead.organisation)), idsOf(organisations))).toEqual([])
    expect(strategy.programmes.filter((row) => row.objectiveBasis === 'stated').map((row) => row.code)).toEqual(['P8'])
    expect(unknownAmong(strategy.indicators.map((indicator) => indicator.objective), objectives)).toEqual([])
  })

  test('counts for its indicators only what the ledger can hold', () => {
    const counts = strategy.indicators.flatMap((indicator) => indicator.counts ?? [])
    expect(unknownAmong(counts.flatMap((count) => count.serviceKinds ?? []), codesOf(service.kinds))).toEqual([])
    expect(unknownAmong(counts.map((count) => count.project), idsOf(project.projects))).toEqual([])
    expect(unknownAmong(counts.map((count) => count.area), codesOf(areas))).toEqual([])
    expect(strategy.indicators.filter((row) => row.rule === 'ratio' && !(row.numerator && row.denominator))).toEqual([])
    expect(strategy.indicators.find((row) => row.code === 'osp12-anapec-served')).toMatchObject({
      unit: 'person', population: 'migrants', rule: 'distinct', counts: { objective: 'OSP12' },
    })
  })

  test('has a recorded figure for each objective that a service serves', () => {
    const served = new Set(service.kinds.map((kind) => kind.objective))
    const counted = strategy.indicators.filter((row) => row.code.endsWith('-served')).map((row) => row.counts?.objective)
    expect(unknownAmong([...served], counted.flatMap((objective) => objective ?? []))).toEqual([])
  })
})

describe('organisations, services and projects', () => {
  test('stand where they say, and the ministry has one name at a time', () => {
    expect(unknownAmong(sites.flatMap((site) => [site.organisation, site.host]), idsOf(organisations))).toEqual([])
    expect(unknownAmong(sites.map((site) => site.city), areas.filter((area) => area.kind === 'city').map((area) => area.code))).toEqual([])
    expect(unknownAmong(people.map((person) => person.organisation), idsOf(organisations))).toEqual([])
    const ministry = organisations.find((organisation) => organisation.id === 'mcmream')?.names ?? []
    expect(ministry.map((name) => name.short)).toEqual(['MCMREAM', 'MDCMREAM', 'MAECAMRE'])
    ministry.slice(1).forEach((name, index) => expect(String(name.from) > String(ministry[index]?.to)).toBe(true))
  })

  test('offer real services at real places only', () => {
    expect(unknownAmong(service.offers.map((offer) => offer.kind), codesOf(service.kinds))).toEqual([])
    expect(unknownAmong(service.offers.map((offer) => offer.site), idsOf(sites))).toEqual([])
    const invented = new Set(idsOf(sites.filter((site) => site.invented)))
    expect(idsOf(service.offers.filter((offer) => !offer.invented && invented.has(offer.site)))).toEqual([])
    expect(unknownAmong(service.kinds.map((kind) => kind.objective), codesOf(strategy.specificObjectives))).toEqual([])
    expect(unknownAmong(service.kinds.map((kind) => kind.action), codesOf(strategy.actions))).toEqual([])
  })

  test('keep the prices of housing on their own tax basis', () => {
    expect(service.prices.map(({ operator, amount }) => [operator, amount.minor, amount.currency, amount.tax])).toEqual([
      ['=', 14_000_000, 'MAD', 'TTC'], ['=', 25_000_000, 'MAD', 'HT'], ['>', 25_000_000, 'MAD', 'TTC'],
    ])
  })

  test('name no project, component, partner, objective, action, indicator or area that is not there', () => {
    const { projects, fundings, components, partners, targets, supports, facts } = project
    const parts = [...partners, ...targets, ...supports, ...facts]
    const named = [...projects.map((row) => row.parent), ...components.map((row) => row.carriedBy)]
    expect(unknownAmong([...named, ...[...fundings, ...components, ...parts].map((row) => row.project)], idsOf(projects))).toEqual([])
    expect(unknownAmong([...components.map((row) => row.partOf), ...parts.map((row) => row.component)], idsOf(components))).toEqual([])
    for (const row of parts) expect(components.find(({ id }) => id === row.component)?.project ?? row.project).toBe(row.project)
    const bodies = [...fundings.map((row) => row.funder), ...partners.map((row) => row.organisation)]
    expect(unknownAmong(bodies, idsOf(organisations))).toEqual([])
    expect(unknownAmong(supports.map((row) => row.objective), codesOf(strategy.specificObjectives))).toEqual([])
    expect(unknownAmong(supports.map((row) => row.action), codesOf(strategy.actions))).toEqual([])
    expect(unknownAmong(targets.map((row) => row.indicator), codesOf(strategy.indicators))).toEqual([])
    expect(unknownAmong([...projects, ...components].flatMap((row) => row.areas), codesOf(areas))).toEqual([])
    expect(unknownAmong(facts.map((row) => row.disagreesWith), idsOf(facts))).toEqual([])
  })

  test('give the amounts that are stated, and no share that is not', () => {
    const paidFor = (id: string) => {
      const rows = project.fundings.filter((row) => row.project === id)
      return rows.map(({ funder, amount }) => `${funder} ${amount ? `${amount.minor} ${amount.currency}` : 'not given'}`)
    }
    expect(paidFor('sharaka')).toEqual(['union-europeenne 500000000 EUR', 'france 14600000 EUR', 'pays-bas 12500000 EUR'])
    expect(paidFor('ue-10m')).toEqual(['union-europeenne 1000000000 EUR'])
    expect(paidFor('parcours-insertion')).toEqual(['union-europeenne not given'])
    expect(paidFor('tamkine-migrants')).toEqual(['union-europeenne not given', 'suisse 60000000 CHF'])
    expect(project.fundings.filter((row) => (row.amount === null) !== (row.basis === 'not-given'))).toEqual([])
    expect(project.components.filter((row) => row.project === 'ue-10m')).toHaveLength(5)
  })
})

describe('declared figures and events', () => {
  test('lean on what exists', () => {
    const lists = [
      unknownAmong(declarations.map((row) => row.indicator), codesOf(strategy.indicators)),
      unknownAmong(declarations.flatMap((row) => [row.supersedes, row.partOf]), idsOf(declarations)),
      unknownAmong([...declarations.map((row) => row.area), ...events.map((row) => row.city)], codesOf(areas)),
      unknownAmong([...declarations.map((row) => row.organisation), ...events.flatMap((row) => row.organisers)], idsOf(organisations)),
      unknownAmong([...declarations, ...project.targets].map((row) => row.unit), units),
      unknownAmong([...declarations, ...project.targets].map((row) => row.population), populations),
      unknownAmong(declarations.map((row) => row.document), declarations.map((row) => row.source.document)),
    ]
    expect(lists.flat()).toEqual([])
  })

  test('state a figure in the unit of its indicator; a part of a figure states none', () => {
    const unitOf = new Map(strategy.indicators.map((row) => [row.code, row.unit as string]))
    expect(idsOf(declarations.filter((row) => row.indicator && row.partOf === null && unitOf.get(row.indicator) !== row.unit))).toEqual([])
    expect(idsOf(declarations.filter((row) => row.partOf !== null && row.indicator !== null))).toEqual([])
  })

  test('keep "more than 150" twice, as a floor, once for each source', () => {
    const pilot = declarations.filter((row) => row.indicator === 'osp12-anapec-served')
    expect(pilot.map((row) => `${row.document} ${row.operator} ${row.value}`)).toEqual(['S0 >= 150', 'S1 >= 150'])
    expect(pilot.map((row) => row.supersedes)).toEqual([null, null])
  })

  test('never let 751 or 2 639 be read as migrants only', () => {
    const mixed = declarations.filter((row) => [751, 2639].includes(row.value))
    expect(mixed.map((row) => row.population)).toEqual(['migrants-and-nationals', 'migrants-and-nationals'])
  })

  test('keep both datings of the week as claims of their own', () => {
    const week = events.find((event) => event.id === 'semaine-migrants-2015')
    expect(week?.claims.slice(0, 2).map((claim) => [claim.source.document, claim.from, claim.to])).toEqual([
      ['S0', '2015-12-14', '2015-12-19'], ['S1', '2015-12-12', '2015-12-18'],
    ])
  })
})

describe('the inconsistencies', () => {
  test('are eighteen, each with rows that stand for it', () => {
    expect(inconsistencies.map((row) => row.number)).toEqual(Array.from({ length: 18 }, (_, index) => index + 1))
    const pointers = inconsistencies.flatMap((row) => row.pointers.map((pointer) => ({ number: row.number, ...pointer })))
    const lost = pointers.filter(({ file, list, id }) => {
      const rows = (pointable[file] as readonly string[]).includes(list) ? ((raw(file) as Row)[list] as Row[]) : []
      return !rows.some((row) => keyOf(row) === id)
    })
    expect(lost).toEqual([])
  })
})

test.skipIf(!existsSync(sources))('words said to be printed are printed so in the founding documents (needs ../shared/sources)', () => {
  const printed = new Map(readdirSync(sources).sort().map((file, index) => [`S${index}`, readFileSync(new URL(file, sources), 'utf8')]))
  const quoting = names.flatMap((name) => rowsIn(raw(name)).filter(({ row }) => 'labelSource' in row || 'quote' in row))
  const claimed = quoting.flatMap(({ path, row }) => {
    const words = row['labelSource'] ?? row['quote']
    const text = printed.get(String((row['source'] as Row)['document']))
    return typeof words === 'string' && text !== undefined ? [{ path, found: text.includes(words) }] : []
  })
  expect(claimed.length).toBeGreaterThan(80)
  expect(claimed.filter(({ found }) => !found)).toEqual([])
})
