import { useState } from 'react'
import { Invitation, InvitationLink } from '#organisation/model'
import { post, remove } from '../../app/api.ts'
import { useSentences } from '../../app/problem.tsx'
import { useActing } from '../../app/session.ts'
import { useWrite } from '../../app/writing.ts'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useFormats } from '../../ui/format.ts'
import { useMessages } from '../../ui/messages.tsx'
import { notify } from '../../ui/notify.ts'
import { EmptyState } from '../../ui/states.tsx'
import { Status, type StatusTone } from '../../ui/status.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { T } from '../../ui/text.tsx'
import { HandedLink } from '../handed-link.tsx'
import { Mail } from '../mail.tsx'

const tones: Record<Invitation['state'], StatusTone> = { open: 'information', accepted: 'done', expired: 'attention', withdrawn: 'quiet' }

const useActs = () => {
  const t = useMessages()
  const [link, setLink] = useState<string | null>(null)
  const [leaving, setLeaving] = useState<Invitation | null>(null)
  const handing = useWrite({
    write: (id: string, key) => post(`/v1/invitations/${id}/link`, InvitationLink, { key }),
    touches: [['invitations']],
    done: ({ path }) => setLink(path),
  })
  const withdrawing = useWrite({
    write: (id: string, key) => remove(`/v1/invitations/${id}`, Invitation, { key }),
    touches: [['invitations']],
    done: () => notify(t('organisation.invitation.withdrawn')),
  })
  return { link, setLink, leaving, setLeaving, handing, withdrawing }
}

type Acts = ReturnType<typeof useActs>

const RowActs = ({ invitation, acts }: { invitation: Invitation; acts: Acts }) => {
  const t = useMessages()
  if (invitation.state !== 'open') return null
  const { id, email, sent } = invitation
  return (
    <span className="account-acts">
      {!sent && (
        <Button
          tone="quiet"
          aria-label={t('organisation.invitation.hand.of', { email })}
          isPending={acts.handing.isPending && acts.handing.variables === id}
          onPress={() => acts.handing.mutate(id)}
        >
          {t('organisation.invitation.hand')}
        </Button>
      )}
      <Button tone="quiet" aria-label={t('organisation.invitation.withdraw.of', { email })} onPress={() => acts.setLeaving(invitation)}>
        {t('organisation.invitation.withdraw')}
      </Button>
    </span>
  )
}

const Post = ({ invitation: { role, site, organisation }, anywhere }: { invitation: Invitation; anywhere: boolean }) => {
  const t = useMessages()
  return (
    <span className="account-row-words">
      <span>{t(`role.${role}`)}</span>
      <span className="quiet small">{anywhere ? <T text={organisation.name} /> : site ? <T text={site.name} /> : t('organisation.everywhere')}</span>
    </span>
  )
}

const useColumns = (acts: Acts): Column<Invitation>[] => {
  const t = useMessages()
  const { moment } = useFormats()
  const anywhere = useActing().role === 'system-administrator'
  return [
    { key: 'email', header: t('organisation.email'), cell: ({ email }) => <Mail>{email}</Mail> },
    { key: 'role', header: t('organisation.role'), cell: (invitation) => <Post invitation={invitation} anywhere={anywhere} /> },
    { key: 'state', header: t('organisation.state'), cell: ({ state }) => <Status tone={tones[state]}>{t(`organisation.invitation.state.${state}`)}</Status> },
    {
      key: 'letter',
      header: t('organisation.letter'),
      cell: ({ sent, state }) => (sent ? t('organisation.letter.sent') : state === 'open' ? t('organisation.letter.waiting') : '–'),
    },
    { key: 'until', header: t('organisation.invitation.until'), cell: ({ expiresAt }) => <time dateTime={expiresAt}>{moment(expiresAt)}</time> },
    { key: 'acts', header: t('organisation.acts'), cell: (invitation) => <RowActs invitation={invitation} acts={acts} /> },
  ]
}

/** Who was asked to join, the latest first. */
export const InvitationTable = ({ invitations }: { invitations: readonly Invitation[] }) => {
  const t = useMessages()
  const { problem } = useSentences()
  const acts = useActs()
  const columns = useColumns(acts)
  const { link, setLink, leaving, setLeaving, handing, withdrawing } = acts
  if (invitations.length === 0) {
    return (
      <EmptyState icon="person-new" title={t('organisation.invitations.none')}>
        <p>{t('organisation.invitations.none.what')}</p>
      </EmptyState>
    )
  }
  return (
    <>
      {handing.error && (
        <Band tone="refusal" role="alert">
          {problem(handing.error)}
        </Band>
      )}
      <Table caption={t('organisation.invitations')} columns={columns} rows={invitations} rowKey={({ id }) => id} phone="cards" />
      <Dialog title={t('organisation.invitation.link')} isOpen={link !== null} onOpenChange={(isOpen) => !isOpen && setLink(null)}>
        {link !== null && <HandedLink path={link} close={() => setLink(null)} />}
      </Dialog>
      <ConfirmDialog
        title={t('organisation.invitation.withdraw')}
        confirm={t('organisation.invitation.withdraw')}
        danger
        isOpen={leaving !== null}
        onOpenChange={(isOpen) => !isOpen && setLeaving(null)}
        error={withdrawing.error ? problem(withdrawing.error) : undefined}
        onConfirm={async () => void (leaving && (await withdrawing.mutateAsync(leaving.id)))}
      >
        <p>{t('organisation.invitation.withdraw.what', { email: leaving?.email ?? '' })}</p>
      </ConfirmDialog>
    </>
  )
}
