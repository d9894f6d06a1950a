import { useSuspenseQuery } from '@tanstack/react-query'
import type { Figure as FigureOf, Stated } from '#results/model'
import { Figure, Figures } from '../../ui/figure.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { T } from '../../ui/text.tsx'
import { declaredOf } from './standing.ts'
import { signOf, useUnit } from './measures.ts'
import type { Choice } from './period.ts'
import { usePeriodWords } from './period-field.tsx'
import { projectsQuery } from './queries.ts'
import { useSaidOn } from './sources.tsx'

const useTargets = (indicator: string) => {
  const { data } = useSuspenseQuery(projectsQuery)
  return data.flatMap((project) =>
    project.targets.filter((target) => target.indicator === indicator).map((target) => ({ ...target, project })),
  )
}

const DeclaredFigure = ({ said }: { said: Stated }) => {
  const t = useMessages()
  const unit = useUnit()
  const saidOn = useSaidOn()
  const when = saidOn(said.saidOn) ?? t('strategy.said.undated')
  return (
    <Figure
      kind="declared"
      value={said.value}
      operator={signOf(said.operator)}
      unit={unit(said.unit, said.value)}
      note={said.inPeriod ? when : `${when} · ${t('strategy.said.other-time')}`}
    />
  )
}

const RecordedFigure = ({ figure: { indicator, recorded }, choice }: { figure: FigureOf; choice: Choice }) => {
  const t = useMessages()
  const unit = useUnit()
  const words = usePeriodWords()
  const shown = recorded && recorded.value !== 'withheld' ? { unit: unit(indicator.unit, recorded.value) } : {}
  return (
    <Figure kind="recorded" value={recorded?.value ?? null} {...shown} note={recorded ? words(choice) : t('strategy.gap.uncounted.what')} />
  )
}

/** Recorded, declared, verified and promised, side by side: never added. */
export const SideBySide = ({ figure, choice }: { figure: FigureOf; choice: Choice }) => {
  const t = useMessages()
  const unit = useUnit()
  const [said] = declaredOf([figure], figure)
  return (
    <Figures>
      <RecordedFigure figure={figure} choice={choice} />
      {said ? <DeclaredFigure said={said} /> : <Figure kind="declared" value={null} note={t('strategy.gap.undeclared.what')} />}
      <Figure kind="verified" value={null} note={t('strategy.gap.unverified.what')} />
      {useTargets(figure.indicator.code).map((target) => (
        <Figure
          key={target.id}
          kind="target"
          value={target.value}
          operator={signOf(target.operator)}
          unit={unit(target.unit, target.value)}
          note={<T text={target.project.name} />}
        />
      ))}
    </Figures>
  )
}
