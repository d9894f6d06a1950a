import { useWatch } from 'react-hook-form'
import { findings, Glass, GlassReview } from '#person/opening/model'
import { post } from '../app/api.ts'
import { Field, FieldsForm, useFields, useSending } from '../app/fields.tsx'
import { ButtonLink } from '../app/link.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogFoot } from '../ui/dialog.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { useFormats } from '../ui/format.ts'
import { useMessages } from '../ui/messages.tsx'
import { notify } from '../ui/notify.ts'
import { RadioGroup } from '../ui/radio-group.tsx'
import { T } from '../ui/text.tsx'
import { TextArea } from '../ui/text-field.tsx'
import { About } from './rows.tsx'
import { GlassSign } from './signs.tsx'

type Filled = { finding: GlassReview['finding'] | null; remark: string }

const ReviewForm = ({ glass, close }: { glass: Glass; close: () => void }) => {
  const t = useMessages()
  const fields = useFields<Filled>({ start: { finding: null, remark: '' } })
  const finding = useWatch({ control: fields.form.control, name: 'finding' })
  const sending = useSending(fields, {
    schema: GlassReview,
    input: ({ finding: found, remark }) => ({ finding: found ?? undefined, remark: remark.trim() || null }),
    send: (input, key) => post(`/v1/glass/${glass.id}/review`, Glass, { body: input, key }),
    touches: [['access']],
    done: () => {
      notify(t('access.reviewed'))
      close()
    },
  })
  return (
    <FieldsForm of={fields} sending={sending}>
      <Field of={fields} name="finding" label={t('access.finding')}>
        {(field) => <RadioGroup {...field} options={findings.map((key) => ({ key, label: t(`access.finding.${key}`) }))} />}
      </Field>
      <Field of={fields} name="remark" label={t('access.remark')} optional={finding !== 'unjustified'} help={t('access.remark.help')}>
        {(field) => <TextArea {...field} rows={3} maxLength={1000} />}
      </Field>
      <DialogFoot>
        {glass.person && <ButtonLink to="/persons/$id" params={{ id: glass.person.id }}>{t('access.open-file')}</ButtonLink>}
        <Button type="submit" tone="primary" isPending={sending.isPending}>{t('access.review')}</Button>
      </DialogFoot>
    </FieldsForm>
  )
}

/** One opening in an emergency: who, why, whose file; and what was found, or the question. */
export const ReviewDialog = ({ glass, close }: { glass: Glass; close: () => void }) => {
  const t = useMessages()
  const { moment } = useFormats()
  return (
    <Dialog title={t('access.glass.one')} isOpen onOpenChange={close}>
      <div className="stack">
        <Facts lines>
          <Fact label={t('access.about')}><About person={glass.person} /></Fact>
          <Fact label={t('access.opened-by')}><bdi>{glass.by}</bdi> · <T text={glass.organisation.name} /></Fact>
          <Fact label={t('access.opened-at')}>{moment(glass.openedAt)}</Fact>
          <Fact label={t('access.until')}>{moment(glass.until)}</Fact>
          <Fact label={t('access.reason')}><bdi>{glass.reason}</bdi></Fact>
          <Fact label={t('access.owner')}><T text={glass.owner.name} /></Fact>
          <Fact label={t('access.state')}><GlassSign glass={glass} /></Fact>
          {glass.reviewedAt && <Fact label={t('access.reviewed-by')}><bdi>{glass.reviewedBy}</bdi> · {moment(glass.reviewedAt)}</Fact>}
          {glass.remark && <Fact label={t('access.remark')}><bdi>{glass.remark}</bdi></Fact>}
        </Facts>
        {glass.mayReview && <ReviewForm glass={glass} close={close} />}
      </div>
    </Dialog>
  )
}
