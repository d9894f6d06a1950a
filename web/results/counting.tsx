import { useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query'
import type { Text } from '#language/text'
import type { Explanation } from '#results/model'
import { Card } from '../ui/card.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { useFormats } from '../ui/format.ts'
import { useMessages } from '../ui/messages.tsx'
import { Code, T } from '../ui/text.tsx'
import { areasQuery, kindsQuery, projectsQuery } from '../strategy/parts/queries.ts'
import { SourceText } from '../strategy/parts/sources.tsx'
import './results.css'

type Counts = NonNullable<Explanation['indicator']['counts']>

const Kinds = ({ codes }: { codes: string[] }) => {
  const t = useMessages()
  const { data: kinds } = useSuspenseQuery(kindsQuery)
  return codes.map((code) => {
    const name = kinds.get(code)
    return (
      <li key={code}>
        {t('results.counts.kind')} {name ? <T text={name} /> : t('results.counts.kind-unoffered')}
      </li>
    )
  })
}

const Named = ({ label, name }: { label: string; name: Text | undefined }) =>
  name && (
    <li>
      {label} <T text={name} />
    </li>
  )

/** Which lines are counted, in words: every condition that is given holds. */
const Filter = ({ counts }: { counts: Counts }) => {
  const t = useMessages()
  const [{ data: projects }, { data: areas }] = useSuspenseQueries({ queries: [projectsQuery, areasQuery] })
  return (
    <ul className="counts">
      {counts.objective && (
        <li>
          {t('results.counts.objective')} <Code>{counts.objective}</Code>
        </li>
      )}
      <Kinds codes={counts.serviceKinds ?? []} />
      <Named label={t('results.counts.project')} name={projects.find(({ id }) => id === counts.project)?.name} />
      <Named label={t('results.counts.area')} name={areas.find(({ code }) => code === counts.area)?.name} />
      <li>{t('results.counts.standing')}</li>
    </ul>
  )
}

const Days = ({ bounds }: Pick<Explanation, 'bounds'>) => {
  const t = useMessages()
  const { day } = useFormats()
  if (!bounds.from || !bounds.to) return <>{t('strategy.period.all')}</>
  return <>{t('results.days.between', { from: day(bounds.from), to: day(bounds.to) })}</>
}

/** What the number means and how it was made: enough to count it again. */
export const Counting = ({ figure }: { figure: Explanation }) => {
  const t = useMessages()
  const { number, moment } = useFormats()
  const { indicator, recorded, bounds, threshold, base, reading } = figure
  return (
    <Card title={t('results.counting')}>
      <Facts>
        <Fact label={t('results.rule')}>{t(`results.rule.${indicator.rule}`)}</Fact>
        <Fact label={t('results.population')}>{t(`strategy.population.${indicator.population}`)}</Fact>
        <Fact label={t('results.counts')}>
          {indicator.counts ? <Filter counts={indicator.counts} /> : t('strategy.gap.uncounted.what')}
        </Fact>
        <Fact label={t('results.days')}>
          <Days bounds={bounds} />
        </Fact>
        {indicator.numerator && (
          <Fact label={t('results.numerator')}>
            <T text={indicator.numerator} />
          </Fact>
        )}
        {indicator.denominator && (
          <Fact label={t('results.denominator')}>
            <T text={indicator.denominator} />
          </Fact>
        )}
        {recorded && (
          <Fact label={t('results.position')}>
            {t('results.position.line', { position: number(recorded.position) })}{' '}
            <span className="quiet">{moment(recorded.countedAt)}</span>
          </Fact>
        )}
        {recorded && (
          <Fact label={t('results.lines')}>{recorded.lines === 'withheld' ? t('results.lines.reserved') : number(recorded.lines)}</Fact>
        )}
        {indicator.counts && <Fact label={t('results.threshold')}>{t(reading.exact ? 'results.threshold.exact' : 'results.threshold.rule', { most: threshold - 1, base })}</Fact>}
      </Facts>
      <SourceText source={indicator.source} />
    </Card>
  )
}
