import { useSuspenseQuery } from '@tanstack/react-query'
import type { Offer } from '#service/model'
import { useFormats } from '../ui/format.ts'
import { localeOf, useLanguage } from '../ui/language.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Count, Status } from '../ui/status.tsx'
import { Table, type Column } from '../ui/table.tsx'
import { T, useText } from '../ui/text.tsx'
import type { Group } from './offers.ts'
import { inventedSitesQuery } from './queries.ts'

/** What exists only for the demonstration says so: a whole site, or one offer at a site that is real. */
const Invented = ({ offer }: { offer: Offer }) => {
  const t = useMessages()
  const { data: sites } = useSuspenseQuery(inventedSitesQuery)
  if (!offer.invented) return null
  return <Status tone="quiet">{t(sites.has(offer.site.id) ? 'service.invented.site' : 'service.invented.offer')}</Status>
}

const Site = ({ offer }: { offer: Offer }) => (
  <span className="offer-site">
    <T text={offer.site.name} /> <Invented offer={offer} />
  </span>
)

const Languages = ({ codes }: { codes: readonly string[] }) => {
  const t = useMessages()
  const language = useLanguage()
  const { list } = useFormats()
  if (codes.length === 0) return <span className="quiet">{t('service.unknown')}</span>
  const names = new Intl.DisplayNames(localeOf[language], { type: 'language' })
  return list(codes.map((code) => names.of(code) ?? code))
}

const Hours = ({ offer }: { offer: Offer }) => {
  const t = useMessages()
  return offer.hours ? <T text={offer.hours} /> : <span className="quiet">{t('service.unknown')}</span>
}

const useColumns = (by: 'kind' | 'city', rows: readonly Offer[]): Column<Offer>[] => {
  const t = useMessages()
  const knowsLanguages = rows.some(({ languages }) => languages.length > 0)
  const knowsHours = rows.some(({ hours }) => hours !== null)
  const place: Column<Offer> = { key: 'site', header: t('service.site'), cell: (offer) => <Site offer={offer} /> }
  const kind: Column<Offer> = { key: 'kind', header: t('service.kind'), cell: (offer) => <T text={offer.kind.name} /> }
  const city: Column<Offer> = { key: 'city', header: t('service.city'), cell: ({ area }) => area && <T text={area.name} /> }
  return [
    ...(by === 'city' ? [kind, place] : [place, city]),
    {
      key: 'organisation',
      header: t('service.organisation'),
      cell: ({ organisation }) => (organisation ? <T text={organisation.name} /> : <span className="quiet">{t('service.unknown')}</span>),
    },
    ...(knowsLanguages
      ? [{ key: 'languages', header: t('service.languages'), cell: ({ languages }: Offer) => <Languages codes={languages} /> }]
      : []),
    ...(knowsHours ? [{ key: 'hours', header: t('service.hours'), cell: (offer: Offer) => <Hours offer={offer} /> }] : []),
  ]
}

/** The offers of one kind of service, or of one city. */
export const GroupOf = ({ group: { offers }, by }: { group: Group; by: 'kind' | 'city' }) => {
  const t = useMessages()
  const say = useText()
  const columns = useColumns(by, offers)
  const [first] = offers
  if (!first) return null
  const name = by === 'kind' ? first.kind.name : first.area?.name
  return (
    <section className="directory-group">
      <h2>
        {name ? <T text={name} /> : t('service.no-city')} <Count value={offers.length} />
      </h2>
      {by === 'kind' && (
        <p className="quiet">
          <T text={first.kind.description} />
        </p>
      )}
      <Table caption={name ? say(name) : t('service.no-city')} columns={columns} rows={offers} rowKey={({ id }) => id} phone="cards" />
    </section>
  )
}
