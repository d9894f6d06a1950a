import type { Person } from '#person/model'
import { answerDays, urgencies } from '#referral/model'
import { useWatch } from 'react-hook-form'
import { Field, FieldsForm, useFields, type Fields } from '../../app/fields.tsx'
import { ProcessingNotice } from '../../rights/parts/notice.tsx'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../ui/dialog.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { M, useMessages } from '../../ui/messages.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { ComboBox } from '../../ui/select.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { DayText, T, useText } from '../../ui/text.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import type { ActProps } from './act.ts'
import { AskingFields } from './consent.tsx'
import { useOffers } from './offers.ts'
import { sharingAnswers, useReferring, useSituation, type Referring, type Situation } from './referring.ts'

type InForm = { of: Fields<Referring>; situation: Situation }

const tones = { 'yes': 'done', 'by-practice': 'done', 'maybe': 'information', 'no': 'attention' } as const

/** What the rules say of this service for this person; where they say no, the reason for asking all the same. */
const Rules = ({ of, situation: { decision, isRefusedByRules } }: InForm) => {
  const t = useMessages()
  if (!decision) return null
  return (
    <>
      <Band tone={tones[decision.outcome]}><T text={decision.sentence} /></Band>
      {isRefusedByRules && (
        <Field of={of} name="despiteRulesReason" label={t('person.refer.despite')} help={t('person.refer.despite.help')}>{field => <TextArea {...field} rows={2} maxLength={1000} />}</Field>
      )}
    </>
  )
}

/** Asks here and now for the agreement that is not there. */
const AskToShare = ({ of, organisation }: { of: Fields<Referring>; organisation: string }) => {
  const t = useMessages()
  const sharing = useWatch({ control: of.form.control, name: 'sharing' })
  return (
    <>
      <Field of={of} name="sharing" label={t('person.refer.sharing')} help={t('person.refer.sharing.say', { organisation })}>
        {field => <RadioGroup {...field} options={sharingAnswers.map(each => ({ key: each, label: t(`person.refer.sharing.${each}`), note: t(`person.refer.sharing.${each}.note`) }))} />}
      </Field>
      {(sharing === 'given' || sharing === 'refused') && <AskingFields of={of} />}
      {sharing === 'without' && (
        <Field of={of} name="withoutConsentReason" label={t('person.refer.without')} help={t('person.refer.without.help')}>{field => <TextArea {...field} rows={2} maxLength={1000} />}</Field>
      )}
    </>
  )
}

/** The agreement to share with that organisation: as it stands, or asked for here. */
const Sharing = ({ of, situation: { offer, answer, mayShare } }: InForm) => {
  const text = useText()
  const organisation = offer?.organisation ? text(offer.organisation.name) : ''
  if (!answer) return <AskToShare of={of} organisation={organisation} />
  const said = mayShare ? 'person.refer.agreed' : answer.withdrawnAt === null ? 'person.refer.refused-before' : 'person.refer.withdrawn-before'
  return (
    <>
      <Band tone={mayShare ? 'done' : 'attention'}><M id={said} values={{ day: <DayText day={answer.on} />, organisation }} /></Band>
      {!mayShare && <AskToShare of={of} organisation={organisation} />}
    </>
  )
}

const Request = ({ of }: { of: Fields<Referring> }) => {
  const t = useMessages()
  return (
    <>
      <Field of={of} name="reason" label={t('person.refer.reason')} help={t('person.refer.reason.help')}>{field => <TextArea {...field} rows={3} maxLength={1000} />}</Field>
      <Field of={of} name="urgency" label={t('person.refer.urgency')}>
        {field => <RadioGroup {...field} options={urgencies.map(urgency => ({ key: urgency, label: t(`referral.urgency.${urgency}`), note: t('person.urgency.answer', { days: answerDays[urgency] }) }))} />}
      </Field>
    </>
  )
}

const ReferForm = ({ person, offer: chosen, close }: ActProps & { person: Person }) => {
  const t = useMessages()
  const { offers, options } = useOffers('others', person.residence?.code ?? null)
  const start: Referring = { to: chosen, reason: '', urgency: 'ordinary', sharing: null, manner: 'spoken', language: useLanguage(), withoutConsentReason: '', despiteRulesReason: '' }
  const fields = useFields<Referring>({ start, draft: chosen === null ? `person.refer.${person.id}` : `person.refer.${person.id}.${chosen}` })
  const situation = useSituation(fields, person, offers)
  const sending = useReferring(fields, { person, situation, close })
  return (
    <FieldsForm of={fields} sending={sending}>
      <Field of={fields} name="to" label={t('person.refer.where')} help={t('person.refer.where.help')}>{field => <ComboBox {...field} options={options} />}</Field>
      {situation.offer && <Rules of={fields} situation={situation} />}
      {situation.offer && <Sharing of={fields} situation={situation} />}
      {!situation.isRefusal && <Request of={fields} />}
      <ProcessingNotice form="referral" />
      <DialogFoot>
        <Button onPress={close}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="primary" isPending={sending.isPending}>{t(situation.isRefusal ? 'person.refer.note-refusal' : 'person.refer.do')}</Button>
      </DialogFoot>
    </FieldsForm>
  )
}

/** Refers the person to an offer of another organisation. */
export const ReferDialog = (props: ActProps) => {
  const t = useMessages()
  const { isLoading } = useOffers('others', props.person.residence?.code ?? null)
  return (
    <Dialog title={t('person.refer.person')} isOpen onOpenChange={props.close}>
      {isLoading ? <Skeleton rows={5} /> : <ReferForm {...props} />}
    </Dialog>
  )
}
