import { useNavigate } from '@tanstack/react-router'
import { AccessRequest, type Match, Opening } from '#person/opening/model'
import { post } from '../../app/api.ts'
import { useSentences } from '../../app/problem.tsx'
import { useWrite } from '../../app/writing.ts'
import { Band } from '../../ui/band.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { useFormats } from '../../ui/format.ts'
import { useMessages } from '../../ui/messages.tsx'
import { notify } from '../../ui/notify.ts'
import { useText } from '../../ui/text.tsx'

/** Asks the organisations that know the person for access: with the reason, which they read. */
export const AskDialog = ({ match, close, done }: { match: Match; close: () => void; done: () => void }) => {
  const t = useMessages()
  const text = useText()
  const { list } = useFormats()
  const { problem } = useSentences()
  const asking = useWrite({
    write: (reason: string, key) => post('/v1/access-requests', AccessRequest, { body: { handle: match.handle, reason }, key }),
    touches: [['access']],
    done: () => {
      notify(t('access.asked'))
      done()
    },
  })
  return (
    <ConfirmDialog
      title={t('access.ask.title')}
      confirm={t('access.ask')}
      reason="required"
      reasonLabel={t('access.ask.reason')}
      isOpen
      onOpenChange={close}
      onConfirm={async (reason) => { await asking.mutateAsync(reason) }}
      error={asking.error ? problem(asking.error) : undefined}
    >
      <p>{t('access.ask.what', { organisations: list(match.organisations.map(({ name }) => text(name))) })}</p>
      <p className="quiet small">{t('access.ask.how')}</p>
    </ConfirmDialog>
  )
}

/** Opens a closed file at once, to read, for three hours: with a reason, and told to those who answer for it. */
export const EmergencyDialog = ({ match, close }: { match: Match; close: () => void }) => {
  const t = useMessages()
  const navigate = useNavigate()
  const { list } = useFormats()
  const { problem } = useSentences()
  const opening = useWrite({
    write: (reason: string, key) => post('/v1/glass', Opening, { body: { handle: match.handle, reason }, key }),
    touches: [['persons']],
    done: ({ person, told }: Opening) => {
      notify(told.length > 0 ? t('access.told', { whom: list(told.map((post) => t(`access.told.${post}`))) }) : t('access.told.nobody'))
      void navigate({ to: '/persons/$id', params: { id: person } })
    },
  })
  return (
    <ConfirmDialog
      title={t('access.emergency.title')}
      confirm={t('access.emergency.confirm')}
      danger
      reason="required"
      reasonLabel={t('access.emergency.reason')}
      isOpen
      onOpenChange={close}
      onConfirm={async (reason) => { await opening.mutateAsync(reason) }}
      error={opening.error ? problem(opening.error) : undefined}
    >
      <Band tone="attention">{t('access.emergency.told')}</Band>
      <p>{t('access.emergency.what')}</p>
    </ConfirmDialog>
  )
}
