import { useSuspenseQuery } from '@tanstack/react-query'
import { createLazyRoute } from '@tanstack/react-router'
import type { PersonExport } from '#person/exports/model'
import { addressOf } from '../../app/api.ts'
import { ButtonLink, Link } from '../../app/link.tsx'
import { Page } from '../../app/page.tsx'
import { Card } from '../../ui/card.tsx'
import { PlainButtonLink } from '../../ui/link.tsx'
import { M, useMessages } from '../../ui/messages.tsx'
import { Breadcrumb } from '../../ui/page-header.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Status } from '../../ui/status.tsx'
import { DayText, Since } from '../../ui/text.tsx'
import { useCountries } from '../countries.ts'
import { dayOfMoment } from '../today.ts'
import { Deciding } from './deciding.tsx'
import { exportsQuery } from './queries.ts'
import { isToDecide } from './waiting.ts'
import { Withdrawing } from './withdrawing.tsx'
import '../file.css'

const tones = { waiting: 'attention', approved: 'plain', refused: 'refusal', ready: 'done', ended: 'quiet', withdrawn: 'quiet' } as const

const useFilters = () => {
  const t = useMessages()
  const { nameOf } = useCountries()
  return ({ filters: { sex, nationality } }: PersonExport) =>
    [sex && t(`person.sex.${sex}`), nationality && nameOf(nationality)].filter(Boolean).join(' · ') || t('person.export.filters.none')
}

const Line = ({ asked, agrees }: { asked: PersonExport; agrees: boolean }) => {
  const t = useMessages()
  const filtersOf = useFilters()
  const { state, mine } = asked
  return (
    <li>
      <span className="file-line">
        <strong>{t('person.export.count', { count: asked.counted })}</strong>
        <Status tone={tones[state]}>{t(`person.export.state.${state}`)}</Status>
      </span>
      <span><bdi>{asked.reason}</bdi></span>
      <span className="small quiet">
        <M id="person.export.by" values={{ name: <bdi>{asked.askedBy}</bdi> }} /> · <Since moment={asked.askedAt} /> · {filtersOf(asked)} · {t(`person.export.format.${asked.format}`)}
      </span>
      {asked.decidedBy && <span className="small quiet"><M id="person.export.decided" values={{ name: <bdi>{asked.decidedBy}</bdi> }} />{asked.answer && <> · <bdi>{asked.answer}</bdi></>}</span>}
      {state === 'ready' && mine && asked.expiresAt && (
        <span className="cluster">
          <span className="no-print"><PlainButtonLink icon="download" href={addressOf(`/v1/person-exports/${asked.id}/file`)} download="">{t('person.export.download')}</PlainButtonLink></span>
          <span className="small quiet">{t('person.export.until')} <DayText day={dayOfMoment(asked.expiresAt)} /></span>
        </span>
      )}
      {state === 'waiting' && mine && <Withdrawing asked={asked} />}
      {isToDecide(agrees)(asked) && <Deciding asked={asked} />}
    </li>
  )
}

const Lines = ({ title, items, agrees }: { title: string; items: PersonExport[]; agrees: boolean }) => (
  <Card title={title}>
    <ul className="file-lines">{items.map(asked => <Line key={asked.id} asked={asked} agrees={agrees} />)}</ul>
  </Card>
)

const Exports = () => {
  const t = useMessages()
  const { data: { items, agrees } } = useSuspenseQuery(exportsQuery)
  const isMine = isToDecide(agrees)
  const [waiting, others] = [items.filter(isMine), items.filter(each => !isMine(each))]
  return (
    <Page
      title={t('person.exports')} lead={t('person.exports.lead')} help="person.help.exports"
      breadcrumb={<Breadcrumb><Link to="/counter">{t('person.counter')}</Link></Breadcrumb>}
    >
      <div className="stack">
        {items.length === 0 && (
          <EmptyState icon="download" title={t('person.exports.none')} actions={<ButtonLink to="/counter" icon="search">{t('person.exports.none.go')}</ButtonLink>}>
            <p>{t('person.exports.none.what')}</p>
          </EmptyState>
        )}
        {waiting.length > 0 && <Lines title={t('person.exports.waiting')} items={waiting} agrees={agrees} />}
        {others.length > 0 && <Lines title={t('person.exports.others')} items={others} agrees={agrees} />}
      </div>
    </Page>
  )
}

export const ExportsPage = createLazyRoute('/frame/exports')({ component: Exports })
