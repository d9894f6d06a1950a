import { useState } from 'react'
import { z } from 'zod'
import type { StaffAccess } from '#account/model'
import { StaffMember } from '#organisation/model'
import { post, put, remove } from '../../app/api.ts'
import { useSentences } from '../../app/problem.tsx'
import { useSession } from '../../app/session.ts'
import { useWrite } from '../../app/writing.ts'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { useFormats } from '../../ui/format.ts'
import { ownNameOf } from '../../ui/language.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { notify } from '../../ui/notify.ts'
import { Name } from '../../ui/text.tsx'
import { Mail } from '../mail.tsx'
import { Standing } from './members.tsx'
import { Posts } from './posts.tsx'
import { Renewing } from './renewing.tsx'

type MemberProps = { member: StaffMember; access: StaffAccess | undefined }

const What = ({ member, access }: MemberProps) => {
  const t = useMessages()
  const { moment } = useFormats()
  return (
    <Facts lines>
      <Fact label={t('organisation.email')}>
        <Mail>{member.email}</Mail>
      </Fact>
      <Fact label={t('organisation.language')}>{ownNameOf[member.language]}</Fact>
      <Fact label={t('organisation.state')}>
        <Standing member={member} access={access} />
      </Fact>
      {access?.lockedUntil && <Fact label={t('organisation.locked-until')}>{moment(access.lockedUntil)}</Fact>}
      {member.suspendedAt && <Fact label={t('organisation.suspended-at')}>{moment(member.suspendedAt)}</Fact>}
    </Facts>
  )
}

const useActs = ({ id }: StaffMember) => {
  const t = useMessages()
  const touches = [['staff']]
  const suspending = useWrite({
    write: (_: null, key) => put(`/v1/staff/${id}/suspension`, StaffMember, { key }),
    touches,
    done: () => notify(t('organisation.suspended')),
  })
  const reinstating = useWrite({
    write: (_: null, key) => remove(`/v1/staff/${id}/suspension`, StaffMember, { key }),
    touches,
    done: () => notify(t('organisation.reinstated')),
  })
  const unlocking = useWrite({
    write: (_: null, key) => post(`/v1/staff/${id}/unlocking`, z.unknown(), { key }),
    touches,
    done: () => notify(t('organisation.unlocked')),
  })
  return { suspending, reinstating, unlocking }
}

const Suspending = ({ member, suspending }: { member: StaffMember; suspending: ReturnType<typeof useActs>['suspending'] }) => {
  const t = useMessages()
  const { problem } = useSentences()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button tone="danger" icon="stop" onPress={() => setOpen(true)}>
        {t('organisation.suspend')}
      </Button>
      <ConfirmDialog
        title={t('organisation.suspend')}
        confirm={t('organisation.suspend')}
        danger
        isOpen={isOpen}
        onOpenChange={setOpen}
        error={suspending.error ? problem(suspending.error) : undefined}
        onConfirm={async () => void (await suspending.mutateAsync(null))}
      >
        <p>
          <Name>{member.name}</Name>
        </p>
        <p>{t('organisation.suspend.what')}</p>
      </ConfirmDialog>
    </>
  )
}

const Acts = ({ member, access }: MemberProps) => {
  const t = useMessages()
  const { problem } = useSentences()
  const { suspending, reinstating, unlocking } = useActs(member)
  const error = reinstating.error ?? unlocking.error
  return (
    <>
      {error && (
        <Band tone="refusal" role="alert">
          {problem(error)}
        </Band>
      )}
      {member.elsewhere && <p className="quiet">{t('organisation.elsewhere')}</p>}
      <div className="account-acts">
        {access?.lockedUntil && (
          <Button isPending={unlocking.isPending} onPress={() => unlocking.mutate(null)}>
            {t('organisation.unlock')}
          </Button>
        )}
        {!member.suspendedAt && !access?.directory && <Renewing member={member} />}
        {!member.elsewhere && !member.suspendedAt && <Suspending member={member} suspending={suspending} />}
        {!member.elsewhere && member.suspendedAt && (
          <Button isPending={reinstating.isPending} onPress={() => reinstating.mutate(null)}>
            {t('organisation.reinstate')}
          </Button>
        )}
      </div>
    </>
  )
}

const Member = ({ member, access }: MemberProps) => {
  const t = useMessages()
  const mine = useSession().staff.id === member.id
  return (
    <div className="stack">
      <What member={member} access={access} />
      <h3>{t('organisation.roles')}</h3>
      <Posts member={member} mine={mine} />
      <h3>{t('organisation.member.account')}</h3>
      {mine ? <p className="quiet">{t('organisation.mine')}</p> : <Acts member={member} access={access} />}
    </div>
  )
}

type PaneProps = { member: StaffMember | undefined; access: StaffAccess | undefined; close: () => void }

/** One of the staff: what they hold here, and what may be done with their account. */
export const MemberPane = ({ member, access, close }: PaneProps) => (
  <Dialog pane="end" wide isOpen={member !== undefined} onOpenChange={(isOpen) => !isOpen && close()} title={<Name>{member?.name ?? ''}</Name>}>
    {member && <Member key={member.id} member={member} access={access} />}
  </Dialog>
)
