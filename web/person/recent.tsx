import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { frontRoles } from '#organisation/model'
import type { PersonRow } from '#person/model'
import { sexes } from '#person/model'
import { Link } from '../app/link.tsx'
import { ProblemState } from '../app/problem.tsx'
import { useMay } from '../app/session.ts'
import { Button } from '../ui/button.tsx'
import { useMessages } from '../ui/messages.tsx'
import { More } from '../ui/more.tsx'
import { Segments } from '../ui/segments.tsx'
import { ComboBox, Select } from '../ui/select.tsx'
import { EmptyState, Skeleton } from '../ui/states.tsx'
import { Table, type Column } from '../ui/table.tsx'
import { Code, Dated, Name, Since } from '../ui/text.tsx'
import { useCountries } from './countries.ts'
import { ExportButton } from './exports/asking.tsx'
import { usePlaces } from './places.ts'
import { personsQuery, type Listing } from './queries.ts'

const route = getRouteApi('/frame/counter')

const useColumns = (isFront: boolean): Column<PersonRow>[] => {
  const t = useMessages()
  const { nameOf: countryOf } = useCountries()
  const { nameOf: placeOf } = usePlaces()
  return [
    { key: 'name', header: t('person.name'), cell: row => <Link to="/persons/$id" params={{ id: row.id }}><Name>{row.name}</Name></Link> },
    { key: 'birth', header: t('person.birth'), cell: row => (row.birth ? <Dated date={row.birth} /> : <span className="quiet">{t('person.unknown')}</span>) },
    { key: 'nationality', header: t('person.nationality'), cell: row => row.nationalities.map(countryOf).join(' · ') || <span className="quiet">{t('person.unknown')}</span> },
    { key: 'residence', header: t('person.residence'), cell: row => placeOf(row.residence) || <span className="quiet">{t('person.unknown')}</span> },
    { key: 'code', header: t('person.code'), cell: row => <Code>{row.code}</Code> },
    ...(isFront ? [{ key: 'why', header: t('person.why'), cell: (row: PersonRow) => (row.reason ? t(`person.reason.${row.reason}`) : null) }] : []),
    { key: 'last', header: t('person.last'), cell: row => <Since moment={row.lastAt} /> },
  ]
}

const Filters = ({ listing, change }: { listing: Listing; change: (change: Listing) => void }) => {
  const t = useMessages()
  const { options } = useCountries()
  return (
    <div className="listing">
      <div className="listing-sort">
        <span className="field-label" aria-hidden>{t('person.sort')}</span>
        <Segments
          label={t('person.sort')} value={listing.sort ?? 'recent'} onChange={sort => change({ sort: sort === 'recent' ? undefined : sort })}
          options={[{ key: 'recent', label: t('person.sort.recent') }, { key: 'name', label: t('person.sort.name') }]}
        />
      </div>
      <Select
        label={t('person.sex')} placeholder={t('person.filter.all')} value={listing.sex ?? 'all'}
        options={[{ key: 'all', label: t('person.filter.all') }, ...sexes.map(sex => ({ key: sex, label: t(`person.sex.${sex}`) }))]}
        onChange={sex => change({ sex: sex === 'all' || sex === null ? undefined : sex as 'female' })}
      />
      <ComboBox
        label={t('person.nationality')} placeholder={t('person.filter.any')} options={options}
        value={listing.nationality ?? null} onChange={nationality => change({ nationality: nationality ?? undefined })}
      />
    </div>
  )
}

const Nobody = ({ isFiltered, clear }: { isFiltered: boolean; clear: () => void }) => {
  const t = useMessages()
  if (!isFiltered) return <EmptyState icon="people" title={t('person.recent.none')}><p>{t('person.recent.none.what')}</p></EmptyState>
  return <EmptyState icon="filter" title={t('person.recent.filtered')} actions={<Button onPress={clear}>{t('person.filter.clear')}</Button>} />
}

/** The persons of one's own organisation, the latest contact first or by name. */
export const Recent = () => {
  const t = useMessages()
  const listing = route.useSearch()
  const navigate = useNavigate({ from: '/counter' })
  const isFront = useMay(frontRoles)
  const columns = useColumns(isFront)
  const title = t(isFront ? 'person.recent' : 'person.recent.every')
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(personsQuery(listing))
  const change = (next: Listing) => void navigate({ search: previous => ({ ...previous, ...next }), replace: true, resetScroll: false })
  const rows = data?.pages.flatMap(page => page.items) ?? []
  const isFiltered = listing.sex !== undefined || listing.nationality !== undefined
  return (
    <div className="stack">
      <div className="listing-head"><h2>{title}</h2><ExportButton filters={listing} /></div>
      <Filters listing={listing} change={change} />
      {error ? <ProblemState error={error} retry={() => void refetch()} /> : !data ? <Skeleton rows={8} /> : rows.length === 0
        ? <Nobody isFiltered={isFiltered} clear={() => change({ sex: undefined, nationality: undefined })} />
        : (
          <>
            <Table caption={title} columns={columns} rows={rows} rowKey={row => row.id} phone="cards" />
            <More hasMore={hasNextPage} isLoading={isFetchingNextPage} onMore={() => void fetchNextPage()} shown={rows.length} />
          </>
        )}
    </div>
  )
}
