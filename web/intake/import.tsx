import { useSuspenseQuery } from '@tanstack/react-query'
import { createLazyRoute, getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { ImportDetail, type Mapping } from '#intake/model'
import { put } from '../app/api.ts'
import { Link } from '../app/link.tsx'
import { Page } from '../app/page.tsx'
import { useWrite } from '../app/writing.ts'
import { Band } from '../ui/band.tsx'
import { Button } from '../ui/button.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Columns } from './columns.tsx'
import { StateOf } from './imports.tsx'
import { Meanings } from './meanings.tsx'
import { importQuery } from './queries.ts'
import { ReadingCard } from './reading.tsx'
import { Refused, useFileFault } from './refused.tsx'
import { steps } from './routes.tsx'
import { Trial } from './trial.tsx'
import './intake.css'

const route = getRouteApi('/frame/imports/$id')

type Step = (typeof steps)[number]

/** Where an import stands by itself: what is not yet tried is mapped; what was tried is looked at. */
const stepOf = (found: ImportDetail, asked: Step | undefined): Step => asked ?? (found.state === 'open' || found.state === 'refused' ? 'columns' : 'trial')

const Steps = ({ current, go, isFixed }: { current: Step; go: (step: Step) => void; isFixed: boolean }) => {
  const t = useMessages()
  return (
    <ol className="intake-steps" aria-label={t('intake.steps')}>
      {steps.map((step, place) => (
        <li key={step} aria-current={step === current ? 'step' : undefined} data-current={step === current || undefined}>
          <Button tone="quiet" isDisabled={isFixed && step !== 'trial'} onPress={() => go(step)}>
            {place + 1}. {t(`intake.step.${step}`)}
          </Button>
        </li>
      ))}
    </ol>
  )
}

const Mapped = ({ found, step, go }: { found: ImportDetail; step: Step; go: (step: Step) => void }) => {
  const t = useMessages()
  const [mapping, setMapping] = useState<Mapping>(found.mapping)
  const next: Step = step === 'columns' ? 'meanings' : 'trial'
  const saving = useWrite({
    write: (input: Mapping, key) => put(`/v1/intake/imports/${found.id}/mapping`, ImportDetail, { body: input, key }),
    touches: [['imports']],
    done: () => go(next),
  })
  return (
    <div className="stack">
      {step === 'columns' && found.mappingKnown && (
        <Band tone="information" slim>
          {t('intake.mapping-known')}
        </Band>
      )}
      {step === 'columns' ? (
        <>
          <ReadingCard found={found} />
          <Columns found={found} mapping={mapping} change={setMapping} />
        </>
      ) : (
        <Meanings found={found} mapping={mapping} change={setMapping} />
      )}
      <Refused error={saving.error} />
      <div className="cluster">
        <Button tone="primary" iconAfter="arrow-end" isPending={saving.isPending} onPress={() => saving.mutate(mapping)}>
          {t(`intake.next.${next}`)}
        </Button>
      </div>
    </div>
  )
}

const OneImport = () => {
  const t = useMessages()
  const { id } = route.useParams()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const told = useFileFault()
  const { data } = useSuspenseQuery(importQuery(id))
  const step = stepOf(data, search.step)
  const isFixed = data.ran > 0 || !['open', 'checked', 'stopped', 'refused'].includes(data.state)
  const go = (to: Step) => void navigate({ search: { step: to } })
  return (
    <Page
      title={data.name}
      heading={<bdi>{data.name}</bdi>}
      help={`intake.help.${step}`}
      breadcrumb={<Link to="/imports">{t('intake.imports')}</Link>}
      status={<StateOf state={data.state} />}
    >
      <div className="stack">
        <Steps current={step} go={go} isFixed={isFixed} />
        {data.fault && (
          <Band tone="refusal" role="alert">
            {data.fault.code === 'work-failed' ? t('intake.work-failed') : `${t('intake.file-refused')} ${told(data.fault)}`}
          </Band>
        )}
        {step === 'trial' || isFixed ? <Trial found={data} outcome={search.outcome} /> : <Mapped key={`${data.id}${JSON.stringify(data.reading)}`} found={data} step={step} go={go} />}
      </div>
    </Page>
  )
}

export const ImportPage = createLazyRoute('/frame/imports/$id')({ component: OneImport })
