import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { Import, type ImportDetail, type ImportRow, type Outcome, outcomes, reasonTexts } from '#intake/model'
import type { Text } from '#language/text'
import { addressOf, post } from '../app/api.ts'
import { Link } from '../app/link.tsx'
import { useWrite } from '../app/writing.ts'
import { Band } from '../ui/band.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { useFormats } from '../ui/format.ts'
import { useLanguage } from '../ui/language.tsx'
import { PlainButtonLink } from '../ui/link.tsx'
import { useMessages } from '../ui/messages.tsx'
import { More } from '../ui/more.tsx'
import { Progress } from '../ui/progress.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { Segments } from '../ui/segments.tsx'
import { EmptyState, Skeleton } from '../ui/states.tsx'
import { Status } from '../ui/status.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { Code, useText } from '../ui/text.tsx'
import { rowsQuery } from './queries.ts'
import { Refused } from './refused.tsx'
import { useNavigate } from '@tanstack/react-router'

const outcomeTones = { new: 'done', match: 'information', possible: 'attention', refused: 'refusal' } as const

const useAct = (id: string, act: 'check' | 'run' | 'stop' | 'resume') =>
  useWrite({ write: (body: object, key) => post(`/v1/intake/imports/${id}/${act}`, Import, { body, key }), touches: [['imports']] })

const Working = ({ found }: { found: ImportDetail }) => {
  const t = useMessages()
  const stopping = useAct(found.id, 'stop')
  const toRun = found.outcomes.new + found.outcomes.match
  const isRun = found.state === 'running'
  const share = isRun && toRun > 0 ? Math.min(1, found.ran / toRun) : null
  const label = isRun ? t('intake.running', { count: found.ran, of: toRun }) : t('intake.checking', { count: found.checked })
  return (
    <Card>
      <Progress label={label} share={share} isStopping={stopping.isPending} onStop={() => stopping.mutate({})} />
      <Refused error={stopping.error} />
    </Card>
  )
}

const Outcomes = ({ found }: { found: ImportDetail }) => {
  const t = useMessages()
  const { number } = useFormats()
  return (
    <div className="intake-outcomes" role="group" aria-label={t('intake.outcomes')}>
      {outcomes.map((outcome) => (
        <Card key={outcome} title={<Status tone={outcomeTones[outcome]}>{t(`intake.outcome.${outcome}`)}</Status>}>
          <p className="intake-number numeric">{number(found.outcomes[outcome])}</p>
          <p className="quiet small">{t(`intake.outcome.${outcome}.what`)}</p>
        </Card>
      ))}
    </div>
  )
}

const Try = ({ found }: { found: ImportDetail }) => {
  const t = useMessages()
  const checking = useAct(found.id, 'check')
  return (
    <Card title={t('intake.try')}>
      <p>{t('intake.try.what')}</p>
      <Refused error={checking.error} />
      <div>
        <Button tone="primary" isPending={checking.isPending} onPress={() => checking.mutate({})}>
          {t('intake.try.do')}
        </Button>
      </div>
    </Card>
  )
}

const Run = ({ found }: { found: ImportDetail }) => {
  const t = useMessages()
  const [possible, setPossible] = useState<'hold' | 'register'>('hold')
  const running = useAct(found.id, 'run')
  const again = useAct(found.id, 'check')
  const count = found.outcomes.new + (possible === 'register' ? found.outcomes.possible : 0)
  return (
    <Card title={t('intake.run')}>
      {found.outcomes.possible > 0 && (
        <RadioGroup
          label={t('intake.possible')}
          options={(['hold', 'register'] as const).map((key) => ({ key, label: t(`intake.possible.${key}`) }))}
          value={possible}
          onChange={setPossible}
        />
      )}
      <Refused error={running.error ?? again.error} />
      <div className="cluster">
        <Button tone="primary" isPending={running.isPending} isDisabled={count + found.outcomes.match === 0} onPress={() => running.mutate({ possible })}>
          {t('intake.run.do', { count })}
        </Button>
        <Button isPending={again.isPending} onPress={() => again.mutate({})}>
          {t('intake.try.again')}
        </Button>
      </div>
    </Card>
  )
}

const Stopped = ({ found }: { found: ImportDetail }) => {
  const t = useMessages()
  const resuming = useAct(found.id, 'resume')
  return (
    <Card title={t('intake.stopped')} tone="attention">
      <p>{t(found.phase === 'run' ? 'intake.stopped.run' : 'intake.stopped.check', { count: found.registered })}</p>
      <Refused error={resuming.error} />
      <div>
        <Button tone="primary" isPending={resuming.isPending} onPress={() => resuming.mutate({})}>
          {t('intake.resume')}
        </Button>
      </div>
    </Card>
  )
}

