import { useSuspenseQuery } from '@tanstack/react-query'
import { createLazyRoute } from '@tanstack/react-router'
import { useState } from 'react'
import { officer, type Preview, type Term, TermSetting } from '#rights/model'
import { put } from '../app/api.ts'
import { Field, FieldsForm, useFields, useSending } from '../app/fields.tsx'
import { Page } from '../app/page.tsx'
import { useMay } from '../app/session.ts'
import { Band } from '../ui/band.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Dialog, DialogFoot } from '../ui/dialog.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { useFormats } from '../ui/format.ts'
import { useMessages } from '../ui/messages.tsx'
import { notify } from '../ui/notify.ts'
import { NumberField } from '../ui/number-field.tsx'
import { EmptyState } from '../ui/states.tsx'
import { Status, type StatusTone } from '../ui/status.tsx'
import { Table } from '../ui/table.tsx'
import { Code, DayText, T } from '../ui/text.tsx'
import { TextArea } from '../ui/text-field.tsx'
import { Changes } from './changes.tsx'
import { retentionQuery, TermChanges } from './queries.ts'
import './rights.css'

type Listed = Preview['persons'][number]

const TermForm = ({ term, close }: { term: Term; close: () => void }) => {
  const t = useMessages()
  const fields = useFields<{ months: number | null; source: string }>({ start: { months: term.months, source: term.source ?? '' } })
  const sending = useSending(fields, {
    schema: TermSetting,
    send: (input, key) => put(`/v1/retention/${term.purpose}`, TermChanges, { body: input, key }),
    touches: [['rights']],
    done: () => {
      notify(t('rights.term.kept'))
      close()
    },
  })
  return (
    <FieldsForm of={fields} sending={sending}>
      <Band tone="attention">{t('rights.term.effect')}</Band>
      <Field of={fields} name="months" label={t('rights.term.months')}>{(field) => <NumberField {...field} min={1} max={1200} />}</Field>
      <Field of={fields} name="source" label={t('rights.term.source')} help={t('rights.term.source.help')}>{(field) => <TextArea {...field} rows={2} maxLength={300} />}</Field>
      <DialogFoot>
        <Button onPress={close}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="primary" isPending={sending.isPending}>{t('rights.term.confirm')}</Button>
      </DialogFoot>
    </FieldsForm>
  )
}

const OneTerm = ({ term }: { term: Term }) => {
  const t = useMessages()
  const [editing, edit] = useState(false)
  return (
    <li className="rights-term">
      <span>
        <strong><T text={term.name} /></strong> · {t('rights.term.after', { months: term.months })}
        <span className="small quiet"> {term.source ? <bdi>{term.source}</bdi> : <T text={term.note} />}</span>
      </span>
      <span className="cluster">
        {term.confirmedAt === null ? <Status tone="attention">{t('rights.to-confirm')}</Status> : <Status tone="done">{t('rights.confirmed')}</Status>}
        <Button tone="quiet" icon="edit" onPress={() => edit(true)}>{t('rights.term.decide')}</Button>
      </span>
      {editing && <Dialog title={<T text={term.name} />} isOpen onOpenChange={() => edit(false)}><TermForm term={term} close={() => edit(false)} /></Dialog>}
    </li>
  )
}

const tones: Record<Listed['state'], StatusTone> = { due: 'attention', open: 'information', unconfirmed: 'plain', soon: 'quiet' }

const Persons = ({ preview }: { preview: Preview }) => {
  const t = useMessages()
  if (preview.persons.length === 0) return <EmptyState icon="check" title={t('rights.preview.none')}><p>{t('rights.preview.none.what')}</p></EmptyState>
  return (
    <Table
      caption={t('rights.preview.table')}
      rows={preview.persons}
      rowKey={({ code }) => code}
      columns={[
        { key: 'code', header: t('rights.preview.code'), cell: ({ code }) => <Code>{code}</Code> },
        { key: 'over', header: t('rights.preview.over'), cell: ({ over }) => <DayText day={over} /> },
        { key: 'state', header: t('rights.preview.state'), cell: ({ state }) => <Status tone={tones[state]}>{t(`rights.preview.${state}`)}</Status> },
      ]}
    />
  )
}

const Decided = () => {
  const t = useMessages()
  const { number } = useFormats()
  const { data: { terms, preview } } = useSuspenseQuery(retentionQuery)
  return (
    <>
      <Card title={t('rights.terms')}>
        <ul className="rights-terms">{terms.map((term) => <OneTerm key={term.purpose} term={term} />)}</ul>
      </Card>
      <Card title={t('rights.preview')}>
        <Facts>
          {(['due', 'open', 'unconfirmed', 'soon', 'done'] as const).map((state) => <Fact key={state} label={t(`rights.preview.${state}`)}>{number(preview[state])}</Fact>)}
        </Facts>
        <p className="quiet small">{t('rights.preview.what')}</p>
        <Persons preview={preview} />
      </Card>
    </>
  )
}

/** The secretariat, which may be the second hand, sees what waits and nobody's code. */
const Retention = () => {
  const t = useMessages()
  const decides = useMay([officer])
  return (
    <Page title={t('rights.retention')} lead={t('rights.retention.lead')} help="rights.help.retention">
      <Changes />
      {decides && <Decided />}
    </Page>
  )
}

export const RetentionPage = createLazyRoute('/frame/retention')({ component: Retention })
