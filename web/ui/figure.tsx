import type { ReactNode } from 'react'
import { useFormats } from './format.ts'
import { Icon } from './icon.tsx'
import { useMessages } from './messages.tsx'
import './figure.css'

export type FigureKind = 'recorded' | 'declared' | 'verified' | 'target'

/** The sign of a stated figure: exactly, at least, more than, at most, less than, about. */
export type FigureSign = '=' | '≥' | '>' | '≤' | '<' | '≈'

const words: Record<Exclude<FigureSign, '='>, string> = {
  '≥': 'ui.figure.at-least',
  '>': 'ui.figure.more-than',
  '≤': 'ui.figure.at-most',
  '<': 'ui.figure.less-than',
  '≈': 'ui.figure.about',
}

type FigureProps = {
  kind: FigureKind
  /** `null`: there is none; `withheld`: there is one that may not be shown. */
  value: number | null | 'withheld'
  /** The sign of a declared figure: at least, about. */
  operator?: FigureSign
  unit?: ReactNode
  /** Where it comes from, in a few words: who said it and when, or the position in the ledger. */
  note?: ReactNode
  label?: ReactNode
}

const Sign = ({ kind }: { kind: FigureKind }) => (
  <span className="figure-sign" data-kind={kind} aria-hidden>
    {kind === 'verified' && <Icon name="check" />}
  </span>
)

const Operator = ({ sign }: { sign: Exclude<FigureSign, '='> }) => {
  const t = useMessages()
  return <span title={t(words[sign])}>{`${sign} `}</span>
}

const Value = ({ value, operator = '=' }: Pick<FigureProps, 'value' | 'operator'>) => {
  const t = useMessages()
  const { number } = useFormats()
  if (value === null) return <span className="figure-none">{t('ui.figure.none')}</span>
  if (value === 'withheld') return <span className="figure-none">{t('ui.figure.withheld')}</span>
  return (
    <bdi dir="ltr">
      {operator !== '=' && <Operator sign={operator} />}
      {number(value)}
    </bdi>
  )
}

/**
 * One figure with its kind: recorded (solid), declared (hatched, with its operator), verified (ticked).
 * Kinds stand side by side and are never added.
 */
export const Figure = ({ kind, value, operator, unit, note, label }: FigureProps) => {
  const t = useMessages()
  return (
    <div className="figure" data-kind={kind}>
      <div className="figure-kind">
        <Sign kind={kind} />
        {label ?? t(`ui.figure.${kind}`)}
      </div>
      <div className="figure-value">
        <Value value={value} {...(operator ? { operator } : {})} />
        {unit && value !== null && <span className="figure-note"> {unit}</span>}
      </div>
      {note && <div className="figure-note">{note}</div>}
    </div>
  )
}

/** Figures of one indicator, side by side. */
export const Figures = ({ children }: { children: ReactNode }) => <div className="figures">{children}</div>

/** A figure inside a line or a cell of a table; the kind is named for those who do not see its sign. */
export const InlineFigure = ({ kind, value, operator }: Pick<FigureProps, 'kind' | 'value' | 'operator'>) => {
  const t = useMessages()
  return (
    <span className="figure-inline">
      <Sign kind={kind} />
      <span className="visually-hidden">{t(`ui.figure.${kind}`)} </span>
      <Value value={value} {...(operator ? { operator } : {})} />
    </span>
  )
}
