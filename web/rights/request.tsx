import { useSuspenseQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { officer, openStates, type RequestFile } from '#rights/model'
import { post } from '../app/api.ts'
import { ButtonLink } from '../app/link.tsx'
import { Part } from '../app/part.tsx'
import { useMay } from '../app/session.ts'
import { useWrite } from '../app/writing.ts'
import { Band } from '../ui/band.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogFoot } from '../ui/dialog.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { useFormats } from '../ui/format.ts'
import { useMessages } from '../ui/messages.tsx'
import { Skeleton } from '../ui/states.tsx'
import { Code, DayText, Name, T } from '../ui/text.tsx'
import { AnswerForm, Answered, HandingForm } from './answering.tsx'
import { requestQuery } from './queries.ts'
import { RequestSign, useSayAsked } from './rows.tsx'
import { Was } from './was.tsx'
import './rights.css'

type Chosen = 'granted' | 'refused' | 'withdrawn' | 'hand' | null

const Asked = ({ request }: { request: RequestFile }) => {
  const t = useMessages()
  const say = useSayAsked()
  return (
    <Facts lines>
      <Fact label={t('rights.person')}><Name>{request.person.name}</Name> <span className="quiet small"><Code>{request.person.code}</Code></span></Fact>
      <Fact label={t('rights.what')}>{say(request)}</Fact>
      {request.asked && <Fact label={t('rights.words')}><bdi>{request.asked}</bdi></Fact>}
      <Was request={request} />
      <Fact label={t('rights.asked-on')}><DayText day={request.askedOn} /></Fact>
      <Fact label={t('rights.due-on')}><DayText day={request.dueOn} /> <RequestSign request={request} /></Fact>
      <Fact label={t('rights.organisation')}><T text={request.organisation.name} /></Fact>
      {(request.owner || openStates.includes(request.state)) && (
        <Fact label={t('rights.owner')}>{request.owner ? <bdi>{request.owner}</bdi> : <span className="quiet">{t('rights.nobody')}</span>}</Fact>
      )}
      {request.reason && <Fact label={t('rights.reason')}><bdi>{request.reason}</bdi></Fact>}
    </Facts>
  )
}

const History = ({ request: { history } }: { request: RequestFile }) => {
  const t = useMessages()
  const { moment } = useFormats()
  return (
    <ul className="rights-history">
      {history.map((event) => (
        <li key={event.number} className="small">
          {event.format ? t(`rights.handed.${event.format}`) : t(`rights.state.${event.to}`)} · {moment(event.at)}
          {event.by && <> · <bdi>{event.by}</bdi></>}
          {event.reason && <> · <bdi>{event.reason}</bdi></>}
        </li>
      ))}
    </ul>
  )
}

/** That a file be anonymised takes two: who wrote it down cannot be who approves, who is the data-protection officer. */
const useObstacle = (request: RequestFile): 'mine' | 'officer' | null => {
  const isOfficer = useMay([officer])
  if (request.purpose !== 'file') return null
  if (!isOfficer) return 'officer'
  return request.mine ? 'mine' : null
}

const TakeInHand = ({ request }: { request: RequestFile }) => {
  const t = useMessages()
  const taking = useWrite({
    write: (to: 'in-hand', key) => post(`/v1/rights-requests/${request.id}/answer`, Answered, { body: { to }, key }),
    touches: [['rights']],
  })
  if (request.state !== 'received') return null
  return <Button isPending={taking.isPending} onPress={() => taking.mutate('in-hand')}>{t('rights.do.in-hand')}</Button>
}

const Choices = ({ request, choose }: { request: RequestFile; choose: (chosen: Chosen) => void }) => {
  const t = useMessages()
  const obstacle = useObstacle(request)
  const isAccess = request.kind === 'access'
  return (
    <>
      {obstacle && <Band tone="attention">{t(`rights.obstacle.${obstacle}`)}</Band>}
      {request.kind === 'rectification' && <ButtonLink to="/persons/$id/edit" params={{ id: request.person.id }} icon="edit">{t('rights.correct')}</ButtonLink>}
      <DialogFoot>
        <TakeInHand request={request} />
        <Button onPress={() => choose('withdrawn')}>{t('rights.withdraw')}</Button>
        <Button onPress={() => choose('refused')}>{t('rights.refuse')}</Button>
        {isAccess && <Button tone="primary" icon="download" onPress={() => choose('hand')}>{t('rights.hand')}</Button>}
        {!isAccess && obstacle === null && <Button tone="primary" onPress={() => choose('granted')}>{t('rights.grant')}</Button>}
      </DialogFoot>
    </>
  )
}

const Request = ({ id, close }: { id: string; close: () => void }) => {
  const t = useMessages()
  const { data: request } = useSuspenseQuery(requestQuery(id))
  const [chosen, choose] = useState<Chosen>(null)
  const isOpen = openStates.includes(request.state)
  const back = () => choose(null)
  return (
    <div className="stack">
      <Asked request={request} />
      <History request={request} />
      {chosen === 'hand' && <HandingForm request={request} back={back} close={close} />}
      {chosen !== null && chosen !== 'hand' && <AnswerForm request={request} to={chosen} back={back} close={close} />}
      {chosen === null && isOpen && <Choices request={request} choose={choose} />}
      {chosen === null && request.kind === 'access' && request.state === 'granted' && (
        <DialogFoot><Button icon="download" onPress={() => choose('hand')}>{t('rights.hand.again')}</Button></DialogFoot>
      )}
    </div>
  )
}

/** One request of a person: what is asked, until when, and what one may do with it. */
export const RequestDialog = ({ id, close }: { id: string; close: () => void }) => {
  const t = useMessages()
  return (
    <Dialog title={t('rights.request')} isOpen onOpenChange={close}>
      <Part>
        <Suspense fallback={<Skeleton rows={6} />}>
          <Request id={id} close={close} />
        </Suspense>
      </Part>
    </Dialog>
  )
}
