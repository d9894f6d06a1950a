import type { Referral } from '#referral/model'
import { useFormats } from '../ui/format.ts'
import { M, useMessages } from '../ui/messages.tsx'
import type { QueueItem } from '../ui/queue.tsx'
import { Code, Name, T, useText } from '../ui/text.tsx'
import { sayDue, Signs } from './signs.tsx'

/** The other side of a referral: who asked, for whoever was asked, and the other way round. */
const Other = ({ referral: { direction, from, to } }: { referral: Referral }) => {
  const other = direction === 'in' ? from : to
  return <T text={other.site?.name ?? other.organisation.name} />
}

/** A referral as a row of a queue: who, from or to whom, for what, since when; at its end the deadline or the state. */
export const useRow = (): ((referral: Referral) => QueueItem) => {
  const t = useMessages()
  const text = useText()
  const { since } = useFormats()
  return (referral) => {
    const { person, direction, to, sentAt, state, urgency } = referral
    const standing = state === 'requested' ? sayDue(referral, t) : t(`referral.state.${state}`)
    const other = direction === 'in' ? referral.from : to
    return {
      key: referral.id,
      name: t('referral.row', {
        name: person.name,
        service: text(to.offer.name),
        other: text(other.site?.name ?? other.organisation.name),
        urgency,
        standing,
      }),
      title: (
        <>
          <Name>{person.name}</Name>{' '}
          <span className="quiet small">
            <Code>{person.code}</Code>
          </span>
        </>
      ),
      note: (
        <M
          id={direction === 'in' ? 'referral.row.in' : 'referral.row.out'}
          values={{ other: <Other referral={referral} />, service: <T text={to.offer.name} />, since: since(sentAt) }}
        />
      ),
      side: <Signs referral={referral} />,
    }
  }
}
