import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Offer } from '#service/model'
import { useActing } from '../app/session.ts'
import { Button } from '../ui/button.tsx'
import { useMessages } from '../ui/messages.tsx'
import { T, useText } from '../ui/text.tsx'
import { useHome } from './home.ts'
import { distance, usePlaces } from './places.ts'
import { offersQuery } from './queries.ts'
import { useTongues } from './tongues.ts'

type Does = { onRefer: (offer: string) => void; onServe: (offer: string) => void }

const Place = ({ offer, mine, onRefer, onServe }: { offer: Offer; mine: boolean } & Does) => {
  const t = useMessages()
  const text = useText()
  const { nameOf } = useTongues()
  const label = t('person.offer.at', { service: text(offer.kind.name), site: text(offer.site.name) })
  return (
    <li className="place-near">
      <span className="place-near-words">
        <T text={offer.site.name} />
        <span className="quiet small"><T text={offer.kind.name} />{offer.area && <> · <T text={offer.area.name} /></>}{offer.languages.length > 0 && <> · {offer.languages.map(nameOf).join(', ')}</>}</span>
        {offer.hours && <span className="quiet small"><T text={offer.hours} /></span>}
      </span>
      <span className="no-print">
        {mine
          ? <Button tone="quiet" icon="check" aria-label={t('person.serve.of', { offer: label })} onPress={() => onServe(offer.id)}>{t('person.serve.short')}</Button>
          : <Button tone="quiet" icon="referral" aria-label={t('person.refer.to', { offer: label })} onPress={() => onRefer(offer.id)}>{t('person.refer')}</Button>}
      </span>
    </li>
  )
}

const nearest = 2

/** Where a service is given, the nearest to where the person lives first; nobody is sent to a site whose operator is not known. */
export const Nearby = ({ kinds, residence, ...does }: { kinds: readonly string[]; residence: string | null } & Does) => {
  const t = useMessages()
  const mine = useActing().organisation.id
  const { areas } = usePlaces()
  const { data } = useQuery(offersQuery())
  const [all, setAll] = useState(false)
  const home = useHome(residence)
  const offers = (data ?? []).filter(({ kind, organisation }) => kinds.includes(kind.code) && organisation !== null)
  const ordered = offers
    .map(offer => ({ offer, far: distance(home, offer.area?.code ?? null, areas) }))
    .sort((one, other) => one.far - other.far || kinds.indexOf(one.offer.kind.code) - kinds.indexOf(other.offer.kind.code) || one.offer.id.localeCompare(other.offer.id))
  if (data && offers.length === 0) return kinds.length === 0 ? null : <p className="quiet small">{t('person.nearby.none')}</p>
  const rest = ordered.length - nearest
  return (
    <div className="stack" data-gap="small">
      <ul className="places-near" aria-label={t('person.nearby')}>
        {ordered.slice(0, all ? undefined : nearest).map(({ offer }) => <Place key={offer.id} offer={offer} mine={offer.organisation?.id === mine} {...does} />)}
      </ul>
      {rest > 0 && !all && <div className="more-near no-print"><Button tone="quiet" icon="place" onPress={() => setAll(true)}>{t('person.nearby.more', { count: rest })}</Button></div>}
    </div>
  )
}
