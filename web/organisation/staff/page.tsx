import { useSuspenseQuery } from '@tanstack/react-query'
import { createLazyRoute, getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Page } from '../../app/page.tsx'
import { useActing } from '../../app/session.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { T } from '../../ui/text.tsx'
import { accessQuery, invitationsQuery, staffQuery } from '../queries.ts'
import { InvitationTable } from './invitations.tsx'
import { InvitingForm } from './inviting.tsx'
import { MemberPane } from './member.tsx'
import { MemberTable } from './members.tsx'
import '../account/account.css'
import './staff.css'

const route = getRouteApi('/frame/staff')

const Members = () => {
  const t = useMessages()
  const { data: members } = useSuspenseQuery(staffQuery)
  const { data: access } = useSuspenseQuery(accessQuery)
  const { member: id } = route.useSearch()
  const navigate = useNavigate({ from: '/staff' })
  return (
    <Card title={t('organisation.members')} count={members.length}>
      <MemberTable members={members} access={access} />
      <MemberPane
        member={members.find((each) => each.id === id)}
        access={id === undefined ? undefined : access.get(id)}
        close={() => void navigate({ search: {}, resetScroll: false })}
      />
    </Card>
  )
}

const Staff = () => {
  const t = useMessages()
  const { role, organisation } = useActing()
  const { data } = useSuspenseQuery(invitationsQuery)
  const [isInviting, setInviting] = useState(false)
  const open = data.items.filter(({ state }) => state === 'open').length
  const keeps = role === 'organisation-administrator'
  const invite = (
    <Button tone="primary" icon="person-new" onPress={() => setInviting(true)}>
      {t('organisation.invite')}
    </Button>
  )
  return (
    <Page
      title={t('organisation.staff')}
      help="organisation.help.staff"
      lead={keeps ? <T text={organisation.name} /> : t('organisation.staff.system')}
      actions={invite}
    >
      {keeps && <Members />}
      <Card title={t('organisation.invitations')} count={open}>
        <InvitationTable invitations={data.items} />
      </Card>
      <Dialog title={t('organisation.invite')} isOpen={isInviting} onOpenChange={setInviting}>
        <InvitingForm roles={data.roles} close={() => setInviting(false)} />
      </Dialog>
    </Page>
  )
}

export const StaffPage = createLazyRoute('/frame/staff')({ component: Staff })
