import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import type { Text } from '#language/text'
import { frontRoles } from '#organisation/model'
import type { Person } from '#person/model'
import type { Referral } from '#referral/model'
import type { PersonLine } from '#delivery/model'
import { useActing, useMay } from '../app/session.ts'
import { Card } from '../ui/card.tsx'
import { useMessages } from '../ui/messages.tsx'
import { T } from '../ui/text.tsx'
import { deliveriesQuery, referralsQuery } from './queries.ts'

type Why = 'registered' | 'referral' | 'case' | 'served' | 'granted' | 'glass' | 'sent'
type Party = { id: string; name: Text; whys: Set<Why> }

/** The organisations that one may know of: who registered, whom one referred to or from, who served; nothing is looked up beyond. */
const partiesOf = (person: Person, lines: readonly PersonLine[], referrals: readonly Referral[]): Party[] => {
  const parties = new Map<string, Party>()
  const add = (id: string, name: Text, why: Why) => {
    const party = parties.get(id) ?? { id, name, whys: new Set() }
    party.whys.add(why)
    parties.set(id, party)
  }
  add(person.registeredBy.id, person.registeredBy.name, 'registered')
  for (const { organisation, name, reason } of person.involvement) add(organisation, name, reason)
  for (const { from, to } of referrals) {
    add(from.organisation.id, from.organisation.name, 'sent')
    add(to.organisation.id, to.organisation.name, 'referral')
  }
  for (const { organisation, reversed, reverses } of lines) if (!reversed && reverses === null) add(organisation.id, organisation.name, 'served')
  return [...parties.values()]
}

/** Who else works with this person, as far as one's own organisation has to do with them. */
export const Involved = ({ person }: { person: Person }) => {
  const t = useMessages()
  const isFront = useMay(frontRoles)
  const mine = useActing().organisation.id
  const { data: lines } = useSuspenseQuery(deliveriesQuery(person.id))
  const { data: referrals = [] } = useQuery({ ...referralsQuery(person.id), enabled: isFront })
  return (
    <Card title={t('person.involved')}>
      <ul className="file-lines">
        {partiesOf(person, lines, referrals).map(({ id, name, whys }) => (
          <li key={id}>
            <span><T text={name} />{id === mine && <span className="quiet small"> {t('person.involved.mine')}</span>}</span>
            <span className="small quiet">{[...whys].map(why => t(`person.involved.${why}`)).join(' · ')}</span>
          </li>
        ))}
      </ul>
      <p className="small quiet no-print">{t(isFront ? 'person.involved.what' : 'person.involved.every')}</p>
    </Card>
  )
}
