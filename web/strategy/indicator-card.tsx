import type { Figure as FigureOf } from '#results/model'
import { ButtonLink } from '../app/link.tsx'
import { Card } from '../ui/card.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { useMessages } from '../ui/messages.tsx'
import { T } from '../ui/text.tsx'
import { inAddress, type Choice } from './parts/period.ts'
import { LinesLink } from './parts/lines.tsx'
import { SideBySide } from './parts/side-by-side.tsx'
import { Statements } from './parts/statements.tsx'

/** One indicator of a promise, with its three figures and everything that is declared about it. */
export const IndicatorCard = ({ figure, choice }: { figure: FigureOf; choice: Choice }) => {
  const t = useMessages()
  const { indicator, declared } = figure
  return (
    <Card
      level={3}
      title={<T text={indicator.name} />}
      action={
        <ButtonLink
          to="/figures/$indicator"
          params={{ indicator: indicator.code }}
          search={inAddress(choice)}
          tone="quiet"
          iconAfter="arrow-end"
        >
          {t('strategy.figure.open')}
        </ButtonLink>
      }
    >
      <p className="quiet">
        <T text={indicator.definition} />
      </p>
      <SideBySide figure={figure} choice={choice} />
      <p className="small">
        <LinesLink figure={figure} choice={choice} />
      </p>
      {declared.length > 0 && (
        <Disclosure level={4} title={t('strategy.declared.count', { count: declared.length })}>
          {declared.length > 1 && <p className="small">{t('strategy.declared.several', { count: declared.length })}</p>}
          <Statements items={declared} label={t('strategy.declared.list')} />
        </Disclosure>
      )}
    </Card>
  )
}
