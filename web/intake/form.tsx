import { useSuspenseQuery } from '@tanstack/react-query'
import { createLazyRoute, getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { fields, type Field, FormDetail, saidIn } from '#intake/model'
import { post, put } from '../app/api.ts'
import { ButtonLink, Link } from '../app/link.tsx'
import { Page } from '../app/page.tsx'
import { useWrite } from '../app/writing.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { useLanguage } from '../ui/language.tsx'
import { useKnown, useMessages } from '../ui/messages.tsx'
import { Select } from '../ui/select.tsx'
import { Code } from '../ui/text.tsx'
import { FormStateOf } from './forms.tsx'
import { formQuery } from './queries.ts'
import { Refused } from './refused.tsx'
import './intake.css'

const route = getRouteApi('/frame/forms/$id')
const nothing = 'nothing'

const NotKnown = ({ found }: { found: FormDetail }) => {
  const t = useMessages()
  const knows = useKnown()
  const { unsupported } = found.shape
  if (unsupported.length === 0) return <Card title={t('intake.form-all-known')} tone="done"><p>{t('intake.form-all-known.what')}</p></Card>
  return (
    <Card title={t('intake.form-unknown')} count={unsupported.length} tone="attention">
      <p>{t('intake.form-unknown.what')}</p>
      <ul className="intake-words">
        {unsupported.map(({ sheet, row, code, what }) => (
          <li key={`${sheet}${row}${code}${what}`}>
            <div>
              <bdi lang="en">{sheet}</bdi>, {t('intake.at-row', { row })}
            </div>
            <div>
              {t(knows(`intake.unsupported.${code}`) ? `intake.unsupported.${code}` : 'intake.unsupported.other')} <Code>{what}</Code>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

type Column = FormDetail['columns'][number]

const QuestionRow = ({ found, column: { name, field }, set }: { found: FormDetail; column: Column; set: (name: string, field: Field | null) => void }) => {
  const t = useMessages()
  const language = useLanguage()
  const said = saidIn(found.shape.questions.find((each) => each.name === name)?.label ?? {}, language, found.shape)
  const label = said.text || name
  const options = [{ key: nothing, label: t('intake.form-kept') }, ...fields.filter((each) => each !== 'key').map((key) => ({ key: key as string, label: t(`intake.field.${key}`) }))]
  return (
    <li>
      <div className="intake-column-name" {...(said.language ? { lang: said.language } : {})}>
        <bdi>{label}</bdi>
      </div>
      <Select
        label={t('intake.form-says', { question: label })}
        options={options}
        isDisabled={found.state === 'closed'}
        value={field ?? nothing}
        onChange={(key) => set(name, key === null || key === nothing ? null : (key as Field))}
      />
    </li>
  )
}

const Questions = ({ found }: { found: FormDetail }) => {
  const t = useMessages()
  const [columns, setColumns] = useState(found.columns)
  const saving = useWrite({ write: (body: object, key) => put(`/v1/intake/forms/${found.id}/mapping`, FormDetail, { body, key }), touches: [['forms']] })
  const set = (name: string, field: Field | null) =>
    setColumns(columns.map((each) => (each.name === name ? { name, field } : field !== null && each.field === field ? { ...each, field: null } : each)))
  return (
    <Card title={t('intake.form-questions')} count={columns.length}>
      <p>{t('intake.form-questions.what')}</p>
      <ul className="intake-columns">
        {columns.map((column) => (
          <QuestionRow key={column.name} found={found} column={column} set={set} />
        ))}
      </ul>
      <Refused error={saving.error} />
      {found.state !== 'closed' && (
        <div>
          <Button isPending={saving.isPending} onPress={() => saving.mutate({ columns })}>
            {t('intake.form-save')}
          </Button>
        </div>
      )}
    </Card>
  )
}

const Acts = ({ found }: { found: FormDetail }) => {
  const t = useMessages()
  const act = useWrite({ write: (to: 'publish' | 'close', key) => post(`/v1/intake/forms/${found.id}/${to}`, FormDetail, { key }), touches: [['forms']] })
  return (
    <div className="stack" data-gap="small">
      <Refused error={act.error} />
      <div className="cluster">
        {found.state === 'open' && (
          <Button tone="primary" isPending={act.isPending} onPress={() => act.mutate('publish')}>
            {t('intake.form-publish')}
          </Button>
        )}
        {found.state === 'published' && (
          <>
            <ButtonLink to="/forms/$id/answer" params={{ id: found.id }} tone="primary">
              {t('intake.form-fill')}
            </ButtonLink>
            <Button isPending={act.isPending} onPress={() => act.mutate('close')}>
              {t('intake.form-close')}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}

const OneForm = () => {
  const t = useMessages()
  const { id } = route.useParams()
  const { data } = useSuspenseQuery(formQuery(id))
  return (
    <Page
      title={data.title}
      heading={<bdi>{data.title}</bdi>}
      lead={t('intake.form-lead', { version: data.version || '—', questions: data.questions })}
      breadcrumb={<Link to="/forms">{t('intake.forms')}</Link>}
      status={<FormStateOf state={data.state} />}
      help="intake.help.form"
    >
      <div className="stack">
        <NotKnown found={data} />
        <Questions key={data.id} found={data} />
        <Acts found={data} />
      </div>
    </Page>
  )
}

export const FormPage = createLazyRoute('/frame/forms/$id')({ component: OneForm })
