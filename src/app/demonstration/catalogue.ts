import { dayNumber } from '#app/demonstration/calendar'
import type { Work } from '#platform/work'
import * as Projects from '#project/actions'
import * as Services from '#service/actions'

/** An offer of an organisation that is known: what no named organisation runs gives nothing that could be recorded. */
export type Offer = Services.OfferPlace & { organisation: string }

/** What is offered where, and which projects are known: read once from the store, so that only what exists there is used. */
export type Catalogue = {
  offers: Offer[]
  projects: ReadonlySet<string>
  /** Offers by site, and by city and kind. */
  atSite: ReadonlyMap<string, Offer[]>
  inCity: ReadonlyMap<string, Offer[]>
}

const grouped = <T>(list: T[], key: (each: T) => string): Map<string, T[]> => Map.groupBy(list, key)

const isRun = (offer: Services.OfferPlace): offer is Offer => offer.organisation !== null

export const catalogueOf = (offers: Services.OfferPlace[], projects: Iterable<string>): Catalogue => {
  const sorted = offers.filter(isRun).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return {
    offers: sorted,
    projects: new Set(projects),
    atSite: grouped(sorted, ({ siteId }) => siteId),
    inCity: grouped(sorted, ({ area, kind }) => `${area}/${kind}`),
  }
}

/** Reads the catalogue from the store. */
export const readCatalogue = async (work: Work): Promise<Catalogue> => {
  const offers: Services.OfferPlace[] = []
  for (const { id } of await Services.offers(work, {})) offers.push(await Services.place(work, id))
  return catalogueOf(offers, (await Projects.list(work)).map(({ id }) => id))
}

/**
 * From when the demonstration has services given, by site or by kind, and until when. The days are those of the rules in
 * `data/snia/eligibility` and of the sources: the pilot of three months at five agencies (S0), the campaign of 14 December 2015 (S0),
 * the cells counted from September 2020 (P98), sessions counted from 2017 (P137), the end of social housing (P58).
 */
const openings: Record<string, [from: string, to?: string]> = {
  'anapec-oujda': ['2015-10-01'],
  'anapec-rabat': ['2015-10-01'],
  'anapec-casablanca': ['2015-10-01'],
  'anapec-fes': ['2015-10-01'],
  'anapec-tanger': ['2015-10-01'],
  'crm-oujda': ['2015-12-14'],
  'crm-nador': ['2015-12-14'],
  'cellule-al-andalous': ['2020-09-01'],
  'cellule-al-moukamawa': ['2020-09-01'],
  'incubateur-tanger': ['2021-01-01'],
  'employment-registration': ['2015-12-15'],
  'job-search-workshop': ['2015-12-15'],
  'enterprise-support': ['2015-12-15'],
  'listening-session': ['2017-01-01'],
  'legal-advice': ['2014-12-18'],
  'language-course': ['2014-12-18'],
  'vocational-training': ['2015-09-01'],
  'holiday-camp': ['2017-01-01'],
  'medical-cover-application': ['2015-10-26'],
  'social-housing-application': ['2015-01-01', '2023-12-31'],
}

const bounds = new Map(
  Object.entries(openings).map(([name, [from, to]]) => [name, [dayNumber(from), to ? dayNumber(to) : Infinity] as const]),
)

/** Whether the offer is given on a day. */
export const isOpen = (offer: Offer, day: number): boolean =>
  [bounds.get(offer.siteId), bounds.get(offer.kind)].every((span) => !span || (day >= span[0] && day <= span[1]))

type Naming = { project: string; organisation: string; cities?: string[]; from: string; to: string }

/**
 * Which project a line names: Sharaka for the pilot (S0), the campaign of the week of 14 to 19 December 2015 (S0), the joint programme
 * that supported the cells (S4), Amuddu in its two regions from 2018 to 2022 (P118), « Parcours vers l'Insertion » with OFPPT (S3).
 */
const namings: Naming[] = [
  { project: 'sharaka', organisation: 'anapec', from: '2015-10-01', to: '2015-12-31' },
  { project: 'campagne-2015', organisation: 'crm', from: '2015-12-14', to: '2015-12-19' },
  { project: 'm4sd', organisation: 'ms2', from: '2020-09-01', to: '2023-10-23' },
  { project: 'amuddu', organisation: 'anapec', cities: ['rabat', 'casablanca'], from: '2018-01-01', to: '2022-12-31' },
  { project: 'parcours-insertion', organisation: 'ofppt', from: '2016-01-01', to: '2018-12-31' },
]
const dated = namings.map((naming) => ({ ...naming, from: dayNumber(naming.from), to: dayNumber(naming.to) }))

/** The project that paid for a service on a day, where the story knows one and the store has it. */
export const projectOf = (catalogue: Catalogue, offer: Offer, day: number): string | null => {
  const found = dated.find(
    ({ organisation, cities, from, to }) =>
      organisation === offer.organisation && day >= from && day <= to && (!cities || cities.includes(offer.area ?? '')),
  )
  return found && catalogue.projects.has(found.project) ? found.project : null
}

/** Where a city sends people for what it does not offer itself. */
const neighbours: Record<string, string> = { berkane: 'oujda', nador: 'oujda', sale: 'rabat' }

/** The offers of one of these kinds in the city, or in the one to which its people go. */
export const offersNear = (catalogue: Catalogue, city: string, kinds: readonly string[]): Offer[] => {
  const inside = (where: string) => kinds.flatMap((kind) => catalogue.inCity.get(`${where}/${kind}`) ?? [])
  const own = inside(city)
  const next = neighbours[city]
  return own.length > 0 || !next ? own : inside(next)
}
