import type { Text } from '#language/text'
import type { Declaration } from '#delivery/model'
import { InlineFigure } from '../../ui/figure.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { Status } from '../../ui/status.tsx'
import { T } from '../../ui/text.tsx'
import { signOf, useUnit } from './measures.ts'
import { DocumentName, Quote, Speaker, useSaidOn } from './sources.tsx'
import './statements.css'

export type StatedFigure = Declaration & { inPeriod?: boolean }

/** A stated value: outlined and hatched, with its sign and its unit. */
export const StatedValue = ({ said }: { said: StatedFigure }) => {
  const unit = useUnit()
  return (
    <span className="stated-value">
      <InlineFigure kind="declared" value={said.value} operator={signOf(said.operator)} />{' '}
      <span className="quiet">{unit(said.unit, said.value)}</span>
    </span>
  )
}

/** When it was said: the day, or that nobody wrote it down. */
export const SaidOn = ({ said }: { said: StatedFigure }) => {
  const t = useMessages()
  return <>{useSaidOn()(said.saidOn) ?? t('strategy.said.undated')}</>
}

const Small = ({ label, text }: { label: string; text: Text }) => (
  <span className="small">
    <span className="quiet">{label} </span>
    <T text={text} />
  </span>
)

/** What the figure is about: its period, whom it counts, how far they had come, what must be known. */
const About = ({ said }: { said: StatedFigure }) => {
  const t = useMessages()
  return (
    <div className="stated-about">
      <Small label={t('strategy.said.period')} text={said.period.label} />
      {said.population !== 'none' && (
        <span className="small">
          <span className="quiet">{t('strategy.said.population')} </span>
          {t(`strategy.population.${said.population}`)}
        </span>
      )}
      {said.stage && <Small label={t('strategy.said.stage')} text={said.stage} />}
      {said.note && <Small label={t('strategy.said.note')} text={said.note} />}
    </div>
  )
}

/** One statement with everything that it leans on. */
export const Statement = ({ said, replaced }: { said: StatedFigure; replaced?: boolean }) => {
  const t = useMessages()
  return (
    <li className="stated" {...(said.inPeriod === false ? { 'data-other-time': '' } : {})}>
      <div className="cluster">
        <strong className="stated-main">
          <StatedValue said={said} />
        </strong>
        {said.inPeriod === false && <Status tone="quiet">{t('strategy.said.other-time')}</Status>}
        {said.kind === 'estimate' && <Status tone="quiet">{t('strategy.said.estimate')}</Status>}
        {replaced && <Status tone="quiet">{t('strategy.said.replaced')}</Status>}
      </div>
      <div>
        <T text={said.name} />
      </div>
      <div>
        <Speaker by={said.saidBy} on={said.saidOn} /> · <SaidOn said={said} />
      </div>
      {said.quote && <Quote>{said.quote}</Quote>}
      <About said={said} />
      <p className="source">
        <span className="source-word">{t('strategy.source')} </span>
        <DocumentName id={said.document} />
      </p>
    </li>
  )
}

/** Statements about one indicator, side by side: sources that disagree each keep their word. */
export const Statements = ({ items, label }: { items: readonly StatedFigure[]; label: string }) => {
  const replaced = new Set(items.flatMap(({ supersedes }) => (supersedes ? [supersedes] : [])))
  return (
    <ul className="stated-list" aria-label={label}>
      {items.map((said) => (
        <Statement key={said.id} said={said} replaced={replaced.has(said.id)} />
      ))}
    </ul>
  )
}
