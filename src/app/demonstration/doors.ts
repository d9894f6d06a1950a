import type { RoadName } from '#app/demonstration/roads'

/** Where somebody comes for the first time. */
export type Door = {
  site: string
  /** What is given then, the first that the person may have. */
  first: readonly string[]
  road: RoadName
  /** How often adults and minors come by this door, beside the others that are open that day. */
  adults: number
  minors: number
  /** Share of women where the source names one (§6.4: at least 60 % in the listening cells). */
  women?: number
}

const cellWomen = 0.65

/** The doors, weighted after the places where the case-load lives (§6.1, §6.3) and after what `data/snia/service.json` offers there. */
export const doors: readonly Door[] = [
  { site: 'cellule-al-andalous', first: ['listening-session'], road: 'listening', adults: 14, minors: 7, women: cellWomen },
  { site: 'cellule-al-moukamawa', first: ['listening-session'], road: 'listening', adults: 7, minors: 3, women: cellWomen },
  { site: 'foo-oujda', first: ['social-accompaniment'], road: 'social', adults: 8, minors: 4 },
  { site: 'foo-oujda', first: ['listening-session'], road: 'listening', adults: 4, minors: 4 },
  { site: 'crm-oujda', first: ['food-basket', 'hygiene-kit'], road: 'relief', adults: 7, minors: 4 },
  { site: 'crm-nador', first: ['food-basket', 'hygiene-kit'], road: 'relief', adults: 7, minors: 4 },
  { site: 'anapec-oujda', first: ['employment-support-session'], road: 'employment', adults: 7, minors: 0 },
  { site: 'anapec-rabat', first: ['employment-support-session'], road: 'employment', adults: 15, minors: 0 },
  { site: 'anapec-casablanca', first: ['employment-support-session'], road: 'employment', adults: 18, minors: 0 },
  { site: 'anapec-fes', first: ['employment-support-session'], road: 'employment', adults: 11, minors: 0 },
  { site: 'anapec-tanger', first: ['employment-support-session'], road: 'employment', adults: 10, minors: 0 },
  { site: 'caritas-rabat', first: ['social-accompaniment'], road: 'social', adults: 8, minors: 3 },
  { site: 'caritas-casablanca', first: ['social-accompaniment'], road: 'social', adults: 14, minors: 5 },
  { site: 'caritas-tanger', first: ['social-accompaniment'], road: 'social', adults: 5, minors: 2 },
  { site: 'aide-federation-sale', first: ['day-centre-visit'], road: 'day-centre', adults: 6, minors: 1 },
  { site: 'clinique-hijra-tanger', first: ['legal-advice'], road: 'legal', adults: 3, minors: 1 },
  { site: 'clinique-hijra-rabat', first: ['legal-advice'], road: 'legal', adults: 4, minors: 1 },
  { site: 'clinique-hijra-agadir', first: ['legal-advice'], road: 'legal', adults: 6, minors: 1 },
  { site: 'clinique-juridique-oujda', first: ['legal-advice'], road: 'legal', adults: 3, minors: 1 },
  { site: 'incubateur-tanger', first: ['enterprise-support'], road: 'enterprise', adults: 3, minors: 0 },
  { site: 'entraide-nationale-oujda', first: ['social-accompaniment'], road: 'social', adults: 2, minors: 2 },
  { site: 'entraide-nationale-oujda', first: ['language-course'], road: 'language', adults: 2.5, minors: 1 },
  { site: 'ofppt-oujda', first: ['vocational-training'], road: 'training', adults: 4, minors: 0 },
  { site: 'guichet-couverture-oujda', first: ['medical-cover-application'], road: 'health', adults: 1.5, minors: 0 },
  { site: 'guichet-logement-oujda', first: ['social-housing-application'], road: 'housing', adults: 6, minors: 0 },
  { site: 'maison-jeunes-oujda', first: ['holiday-camp'], road: 'school', adults: 0, minors: 10 },
  { site: 'centre-sante-al-andalous', first: ['primary-care-consultation'], road: 'health', adults: 4, minors: 4 },
  { site: 'ecole-oujda', first: ['school-enrolment', 'non-formal-education'], road: 'school', adults: 0, minors: 22 },
]

/** In the last quarter of 2015: the pilot at the five agencies (S0), and the campaign of the week of 14 to 19 December (S0). */
export const pilotSites = ['anapec-casablanca', 'anapec-rabat', 'anapec-fes', 'anapec-tanger', 'anapec-oujda']
export const campaignSites = ['crm-oujda', 'crm-nador']

/** Some live in another city than the one where they are served. */
export const otherHomes: Record<string, readonly string[]> = {
  oujda: ['berkane', 'nador'],
  berkane: ['oujda'],
  nador: ['oujda'],
  rabat: ['sale'],
  sale: ['rabat'],
  casablanca: ['marrakech'],
  tanger: ['tetouan'],
  agadir: ['laayoune', 'dakhla'],
}
