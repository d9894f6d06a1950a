import { useState } from 'react'
import { AnsweredPerson, type Person, type Share } from '#person/model'
import { SharedList } from '../access/parts/shared.tsx'
import { remove } from '../app/api.ts'
import { useSentences } from '../app/problem.tsx'
import { useActing } from '../app/session.ts'
import { useWrite } from '../app/writing.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { Dialog, DialogFoot } from '../ui/dialog.tsx'
import { useMessages } from '../ui/messages.tsx'
import { notify } from '../ui/notify.ts'
import { Status } from '../ui/status.tsx'
import { Code, DayText } from '../ui/text.tsx'
import { useKeepPerson } from './acts/writes.ts'
import { isInForce, lastAnswers, type GivenConsent } from './consents.ts'
import { usePurpose } from './happening-item.tsx'
import { useTongues } from './tongues.ts'

type Withdrawal = { person: Person; consent: GivenConsent; close: () => void; ended: (shared: Share[]) => void }

const WithdrawDialog = ({ person, consent, close, ended }: Withdrawal) => {
  const t = useMessages()
  const keep = useKeepPerson()
  const purposeOf = usePurpose()
  const { problem } = useSentences()
  const withdrawing = useWrite({
    write: (id: string, key) => remove(`/v1/persons/${person.id}/consents/${id}`, AnsweredPerson, { key }),
    touches: [['shares', person.id], ['referrals']],
    done: ({ shared, ...changed }) => {
      keep(changed)
      if (shared.length > 0) ended(shared)
      notify(t('person.withdraw.done'))
    },
  })
  return (
    <ConfirmDialog
      title={t('person.withdraw.title')} confirm={t('person.withdraw.do')} danger isOpen onOpenChange={close}
      onConfirm={async () => { await withdrawing.mutateAsync(consent.id) }} error={withdrawing.error ? problem(withdrawing.error) : undefined}
    >
      <p><strong>{purposeOf(consent)}</strong></p>
      <p>{t(`person.withdraw.${consent.purpose}`)}</p>
      <p className="quiet">{t('person.withdraw.stays')}</p>
    </ConfirmDialog>
  )
}

/** What a withdrawal answers: with whom the file had been shared until now, and since when. */
const EndedDialog = ({ shared, close }: { shared: readonly Share[]; close: () => void }) => {
  const t = useMessages()
  return (
    <Dialog title={t('person.withdraw.shared')} isOpen onOpenChange={close}>
      <p>{t('person.withdraw.shared.what')}</p>
      <SharedList shares={shared} />
      <DialogFoot><Button tone="primary" onPress={close}>{t('ui.close')}</Button></DialogFoot>
    </Dialog>
  )
}

const Answer = ({ consent, withdraw }: { consent: GivenConsent; withdraw: (() => void) | null }) => {
  const t = useMessages()
  const purposeOf = usePurpose()
  const { nameOf } = useTongues()
  const isGiven = isInForce(consent)
  const state = isGiven ? 'given' : consent.withdrawnAt === null ? 'refused' : 'withdrawn'
  return (
    <li>
      <span className="file-line"><span>{purposeOf(consent)}</span><Status tone={isGiven ? 'done' : 'quiet'}>{t(`person.answer.${state}`)}</Status></span>
      <span className="small quiet"><DayText day={consent.on} /> · {t('person.asked', { manner: t(`person.manner.${consent.manner}`), language: nameOf(consent.language) })}</span>
      {consent.wording && <span className="small quiet">{t('person.consent.wording', { version: consent.wording.version })} <Code>{consent.wording.hash.slice(0, 12)}</Code></span>}
      {isGiven && withdraw && (
        <span className="no-print"><Button tone="quiet" aria-label={t('person.withdraw.of', { purpose: purposeOf(consent) })} onPress={withdraw}>{t('person.withdraw')}</Button></span>
      )}
    </li>
  )
}

/** What the person agreed to and what not, by the last answer to each. */
export const Answers = ({ person, onAsk }: { person: Person; onAsk?: () => void }) => {
  const t = useMessages()
  const [withdrawing, setWithdrawing] = useState<GivenConsent | null>(null)
  const [shared, setShared] = useState<Share[] | null>(null)
  const mine = useActing().organisation.id
  const answers = lastAnswers(person.consents)
  // The one to share may be ended at any counter; the others where they were given.
  const mayEnd = ({ purpose, recordedBy }: GivenConsent) => onAsk !== undefined && (purpose === 'sharing' || recordedBy === mine)
  return (
    <Card title={t('person.consents')} action={onAsk && <span className="no-print"><Button tone="quiet" icon="plus" onPress={onAsk}>{t('person.consent.ask.short')}</Button></span>}>
      {answers.length === 0 && <p className="quiet">{t('person.consents.none')}</p>}
      {answers.length > 0 && (
        <ul className="file-lines">
          {answers.map(consent => <Answer key={consent.id} consent={consent} withdraw={mayEnd(consent) ? () => setWithdrawing(consent) : null} />)}
        </ul>
      )}
      {withdrawing && <WithdrawDialog person={person} consent={withdrawing} close={() => setWithdrawing(null)} ended={setShared} />}
      {shared && <EndedDialog shared={shared} close={() => setShared(null)} />}
    </Card>
  )
}