const Reasons = ({ row, columns }: { row: ImportRow; columns: ImportDetail['columns'] }) => {
  const t = useMessages()
  const text = useText()
  const told = (code: string): string => (code in reasonTexts ? text((reasonTexts as Record<string, Text>)[code]!) : text(reasonTexts['row-invalid']))
  return (
    <ul className="intake-reasons">
      {row.reasons.map(({ code, column, row: other }) => (
        <li key={`${code}${column}`}>
          {column !== null && (
            <>
              <bdi>{columns[column - 1]?.name}</bdi>
              {' · '}
            </>
          )}
          {told(code)}
          {other !== undefined && ` (${t('intake.at-row', { row: other })})`}
        </li>
      ))}
    </ul>
  )
}

const useRowColumns = (found: ImportDetail): Column<ImportRow>[] => {
  const t = useMessages()
  const shown = found.mapping.columns.filter(({ field }) => field !== null && field !== 'situation').slice(0, 5)
  const placeOf = new Map(found.columns.map(({ name }, place) => [name, place]))
  return [
    { key: 'row', header: t('intake.row'), cell: (row) => <Code>{String(row.row)}</Code> },
    { key: 'outcome', header: t('intake.outcome'), cell: (row) => <Status tone={outcomeTones[row.outcome]}>{t(`intake.outcome.${row.outcome}`)}</Status> },
    { key: 'why', header: t('intake.why'), cell: (row) => <Reasons row={row} columns={found.columns} /> },
    ...shown.map(({ name }): Column<ImportRow> => ({ key: `c${placeOf.get(name)}`, header: name, cell: (row) => <bdi>{row.cells[placeOf.get(name) ?? -1] ?? ''}</bdi> })),
    {
      key: 'person',
      header: t('intake.person'),
      cell: (row) => (row.person ? <Link to="/persons/$id" params={{ id: row.person }}>{t('intake.open-person')}</Link> : null),
    },
  ]
}

const Rows = ({ found, outcome }: { found: ImportDetail; outcome: Outcome | undefined }) => {
  const t = useMessages()
  const columns = useRowColumns(found)
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(rowsQuery(found.id, outcome, found.state))
  const rows = data.pages.flatMap((page) => page.items)
  if (rows.length === 0) return <EmptyState icon="people" title={t('intake.no-rows')}><p>{t('intake.no-rows.what')}</p></EmptyState>
  return (
    <>
      <Table caption={t('intake.rows-caption')} columns={columns} rows={rows} rowKey={(row) => String(row.row)} phone="cards" />
      <More hasMore={hasNextPage} isLoading={isFetchingNextPage} onMore={() => void fetchNextPage()} shown={rows.length} />
    </>
  )
}

const RowsCard = ({ found, outcome }: { found: ImportDetail; outcome: Outcome | undefined }) => {
  const t = useMessages()
  const language = useLanguage()
  const navigate = useNavigate({ from: '/imports/$id' })
  const back = found.outcomes.refused + found.outcomes.possible
  const address = addressOf(`/v1/intake/imports/${found.id}/returned`, { language })
  return (
    <Card
      title={t('intake.rows-of')}
      action={back > 0 ? <PlainButtonLink href={address} download icon="download">{t('intake.returned', { count: back })}</PlainButtonLink> : undefined}
    >
      <Segments
        label={t('intake.filter')}
        options={[{ key: 'all', label: t('intake.outcome.all') }, ...outcomes.map((key) => ({ key, label: t(`intake.outcome.${key}`) }))]}
        value={outcome ?? 'all'}
        onChange={(key) => void navigate({ search: (before) => ({ ...before, step: 'trial', outcome: key === 'all' ? undefined : (key as Outcome) }), replace: true, resetScroll: false })}
      />
      <Suspense fallback={<Skeleton rows={5} />}>
        <Rows found={found} outcome={outcome} />
      </Suspense>
    </Card>
  )
}

/** What would happen, what happens, and what became of each row. */
export const Trial = ({ found, outcome }: { found: ImportDetail; outcome: Outcome | undefined }) => {
  const t = useMessages()
  const { state } = found
  const isWorking = state === 'checking' || state === 'running'
  return (
    <div className="stack">
      {(state === 'open' || state === 'refused') && <Try found={found} />}
      {isWorking && <Working found={found} />}
      {state === 'stopped' && <Stopped found={found} />}
      {state === 'done' && (
        <Band tone="done" role="status">
          {t('intake.done', { count: found.registered })}
        </Band>
      )}
      {found.checked > 0 && <Outcomes found={found} />}
      {state === 'checked' && <Run found={found} />}
      {found.checked > 0 && state !== 'checking' && <RowsCard found={found} outcome={outcome} />}
    </div>
  )
}
