import { useQuery } from '@tanstack/react-query'
import { localeOf, useLanguage } from '../ui/language.tsx'
import type { Option } from '../ui/select.tsx'
import { useText } from '../ui/text.tsx'
import { useActing } from '../app/session.ts'
import { organisationsQuery } from './queries.ts'

/** The organisations by their names; the options leave out one's own. */
export const useOrganisations = (): { nameOf: (id: string) => string; options: Option[] } => {
  const text = useText()
  const language = useLanguage()
  const mine = useActing().organisation.id
  const { data = [] } = useQuery(organisationsQuery)
  const collator = new Intl.Collator(localeOf[language])
  const labelOf = ({ name, short }: (typeof data)[number]) => (short === null || text(name).includes(short) ? text(name) : `${text(name)} (${short})`)
  const known = new Map(data.map(organisation => [organisation.id, labelOf(organisation)]))
  return {
    nameOf: id => known.get(id) ?? '',
    options: data.filter(({ id }) => id !== mine).map(one => ({ key: one.id, label: labelOf(one) })).sort((one, other) => collator.compare(one.label, other.label)),
  }
}
