import { useSuspenseQuery } from '@tanstack/react-query'
import { createLazyRoute } from '@tanstack/react-router'
import { useState } from 'react'
import { z } from 'zod'
import { Authorisation, officer, Processing } from '#rights/model'
import { put } from '../app/api.ts'
import { Field, FieldsForm, useFields, useSending } from '../app/fields.tsx'
import { Page } from '../app/page.tsx'
import { useMay } from '../app/session.ts'
import { today } from '../app/today.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Dialog, DialogFoot } from '../ui/dialog.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { useMessages } from '../ui/messages.tsx'
import { notify } from '../ui/notify.ts'
import { Status } from '../ui/status.tsx'
import { Code, DayText, T, useText } from '../ui/text.tsx'
import { TextField } from '../ui/text-field.tsx'
import { processingsQuery } from './queries.ts'
import './rights.css'

const Processings = z.object({ items: z.array(Processing) })

const NumberForm = ({ processing, close }: { processing: Processing; close: () => void }) => {
  const t = useMessages()
  const fields = useFields<{ number: string; on: string | null }>({ start: { number: processing.authorisation ?? '', on: processing.authorisedOn ?? today() } })
  const sending = useSending(fields, {
    schema: Authorisation,
    send: (input, key) => put(`/v1/processings/${processing.code}`, Processings, { body: input, key }),
    touches: [['rights']],
    done: () => {
      notify(t('rights.numbered'))
      close()
    },
  })
  return (
    <FieldsForm of={fields} sending={sending}>
      <Field of={fields} name="number" label={t('rights.number')} help={t('rights.number.help')}>{(field) => <TextField {...field} />}</Field>
      <Field of={fields} name="on" label={t('rights.number.on')}>{(field) => <DayField {...field} max={today()} />}</Field>
      <DialogFoot>
        <Button onPress={close}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="primary" isPending={sending.isPending}>{t('rights.number.keep')}</Button>
      </DialogFoot>
    </FieldsForm>
  )
}

const Number = ({ processing: { authorisation, authorisedOn } }: { processing: Processing }) => {
  const t = useMessages()
  if (authorisation === null) return <Status tone="attention">{t('rights.awaited')}</Status>
  return <><Code>{authorisation}</Code>{authorisedOn && <span className="quiet small"> · <DayText day={authorisedOn} /></span>}</>
}

const Kept = ({ processing: { terms } }: { processing: Processing }) => {
  const t = useMessages()
  const text = useText()
  if (terms.length === 0) return <>{t('rights.kept.figures')}</>
  return terms.map(({ purpose, name, months, confirmedAt }) => (
    <div key={purpose}>
      {t('rights.kept.for', { name: text(name), months })} {confirmedAt === null && <Status tone="attention">{t('rights.to-confirm')}</Status>}
    </div>
  ))
}

const One = ({ processing }: { processing: Processing }) => {
  const t = useMessages()
  const isOfficer = useMay([officer])
  const [editing, edit] = useState(false)
  return (
    <Card title={<T text={processing.name} />} {...(isOfficer ? { action: <Button tone="quiet" icon="edit" onPress={() => edit(true)}>{t('rights.number.edit')}</Button> } : {})}>
      <Facts lines>
        <Fact label={t('rights.number')}><Number processing={processing} /></Fact>
        <Fact label={t('rights.regime')}>{t(`rights.regime.${processing.regime}`)} · <T text={processing.why} /></Fact>
        <Fact label={t('rights.processing.purpose')}><T text={processing.purpose} /></Fact>
        <Fact label={t('rights.processing.controller')}><T text={processing.controller} /></Fact>
        <Fact label={t('rights.processing.data')}><T text={processing.data} /></Fact>
        <Fact label={t('rights.processing.recipients')}><T text={processing.recipients} /></Fact>
        <Fact label={t('rights.processing.kept')}><Kept processing={processing} /></Fact>
      </Facts>
      {editing && <Dialog title={t('rights.number')} isOpen onOpenChange={() => edit(false)}><NumberForm processing={processing} close={() => edit(false)} /></Dialog>}
    </Card>
  )
}

const Register = () => {
  const t = useMessages()
  const { data } = useSuspenseQuery(processingsQuery)
  return (
    <Page title={t('rights.register')} lead={t('rights.register.lead')} help="rights.help.register">
      <div className="rights-register">
        {data.map((processing) => <One key={processing.code} processing={processing} />)}
      </div>
    </Page>
  )
}

export const RegisterPage = createLazyRoute('/frame/processings')({ component: Register })
