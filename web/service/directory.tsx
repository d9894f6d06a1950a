import { useSuspenseQuery } from '@tanstack/react-query'
import { createLazyRoute, getRouteApi, useNavigate } from '@tanstack/react-router'
import type { Offer } from '#service/model'
import { Page } from '../app/page.tsx'
import { Button } from '../ui/button.tsx'
import { useLanguage } from '../ui/language.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Segments } from '../ui/segments.tsx'
import { EmptyState } from '../ui/states.tsx'
import { ComboBox, Select } from '../ui/select.tsx'
import { useText } from '../ui/text.tsx'
import { GroupOf } from './group.tsx'
import { choicesOf, cityOf, filtered, grouped, kindOf, organisationOf } from './offers.ts'
import { offersQuery } from './queries.ts'
import type { DirectoryFilters } from './routes.tsx'
import './directory.css'

const route = getRouteApi('/frame/services')

const useChange = () => {
  const navigate = useNavigate({ from: '/services' })
  return (filters: DirectoryFilters) => void navigate({ search: (previous) => ({ ...previous, ...filters }), replace: true })
}

const any = 'any'

const Filters = ({ offers }: { offers: readonly Offer[] }) => {
  const t = useMessages()
  const say = useText()
  const language = useLanguage()
  const change = useChange()
  const { kind, city, organisation, by } = route.useSearch()
  const orUndefined = (key: string | null) => (key === any ? undefined : (key ?? undefined))
  const withAny = (choices: { key: string; label: string }[]) => [{ key: any, label: t('service.all') }, ...choices]
  return (
    <div className="cluster directory-filters no-print">
      <ComboBox
        label={t('service.kind')}
        value={kind ?? any}
        onChange={(key) => change({ kind: orUndefined(key) })}
        options={withAny(choicesOf(offers, kindOf, say, language))}
      />
      <Select
        label={t('service.city')}
        value={city ?? any}
        onChange={(key) => change({ city: orUndefined(key) })}
        options={withAny(choicesOf(offers, cityOf, say, language))}
      />
      <ComboBox
        label={t('service.organisation')}
        value={organisation ?? any}
        onChange={(key) => change({ organisation: orUndefined(key) })}
        options={withAny(choicesOf(offers, organisationOf, say, language))}
      />
      <Segments
        label={t('service.by')}
        value={by ?? 'kind'}
        onChange={(key) => change({ by: key === 'city' ? key : undefined })}
        options={[
          { key: 'kind', label: t('service.by.kind') },
          { key: 'city', label: t('service.by.city') },
        ]}
      />
    </div>
  )
}

const Nothing = () => {
  const t = useMessages()
  const change = useChange()
  const clear = (
    <Button tone="primary" onPress={() => change({ kind: undefined, city: undefined, organisation: undefined })}>
      {t('service.none.clear')}
    </Button>
  )
  return (
    <EmptyState icon="service" title={t('service.none')} actions={clear}>
      <p>{t('service.none.what')}</p>
    </EmptyState>
  )
}

const Directory = () => {
  const t = useMessages()
  const say = useText()
  const language = useLanguage()
  const filters = route.useSearch()
  const { data: offers } = useSuspenseQuery(offersQuery)
  const shown = filtered(offers, filters)
  const sites = new Set(shown.map(({ site }) => site.id)).size
  return (
    <Page
      title={t('service.directory')}
      help="service.help.directory"
      lead={t('service.count', { offers: shown.length, sites })}
      actions={
        <Button icon="print" onPress={() => globalThis.print()}>
          {t('service.print')}
        </Button>
      }
    >
      <Filters offers={offers} />
      {shown.length === 0 && <Nothing />}
      {grouped(shown, filters.by ?? 'kind', say, language).map((group) => (
        <GroupOf key={group.key} group={group} by={filters.by ?? 'kind'} />
      ))}
    </Page>
  )
}

export const DirectoryPage = createLazyRoute('/frame/services')({ component: Directory })
