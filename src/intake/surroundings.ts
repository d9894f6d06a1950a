import { dayOf } from '#language/date'
import type { Surroundings } from '#intake/row'
import { plain } from '#intake/understand/columns'
import * as Territory from '#territory/actions'
import type { Work } from '#platform/work'

const ranks: Record<string, number> = { city: 0, province: 1, prefecture: 2, region: 3 }

/** The day, and the places of Morocco by their names in three languages: a city before the province that bears its name. */
export const surroundingsOf = async (work: Work): Promise<Surroundings> => {
  const places = new Map<string, string>()
  const areas = (await Territory.find(work, {})).toSorted((one, other) => (ranks[one.kind] ?? 9) - (ranks[other.kind] ?? 9))
  for (const { code, name } of areas) {
    for (const word of [code, name.fr, name.ar, name.en]) if (word && !places.has(plain(word))) places.set(plain(word), code)
  }
  return { today: dayOf(work.now), placeOf: (word) => places.get(plain(word)) ?? null }
}
