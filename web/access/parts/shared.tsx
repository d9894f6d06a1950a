import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { z } from 'zod'
import { Share } from '#person/model'
import { get } from '../../app/api.ts'
import { Link } from '../../app/link.tsx'
import { Part } from '../../app/part.tsx'
import { dayAt } from '../../app/today.ts'
import { Card } from '../../ui/card.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { Status } from '../../ui/status.tsx'
import { DayText, T } from '../../ui/text.tsx'
import './notes.css'

const Shares = z.object({ items: z.array(Share) })

/** With whom a file was shared; what changes consent makes it old (`['shares']`). */
const sharesQuery = (person: string) =>
  queryOptions({ queryKey: ['shares', person], queryFn: async ({ signal }) => (await get(`/v1/persons/${person}/shares`, Shares, { signal })).items })

const Line = ({ share }: { share: Share }) => {
  const t = useMessages()
  return (
    <li className="note">
      <span className="cluster">
        <T text={share.organisation.name} />
        {share.endedAt ? <Status tone="quiet">{t('access.shared.ended')}</Status> : <Status tone="information">{t('access.shared.now')}</Status>}
      </span>
      <span className="small quiet">
        {t(`access.shared.${share.reason}`)} · <DayText day={dayAt(share.since)} />
        {share.endedAt && <> · {t('access.shared.until')} <DayText day={dayAt(share.endedAt)} /></>}
        {share.origin?.word === 'referral' && <> · <Link to="/referrals/$id" params={{ id: share.origin.id }}>{t('access.shared.see')}</Link></>}
      </span>
    </li>
  )
}

/** The list by itself: also what a withdrawal of consent answers (`AnsweredPerson.shared`). */
export const SharedList = ({ shares }: { shares: readonly Share[] }) => {
  const t = useMessages()
  if (shares.length === 0) return <p className="quiet">{t('access.shared.none')}</p>
  return <ul className="notes">{shares.map((share) => <Line key={`${share.organisation.id} ${share.since}`} share={share} />)}</ul>
}

const Shown = ({ person }: { person: string }) => <SharedList shares={useSuspenseQuery(sharesQuery(person)).data} />

/** With whom a file was shared, since when and because of what. */
export const Shared = ({ person }: { person: string }) => {
  const t = useMessages()
  return (
    <Card title={t('access.shared')}>
      <Part>
        <Suspense fallback={<Skeleton rows={2} />}>
          <Shown person={person} />
        </Suspense>
      </Part>
    </Card>
  )
}
