import { useSuspenseQuery } from '@tanstack/react-query'
import { createLazyRoute, getRouteApi } from '@tanstack/react-router'
import type { Appointment } from '#casework/model'
import { openStates, type ReferralFile } from '#referral/model'
import { ButtonLink, Link } from '../app/link.tsx'
import { Page } from '../app/page.tsx'
import { Breadcrumb } from '../ui/page-header.tsx'
import { M, useMessages } from '../ui/messages.tsx'
import { Code, Name, T } from '../ui/text.tsx'
import { About } from './about.tsx'
import { History } from './history.tsx'
import { NextStep } from './next.tsx'
import { OtherActs } from './other-acts.tsx'
import { appointmentsQuery, referralQuery } from './queries.ts'
import { StateSign, UrgencySign } from './signs.tsx'
import './file.css'

const route = getRouteApi('/frame/referrals/$id')

/** A session was recorded, and the referral is closed by a job a moment later: asked for until then. */
const useReferral = (id: string) => {
  const { data: referral } = useSuspenseQuery(referralQuery(id))
  const { data: appointments } = useSuspenseQuery(appointmentsQuery(referral))
  const closes = referral.state !== 'completed' && appointments.some(({ state }) => state === 'attended')
  useSuspenseQuery({ ...referralQuery(id), refetchInterval: closes ? 1_500 : false })
  return { referral, appointments }
}

const Lead = ({ referral: { person, from, to } }: { referral: ReferralFile }) => (
  <>
    <Code>{person.code}</Code> ·{' '}
    <M
      id="referral.file.lead"
      values={{ from: <T text={from.site?.name ?? from.organisation.name} />, to: <T text={to.site?.name ?? to.organisation.name} /> }}
    />
  </>
)

const Signs = ({ referral: { state, urgency } }: { referral: ReferralFile }) => (
  <>
    <StateSign state={state} />
    {openStates.includes(state) && <UrgencySign urgency={urgency} />}
  </>
)

const Content = ({ referral, appointments }: { referral: ReferralFile; appointments: readonly Appointment[] }) => (
  <div className="referral-file">
    <div className="stack">
      <NextStep key={referral.id} referral={referral} appointments={appointments} />
      <About referral={referral} />
    </div>
    <div className="stack">
      <History referral={referral} />
      <OtherActs referral={referral} />
    </div>
  </div>
)

const File = () => {
  const t = useMessages()
  const { id } = route.useParams()
  const { referral, appointments } = useReferral(id)
  const { person, direction } = referral
  const list = (
    <Link to="/referrals" search={direction === 'out' ? { direction } : {}}>
      {t(`referral.list.${direction}`)}
    </Link>
  )
  return (
    <Page
      title={t('referral.file', { name: person.name })}
      heading={<M id="referral.file" values={{ name: <Name>{person.name}</Name> }} />}
      help="referral.help.file"
      breadcrumb={<Breadcrumb>{list}</Breadcrumb>}
      status={<Signs referral={referral} />}
      lead={<Lead referral={referral} />}
      actions={
        <ButtonLink to="/persons/$id" params={{ id: person.id }} icon="person">
          {t('referral.file.person')}
        </ButtonLink>
      }
    >
      <Content referral={referral} appointments={appointments} />
    </Page>
  )
}

export const FilePage = createLazyRoute('/frame/referrals/$id')({ component: File })
