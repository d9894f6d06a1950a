import { useSuspenseQueries } from '@tanstack/react-query'
import type { Text } from '#language/text'
import { Link } from '../app/link.tsx'
import { Button } from '../ui/button.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { useMessages } from '../ui/messages.tsx'
import { ComboBox, Select, type Option } from '../ui/select.tsx'
import { T, useText } from '../ui/text.tsx'
import { DayFilter } from '../strategy/parts/day-filter.tsx'
import { areasQuery, figuresQuery, kindsQuery, organisationsQuery, projectsQuery, strategyQuery } from '../strategy/parts/queries.ts'
import { Days } from './days.tsx'
import type { LedgerSearch } from './search.ts'

type FiltersProps = { search: LedgerSearch; apply: (filter: LedgerSearch) => void }
type Chosen = 'objective' | 'kind' | 'organisation' | 'project' | 'region'

const byLabel = (one: Option, other: Option) => one.label.localeCompare(other.label)

/** What may be chosen for each filter, in words. */
const useOptions = (): Record<Chosen, Option[]> => {
  const text = useText()
  const [{ data: strategy }, { data: kinds }, { data: organisations }, { data: projects }, { data: areas }] = useSuspenseQueries({
    queries: [strategyQuery, kindsQuery, organisationsQuery, projectsQuery, areasQuery],
  })
  const named = (items: { id: string; name: Text }[]) => items.map(({ id, name }) => ({ key: id, label: text(name) })).sort(byLabel)
  return {
    objective: strategy.programmes
      .flatMap(({ objectives }) => objectives)
      .map(({ code, label }) => ({ key: code, label: `${code} · ${text(label)}` })),
    kind: named([...kinds].map(([id, name]) => ({ id, name }))),
    organisation: named(organisations),
    project: named(projects),
    region: areas
      .filter(({ kind, tile }) => kind === 'region' && tile !== null)
      .map(({ code, name }) => ({ key: code, label: text(name) })),
  }
}

const chosen: readonly Chosen[] = ['objective', 'kind', 'organisation', 'project', 'region']

const Fields = ({ search, apply, options }: FiltersProps & { options: Record<Chosen, Option[]> }) => {
  const t = useMessages()
  const set = (part: Partial<LedgerSearch>) => apply({ ...search, line: undefined, ...part })
  return (
    <div className="ledger-filters">
      {chosen.map((name) => {
        const field = {
          label: t(`delivery.filter.${name}`),
          options: options[name],
          value: search[name] ?? null,
          onChange: (value: string | null) => set({ [name]: value ?? undefined }),
          optional: true,
        }
        return options[name].length > 15 ? <ComboBox key={name} {...field} /> : <Select key={name} {...field} />
      })}
      <DayFilter label={t('delivery.filter.from')} value={search.from} onChange={(day) => set({ from: day })} />
      <DayFilter label={t('delivery.filter.to')} value={search.to} onChange={(day) => set({ to: day })} />
    </div>
  )
}

/** The figure whose lines these are: exactly those that it counts. */
const OfFigure = ({ indicator }: { indicator: string }) => {
  const t = useMessages()
  const [{ data: figures }] = useSuspenseQueries({ queries: [figuresQuery('all')] })
  const found = figures.items.find((figure) => figure.indicator.code === indicator)
  return (
    <span>
      {t('delivery.filter.indicator')}{' '}
      <Link to="/figures/$indicator" params={{ indicator }}>
        {found ? <T text={found.indicator.name} /> : t('delivery.unknown')}
      </Link>
    </span>
  )
}

/** The filters that hold, each with a way to lift it. */
const Held = ({ search, apply, options }: FiltersProps & { options: Record<Chosen, Option[]> }) => {
  const t = useMessages()
  const lift = (name: keyof LedgerSearch) => apply({ ...search, line: undefined, [name]: undefined })
  const held = chosen.filter((name) => search[name] !== undefined)
  return (
    <ul className="ledger-held" aria-label={t('delivery.filter.held')}>
      {search.indicator && (
        <li>
          <OfFigure indicator={search.indicator} />
          <Button tone="quiet" icon="close" onPress={() => lift('indicator')}>
            {t('delivery.filter.lift-indicator')}
          </Button>
        </li>
      )}
      {held.map((name) => {
        const label = options[name].find(({ key }) => key === search[name])?.label ?? t('delivery.unknown')
        return (
          <li key={name}>
            <Button icon="close" onPress={() => lift(name)} aria-label={t('delivery.filter.lift', { label })}>
              {label}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}

/** Which lines are shown; everything lives in the address. */
export const Filters = ({ search, apply }: FiltersProps) => {
  const t = useMessages()
  const options = useOptions()
  const isHeld = search.indicator !== undefined || chosen.some((name) => search[name] !== undefined)
  return (
    <div className="stack" data-gap="small">
      {isHeld && <Held search={search} apply={apply} options={options} />}
      <Days search={search} />
      <Disclosure title={t('delivery.filter')} level={2}>
        <Fields search={search} apply={apply} options={options} />
      </Disclosure>
    </div>
  )
}
