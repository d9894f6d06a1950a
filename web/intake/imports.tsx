import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { createLazyRoute, useNavigate } from '@tanstack/react-router'
import { useState, type DragEvent } from 'react'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { type Import, ImportDetail } from '#intake/model'
import { sendFile } from '../app/api.ts'
import { Link } from '../app/link.tsx'
import { Page } from '../app/page.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { useFormats } from '../ui/format.ts'
import { useMessages } from '../ui/messages.tsx'
import { notify } from '../ui/notify.ts'
import { EmptyState } from '../ui/states.tsx'
import { Status } from '../ui/status.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { importsQuery } from './queries.ts'
import { Refused } from './refused.tsx'
import './intake.css'

const kinds = ['.csv', '.tsv', '.txt', '.xlsx', '.json', 'text/csv', 'application/json', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']

const tones = { open: 'plain', checking: 'information', checked: 'attention', running: 'information', stopped: 'attention', done: 'done', refused: 'refusal' } as const

export const StateOf = ({ state }: { state: Import['state'] }) => {
  const t = useMessages()
  return <Status tone={tones[state]}>{t(`intake.state.${state}`)}</Status>
}

const useUpload = () => {
  const t = useMessages()
  const navigate = useNavigate()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (file: File) => sendFile('/v1/intake/imports', ImportDetail, file),
    onSuccess: async (found) => {
      await queries.invalidateQueries({ queryKey: ['imports'] })
      if (found.again) notify(t('intake.again'))
      await navigate({ to: '/imports/$id', params: { id: found.id } })
    },
  })
}

const Upload = () => {
  const t = useMessages()
  const upload = useUpload()
  const [isOver, setOver] = useState(false)
  const take = (file: File | undefined | null) => {
    if (file) upload.mutate(file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  const over = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <Card title={t('intake.upload')}>
      <div className="intake-drop" data-over={isOver || undefined} onDrop={drop} onDragOver={over} onDragLeave={() => setOver(false)}>
        <p>{t('intake.upload.what')}</p>
        <FileTrigger acceptedFileTypes={kinds} onSelect={(files) => take(files?.[0])}>
          <Button tone="primary" icon="document" isPending={upload.isPending}>
            {t('intake.upload.choose')}
          </Button>
        </FileTrigger>
        <p className="quiet small">{t('intake.upload.limits')}</p>
      </div>
      <Refused error={upload.error} />
    </Card>
  )
}

const useColumns = (): Column<Import>[] => {
  const t = useMessages()
  const { moment, number } = useFormats()
  return [
    { key: 'name', header: t('intake.file'), cell: (row) => <Link to="/imports/$id" params={{ id: row.id }}><bdi>{row.name}</bdi></Link> },
    { key: 'state', header: t('intake.state'), cell: (row) => <StateOf state={row.state} /> },
    { key: 'rows', header: t('intake.rows'), end: true, cell: (row) => number(row.checked) },
    { key: 'registered', header: t('intake.registered'), end: true, cell: (row) => number(row.registered) },
    { key: 'by', header: t('intake.by'), cell: (row) => <bdi>{row.uploadedBy}</bdi> },
    { key: 'at', header: t('intake.at'), cell: (row) => moment(row.uploadedAt) },
  ]
}

const Imports = () => {
  const t = useMessages()
  const columns = useColumns()
  const { data } = useSuspenseQuery(importsQuery)
  return (
    <Page title={t('intake.imports')} lead={t('intake.lead')} help="intake.help.imports">
      <div className="stack">
        <Upload />
        {data.length === 0 ? (
          <EmptyState icon="people" title={t('intake.none')}>
            <p>{t('intake.none.what')}</p>
          </EmptyState>
        ) : (
          <Card title={t('intake.before')} count={data.length}>
            <Table caption={t('intake.before')} columns={columns} rows={data} rowKey={(row) => row.id} phone="cards" />
          </Card>
        )}
      </div>
    </Page>
  )
}

export const ImportsPage = createLazyRoute('/frame/imports')({ component: Imports })
