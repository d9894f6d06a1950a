import { createLazyRoute, getRouteApi } from '@tanstack/react-router'
import { languages, type Language } from '#language/text'
import { Page } from '../app/page.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { useFormats } from '../ui/format.ts'
import { ownNameOf, useLanguage } from '../ui/language.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Segments } from '../ui/segments.tsx'
import { ComboBox } from '../ui/select.tsx'
import { lastFullQuarter, quartersBetween, thisQuarter } from '../strategy/parts/period.ts'
import { useMaking } from './making.ts'
import { Ordered } from './ordered.tsx'
import { Publication } from './publication.tsx'
import './report.css'

const route = getRouteApi('/frame/reports')

/** The quarters that a report may be about, the latest first; the current one is not over, and says so. */
const useQuarters = () => {
  const t = useMessages()
  const { period } = useFormats()
  return quartersBetween('2014-Q1', thisQuarter())
    .toReversed()
    .map((quarter) => ({
      key: quarter,
      label: period(quarter),
      ...(quarter === thisQuarter() ? { note: t('report.quarter.current') } : {}),
    }))
}

const contents = ['headlines', 'signals', 'programmes', 'quarters', 'regions', 'coverage', 'money', 'disagreements', 'provenance'] as const

const Contents = () => {
  const t = useMessages()
  return (
    <Card title={t('report.contents')}>
      <ol className="report-contents">
        {contents.map((part) => (
          <li key={part}>{t(`report.contents.${part}`)}</li>
        ))}
      </ol>
      <p className="quiet small">{t('report.contents.rule')}</p>
    </Card>
  )
}

const OrderCard = () => {
  const t = useMessages()
  const navigate = route.useNavigate()
  const search = route.useSearch()
  const current = useLanguage()
  const quarters = useQuarters()
  const making = useMaking()
  const period = search.period ?? lastFullQuarter()
  const language = search.language ?? current
  const set = (part: { period?: string; language?: Language }) =>
    void navigate({ search: { period, language, ...part }, replace: true, resetScroll: false })
  return (
    <Card title={t('report.order')}>
      <ComboBox label={t('report.quarter')} options={quarters} value={period} onChange={(chosen) => chosen && set({ period: chosen })} />
      <div className="stack" data-gap="small">
        <span className="field-label" aria-hidden>
          {t('report.language')}
        </span>
        <Segments
          label={t('report.language')}
          options={languages.map((key) => ({ key, label: ownNameOf[key], lang: key }))}
          value={language}
          onChange={(chosen) => set({ language: chosen })}
        />
      </div>
      <div>
        <Button tone="primary" icon="report" onPress={() => making.mutate({ period, language, stopping: new AbortController() })}>
          {t('report.make')}
        </Button>
      </div>
    </Card>
  )
}

const Reports = () => {
  const t = useMessages()
  return (
    <Page title={t('report.title')} lead={t('report.lead')} help="report.help.reports">
      <div className="report-page">
        <div className="stack">
          <OrderCard />
          <Ordered />
          <Publication />
        </div>
        <Contents />
      </div>
    </Page>
  )
}

export const ReportsPage = createLazyRoute('/frame/reports')({ component: Reports })
