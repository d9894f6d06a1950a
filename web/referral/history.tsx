import type { ReferralFile } from '#referral/model'
import { Card } from '../ui/card.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Since, T } from '../ui/text.tsx'
import { Timeline, TimelineItem } from '../ui/timeline.tsx'
import { stateSigns } from './signs.tsx'
import { useStateReason } from './parts/state-reason.tsx'

/** Who it was: one of the two organisations, or the product itself, which closes what was served. */
const By = ({ referral: { from, to }, organisation }: { referral: ReferralFile; organisation: string | null }) => {
  const t = useMessages()
  const who = [from.organisation, to.organisation].find(({ id }) => id === organisation)
  return who ? <T text={who.name} /> : t('referral.history.itself')
}

/** What happened to it, the latest first. */
export const History = ({ referral }: { referral: ReferralFile }) => {
  const say = useStateReason()
  const t = useMessages()
  return (
    <Card title={t('referral.history')}>
      <Timeline label={t('referral.history')}>
        {referral.history.toReversed().map(({ number, to, at, organisation, reason }) => (
          <TimelineItem
            key={number}
            {...stateSigns[to]}
            title={t(`referral.happened.${to}`)}
            when={<Since moment={at} />}
            by={<By referral={referral} organisation={organisation} />}
          >
            {reason && <p dir="auto">{say(reason)}</p>}
          </TimelineItem>
        ))}
      </Timeline>
    </Card>
  )
}
