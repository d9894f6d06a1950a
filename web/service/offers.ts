import type { Text } from '#language/text'
import type { Offer } from '#service/model'
import type { DirectoryFilters } from './routes.tsx'

/** The offers that the filters leave. */
export const filtered = (offers: readonly Offer[], { kind, city, organisation }: DirectoryFilters): Offer[] =>
  offers.filter(
    (offer) =>
      (kind === undefined || offer.kind.code === kind) &&
      (city === undefined || offer.area?.code === city) &&
      (organisation === undefined || offer.organisation?.id === organisation),
  )

export type Choice = { key: string; label: string }

type Naming = (text: Text) => string

/** The distinct things that offers name, by their words in the current language. */
export const choicesOf = (
  offers: readonly Offer[],
  of: (offer: Offer) => { key: string; name: Text } | null,
  say: Naming,
  language: string,
): Choice[] => {
  const found = new Map<string, string>()
  for (const offer of offers) {
    const named = of(offer)
    if (named) found.set(named.key, say(named.name))
  }
  return [...found].map(([key, label]) => ({ key, label })).toSorted((one, other) => one.label.localeCompare(other.label, language))
}

export const kindOf = ({ kind }: Offer) => ({ key: kind.code, name: kind.name })
export const cityOf = ({ area }: Offer) => area && { key: area.code, name: area.name }
export const organisationOf = ({ organisation }: Offer) => organisation && { key: organisation.id, name: organisation.name }

export type Group = { key: string; offers: Offer[] }

/** The offers under one heading each, in the order of the headings' words. What has no city stands last. */
export const grouped = (offers: readonly Offer[], by: 'kind' | 'city', say: Naming, language: string): Group[] => {
  const of = by === 'city' ? cityOf : kindOf
  const headings = choicesOf(offers, of, say, language).map(({ key }) => key)
  const rest = offers.filter((offer) => of(offer) === null)
  const groups = headings.map((key) => ({ key, offers: offers.filter((offer) => of(offer)?.key === key) }))
  return rest.length > 0 ? [...groups, { key: '', offers: rest }] : groups
}
