import { useQuery } from '@tanstack/react-query'
import type { Area } from '#territory/model'
import type { Option } from '../ui/select.tsx'
import { localeOf, useLanguage } from '../ui/language.tsx'
import { useMessages } from '../ui/messages.tsx'
import { useText } from '../ui/text.tsx'
import { areasQuery } from './queries.ts'

const livedIn = ['city', 'province', 'prefecture'] as const
type LivedIn = (typeof livedIn)[number]
const isLivedIn = (kind: string): kind is LivedIn => (livedIn as readonly string[]).includes(kind)

/** From an area up to its region, itself first. */
const lineOf = (code: string | null, areas: ReadonlyMap<string, Area>): string[] => {
  const line: string[] = []
  for (let at = code; at !== null && line.length < 5; at = areas.get(at)?.parent ?? null) line.push(at)
  return line
}

/** How many steps up one must go from `home` until `place` lies inside; larger is farther, 9 is elsewhere. */
export const distance = (home: string | null, place: string | null, areas: ReadonlyMap<string, Area>): number => {
  const above = lineOf(place, areas)
  const steps = lineOf(home, areas).findIndex(code => above.includes(code))
  return steps < 0 ? 9 : steps
}

const byCode = (areas: readonly Area[]): ReadonlyMap<string, Area> => new Map(areas.map(area => [area.code, area]))
const none: Area[] = []

/** The places where somebody may live, and the names of all. */
export const usePlaces = () => {
  const t = useMessages()
  const text = useText()
  const language = useLanguage()
  const { data } = useQuery(areasQuery)
  const areas = data ?? none
  const known = byCode(areas)
  const optionOf = (area: Area): Option => {
    const region = lineOf(area.code, known).map(code => known.get(code)).find(found => found?.kind === 'region')
    const kind = isLivedIn(area.kind) ? t(`person.area.${area.kind}`) : ''
    return { key: area.code, label: text(area.name), note: region ? t('person.area.in', { kind, region: text(region.name) }) : kind }
  }
  const collator = new Intl.Collator(localeOf[language])
  const order = (kind: string) => (kind === 'city' ? 0 : 1)
  return {
    areas: known,
    nameOf: (code: string | null): string => (code === null ? '' : text(known.get(code)?.name ?? { fr: '', ar: '', en: '' })),
    options: areas
      .filter(({ kind }) => isLivedIn(kind))
      .sort((one, other) => order(one.kind) - order(other.kind) || collator.compare(text(one.name), text(other.name)))
      .map(optionOf),
  }
}
