import type { Quantity } from '#results/model'
import { InlineFigure } from '../../ui/figure.tsx'
import { useMessages } from '../../ui/messages.tsx'
import './recorded.css'

/** A part that disclosure control does not show: hatched, the same for every value. */
export const Withheld = () => {
  const t = useMessages()
  return (
    <span className="withheld" title={t('strategy.withheld.why')}>
      {t('strategy.withheld')}
    </span>
  )
}

/** A recorded figure in a line; one that may not be shown says so in a word. */
export const RecordedValue = ({ value }: { value: Quantity }) => {
  const t = useMessages()
  if (value !== 'withheld') return <InlineFigure kind="recorded" value={value} />
  return (
    <span className="figure-inline">
      <span className="figure-sign" data-kind="recorded" aria-hidden />
      <span className="visually-hidden">{t('ui.figure.recorded')} </span>
      <Withheld />
    </span>
  )
}
