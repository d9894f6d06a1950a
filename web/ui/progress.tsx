import { Label } from 'react-aria-components/Label'
import { ProgressBar } from 'react-aria-components/ProgressBar'
import { Button } from './button.tsx'
import { useFormats } from './format.ts'
import { useMessages } from './messages.tsx'
import './progress.css'

type ProgressProps = {
  label: string
  /** Between 0 and 1; `null` while it is not known. */
  share: number | null
  /** Seconds that remain, when they can be told. */
  remaining?: number | undefined
  onStop?: () => void
  isStopping?: boolean
}

/** Long work: how far it is, how long it still takes, and a way to stop it. */
export const Progress = ({ label, share, remaining, onStop, isStopping }: ProgressProps) => {
  const t = useMessages()
  const { percent, span } = useFormats()
  return (
    <div className="progress">
      <ProgressBar
        className="progress-bar"
        isIndeterminate={share === null}
        {...(share === null ? {} : { 'data-known': '' })}
        value={(share ?? 0) * 100}
        valueLabel={share === null ? '' : percent(share)}
      >
        <div className="progress-line">
          <Label>{label}</Label>
          <span className="numeric">{share === null ? t('ui.pending') : percent(share)}</span>
        </div>
        <div className="progress-track">
          <div className="progress-fill" style={share === null ? {} : { inlineSize: `${share * 100}%` }} />
        </div>
      </ProgressBar>
      <div className="progress-line">
        <span className="quiet small">
          {remaining === undefined ? t('ui.progress.leave') : t('ui.progress.remaining', { span: span(remaining) })}
        </span>
        {onStop && (
          <Button tone="quiet" icon="stop" isPending={isStopping ?? false} onPress={onStop}>
            {t('ui.stop')}
          </Button>
        )}
      </div>
    </div>
  )
}
