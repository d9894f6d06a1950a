import { useQuery } from '@tanstack/react-query'
import type { Offer } from '#service/model'
import { useActing } from '../../app/session.ts'
import { localeOf, useLanguage } from '../../ui/language.tsx'
import { useMessages } from '../../ui/messages.tsx'
import type { Option } from '../../ui/select.tsx'
import { useText } from '../../ui/text.tsx'
import { useHome } from '../home.ts'
import { distance, usePlaces } from '../places.ts'
import { offersQuery } from '../queries.ts'

/** The offers of one's own organisation (`mine`) or of the others that can be asked, the nearest to where the person lives first. */
export const useOffers = (whose: 'mine' | 'others', residence: string | null): { offers: Offer[]; options: Option[]; isLoading: boolean } => {
  const t = useMessages()
  const text = useText()
  const language = useLanguage()
  const acting = useActing()
  const { areas } = usePlaces()
  const home = useHome(residence)
  const { data, isPending } = useQuery(offersQuery(whose === 'mine' ? acting.organisation.id : undefined))
  const collator = new Intl.Collator(localeOf[language])
  const labelOf = (offer: Offer) => t('person.offer.at', { service: text(offer.kind.name), site: text(offer.site.name) })
  const far = (offer: Offer) => (whose === 'mine' && offer.site.id === acting.site?.id ? -1 : distance(home, offer.area?.code ?? null, areas))
  const offers = (data ?? [])
    .filter(({ organisation }) => organisation !== null && (organisation.id === acting.organisation.id) === (whose === 'mine'))
    .sort((one, other) => far(one) - far(other) || collator.compare(labelOf(one), labelOf(other)))
  const noteOf = ({ organisation, area }: Offer) => [organisation ? text(organisation.name) : '', area ? text(area.name) : ''].filter(Boolean).join(' · ')
  return { offers, options: offers.map(offer => ({ key: offer.id, label: labelOf(offer), note: noteOf(offer) })), isLoading: isPending }
}
