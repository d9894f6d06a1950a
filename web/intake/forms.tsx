import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { createLazyRoute, useNavigate } from '@tanstack/react-router'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { type Form, FormDetail, importerRoles } from '#intake/model'
import { sendFile } from '../app/api.ts'
import { ButtonLink, Link } from '../app/link.tsx'
import { Page } from '../app/page.tsx'
import { actingOf, useSession } from '../app/session.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { useMessages } from '../ui/messages.tsx'
import { EmptyState } from '../ui/states.tsx'
import { Status } from '../ui/status.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { formsQuery } from './queries.ts'
import { Refused } from './refused.tsx'
import './intake.css'

const tones = { open: 'attention', published: 'done', closed: 'quiet' } as const

export const FormStateOf = ({ state }: { state: Form['state'] }) => {
  const t = useMessages()
  return <Status tone={tones[state]}>{t(`intake.form-state.${state}`)}</Status>
}

/** Whether whoever looks may bring forms in and publish them, and not only fill them in. */
const useMayKeep = (): boolean => (importerRoles as readonly string[]).includes(actingOf(useSession()).role)

const Bring = () => {
  const t = useMessages()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const bringing = useMutation({
    mutationFn: (file: File) => sendFile('/v1/intake/forms', FormDetail, file),
    onSuccess: async (found) => {
      await queries.invalidateQueries({ queryKey: ['forms'] })
      await navigate({ to: '/forms/$id', params: { id: found.id } })
    },
  })
  return (
    <Card title={t('intake.form-bring')}>
      <p>{t('intake.form-bring.what')}</p>
      <div>
        <FileTrigger acceptedFileTypes={['.xlsx']} onSelect={(files) => files?.[0] && bringing.mutate(files[0])}>
          <Button tone="primary" icon="document" isPending={bringing.isPending}>
            {t('intake.form-bring.choose')}
          </Button>
        </FileTrigger>
      </div>
      <Refused error={bringing.error} />
    </Card>
  )
}

const useColumns = (mayKeep: boolean): Column<Form>[] => {
  const t = useMessages()
  return [
    { key: 'title', header: t('intake.form'), cell: (row) => (mayKeep ? <Link to="/forms/$id" params={{ id: row.id }}><bdi>{row.title}</bdi></Link> : <bdi>{row.title}</bdi>) },
    { key: 'version', header: t('intake.form-version'), cell: (row) => <bdi>{row.version}</bdi> },
    { key: 'state', header: t('intake.state'), cell: (row) => <FormStateOf state={row.state} /> },
    {
      key: 'fill',
      header: t('intake.form-fill'),
      cell: (row) =>
        row.state === 'published' ? (
          <ButtonLink to="/forms/$id/answer" params={{ id: row.id }} tone="quiet" aria-label={t('intake.form-fill.of', { title: row.title })}>
            {t('intake.form-fill')}
          </ButtonLink>
        ) : null,
    },
  ]
}

const Forms = () => {
  const t = useMessages()
  const mayKeep = useMayKeep()
  const columns = useColumns(mayKeep)
  const { data } = useSuspenseQuery(formsQuery)
  const shown = mayKeep ? data : data.filter(({ state }) => state === 'published')
  return (
    <Page title={t('intake.forms')} lead={t('intake.forms.lead')} help="intake.help.forms">
      <div className="stack">
        {mayKeep && <Bring />}
        {shown.length === 0 ? (
          <EmptyState icon="document" title={t('intake.forms.none')}>
            <p>{t('intake.forms.none.what')}</p>
          </EmptyState>
        ) : (
          <Table caption={t('intake.forms')} columns={columns} rows={shown} rowKey={(row) => row.id} phone="cards" />
        )}
      </div>
    </Page>
  )
}

export const FormsPage = createLazyRoute('/frame/forms')({ component: Forms })
