import { useSuspenseQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import type { Figure } from '#results/model'
import { Part } from '../app/part.tsx'
import { Card } from '../ui/card.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Skeleton } from '../ui/states.tsx'
import { T } from '../ui/text.tsx'
import { QuarterChart, RegionMap } from './parts/charts.tsx'
import { lastQuarterOf, type Choice } from './parts/period.ts'
import { figureQuery } from './parts/queries.ts'

const Charts = ({ headline, choice }: { headline: Figure; choice: Choice }) => {
  const { data } = useSuspenseQuery(figureQuery(headline.indicator.code, choice))
  return (
    <div className="charts">
      <QuarterChart quarters={data.quarters} last={lastQuarterOf(choice)} indicator={data.indicator} />
      <RegionMap regions={data.regions} choice={choice} indicator={data.indicator} />
    </div>
  )
}

/** How the figure that stands for the objective moves over time, and where. */
export const ObjectiveCharts = ({ headline, choice }: { headline: Figure; choice: Choice }) => {
  const t = useMessages()
  return (
    <Card title={t('strategy.charts')}>
      <p className="quiet">
        <T text={headline.indicator.name} />
      </p>
      <Part>
        <Suspense fallback={<Skeleton rows={8} />}>
          <Charts headline={headline} choice={choice} />
        </Suspense>
      </Part>
    </Card>
  )
}
