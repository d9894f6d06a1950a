import { useSuspenseQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Referral, State } from '#referral/model'
import { recall, remember } from '../app/device.ts'
import { goOnFrom } from '../app/go-on.ts'
import { Link } from '../app/link.tsx'
import { useActing, useSession } from '../app/session.ts'
import { dayAt, daysBetween, today } from '../app/today.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { M, useMessages } from '../ui/messages.tsx'
import { Name, Since, T } from '../ui/text.tsx'
import { firstQuery } from './queries.ts'
import { StateSign } from './signs.tsx'
import { useStateReason } from './parts/state-reason.tsx'
import './answers.css'

/** For how many days an answer stays on the home page of who asked. */
const days = 7
const answers: readonly State[] = ['accepted', 'in-progress', 'on-hold', 'rejected', 'completed', 'failed']

/** What this member of staff has read and put aside, kept on this device: an answer is no secret, and no task either. */
const useReadAnswers = () => {
  const key = `answers.${useSession().staff.id}`
  const [read, setRead] = useState<readonly string[]>(() => JSON.parse(recall(key) ?? '[]') as string[])
  const putAside = (id: string, still: readonly string[]) => {
    const next = [...read.filter((each) => still.includes(each)), id]
    remember(key, JSON.stringify(next))
    setRead(next)
  }
  return { read, putAside }
}

const isLately = ({ state, answeredAt }: Referral) =>
  answers.includes(state) && answeredAt !== null && daysBetween(dayAt(answeredAt), today()) < days

/** The answer that counts now: what was declined or failed asks for another way. */
const keyOf = ({ id, state }: Referral) => `${id}.${state}`

const Answer = ({ referral, onRead }: { referral: Referral; onRead: () => void }) => {
  const t = useMessages()
  const { id, person, to, state, stateReason, answeredAt, closedAt } = referral
  const row = useRef<HTMLLIElement>(null)
  const say = useStateReason()
  const putAside = () => {
    goOnFrom(row.current)
    onRead()
  }
  return (
    <li ref={row} className="answer">
      <div className="answer-words">
        <div>
          <Link to="/referrals/$id" params={{ id }}>
            <Name>{person.name}</Name>
          </Link>{' '}
          <StateSign state={state} />
        </div>
        <div className="quiet small">
          <M
            id="referral.answer.by"
            values={{ other: <T text={to.site?.name ?? to.organisation.name} />, since: <Since moment={closedAt ?? answeredAt ?? ''} /> }}
          />
        </div>
        {stateReason && (
          <p className="small" dir="auto">
            {say(stateReason)}
          </p>
        )}
      </div>
      <Button tone="quiet" icon="check" aria-label={t('referral.answer.read.of', { name: person.name })} onPress={putAside}>
        {t('referral.answer.read')}
      </Button>
    </li>
  )
}

/** What the others answered to what we sent, of the last days, the latest first, until it is put aside. */
export const Answers = () => {
  const t = useMessages()
  const { site } = useActing()
  const { read, putAside } = useReadAnswers()
  const { data } = useSuspenseQuery(firstQuery({ direction: 'out', answered: 'true', sort: 'latest', ...(site ? { site: site.id } : {}) }))
  const lately = data.items.filter(isLately)
  const shown = lately.filter((referral) => !read.includes(keyOf(referral)))
  if (shown.length === 0) return null
  return (
    <Card
      title={t('referral.answers')}
      count={shown.length}
      action={
        <Link to="/referrals" search={{ direction: 'out' }}>
          {t('referral.answers.all')}
        </Link>
      }
    >
      <ul className="answers">
        {shown.slice(0, 8).map((referral) => (
          <Answer key={keyOf(referral)} referral={referral} onRead={() => putAside(keyOf(referral), lately.map(keyOf))} />
        ))}
      </ul>
    </Card>
  )
}
