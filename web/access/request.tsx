import { useSuspenseQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import type { AccessRequest } from '#person/opening/model'
import { ButtonLink } from '../app/link.tsx'
import { Part } from '../app/part.tsx'
import { Band } from '../ui/band.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogFoot } from '../ui/dialog.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { useFormats } from '../ui/format.ts'
import { useMessages } from '../ui/messages.tsx'
import { Skeleton } from '../ui/states.tsx'
import { T } from '../ui/text.tsx'
import { GrantForm, RefusalForm } from './answering.tsx'
import { requestQuery } from './queries.ts'
import { About } from './rows.tsx'
import { RequestSign } from './signs.tsx'

const Answer = ({ request }: { request: AccessRequest }) => {
  const t = useMessages()
  const { moment } = useFormats()
  const { answering, answeredAt, answerReason, until } = request
  if (!answering || !answeredAt) return null
  return (
    <>
      <Fact label={t('access.answered-by')}><T text={answering.name} /> · {moment(answeredAt)}</Fact>
      {answerReason && <Fact label={t('access.answer-reason')}><bdi>{answerReason}</bdi></Fact>}
      {until && <Fact label={t('access.until')}>{moment(until)}</Fact>}
    </>
  )
}

const Asked = ({ request }: { request: AccessRequest }) => {
  const t = useMessages()
  const { moment } = useFormats()
  return (
    <Facts lines>
      <Fact label={t('access.about')}><About {...request} /></Fact>
      <Fact label={t('access.asking')}><T text={request.asking.name} /> · <bdi>{request.askedBy}</bdi></Fact>
      <Fact label={t('access.asked-at')}>{moment(request.askedAt)}</Fact>
      <Fact label={t('access.reason')}><bdi>{request.reason}</bdi></Fact>
      <Fact label={t('access.state')}><RequestSign request={request} /></Fact>
      <Answer request={request} />
    </Facts>
  )
}

const Consent = ({ consent }: { consent: boolean }) => {
  const t = useMessages()
  return <Band tone={consent ? 'done' : 'attention'}>{t(consent ? 'access.consent.given' : 'access.consent.missing')}</Band>
}

const Deciding = ({ request, close }: { request: AccessRequest; close: () => void }) => {
  const t = useMessages()
  const [chosen, choose] = useState<'granted' | 'refused' | null>(null)
  if (chosen === 'granted') return <GrantForm request={request} back={() => choose(null)} close={close} />
  if (chosen === 'refused') return <RefusalForm request={request} back={() => choose(null)} close={close} />
  return (
    <DialogFoot>
      {request.person && <ButtonLink to="/persons/$id" params={{ id: request.person.id }}>{t('access.open-file')}</ButtonLink>}
      <Button onPress={() => choose('refused')}>{t('access.refuse')}</Button>
      <Button tone="primary" onPress={() => choose('granted')}>{t('access.grant')}</Button>
    </DialogFoot>
  )
}

const Request = ({ id, close }: { id: string; close: () => void }) => {
  const t = useMessages()
  const { data: request } = useSuspenseQuery(requestQuery(id))
  const waits = request.direction === 'in' && request.state === 'asked'
  return (
    <div className="stack">
      <Asked request={request} />
      {waits && request.consent !== null && <Consent consent={request.consent} />}
      {waits && request.mine && <Band tone="attention">{t('access.mine')}</Band>}
      {waits && !request.mine && <Deciding request={request} close={close} />}
      {!waits && request.person && (
        <DialogFoot>
          <ButtonLink to="/persons/$id" params={{ id: request.person.id }} tone="primary">{t('access.open-file')}</ButtonLink>
        </DialogFoot>
      )}
    </div>
  )
}

/** One request: who asks, why, about whom; and the answer, or the way to it. */
export const RequestDialog = ({ id, close }: { id: string; close: () => void }) => {
  const t = useMessages()
  return (
    <Dialog title={t('access.request')} isOpen onOpenChange={close}>
      <Part>
        <Suspense fallback={<Skeleton rows={5} />}>
          <Request id={id} close={close} />
        </Suspense>
      </Part>
    </Dialog>
  )
}
