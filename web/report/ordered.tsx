import { useQueryClient } from '@tanstack/react-query'
import { useSentences } from '../app/problem.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { useFormats } from '../ui/format.ts'
import { ownNameOf } from '../ui/language.tsx'
import { PlainButtonLink } from '../ui/link.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Progress } from '../ui/progress.tsx'
import { ErrorState } from '../ui/states.tsx'
import { useMaking, useOrdered, type Making } from './making.ts'

const useTitle = ({ order: { period, language } }: Making) => {
  const formats = useFormats()
  const t = useMessages()
  return t('report.of', { period: formats.period(period), language: ownNameOf[language] })
}

const Download = ({ making, made }: { making: Making; made: NonNullable<Making['made']> }) => {
  const t = useMessages()
  const { number, time } = useFormats()
  const title = useTitle(making)
  const size = t('report.size', { size: number(Math.max(1, Math.round(made.size / 1024))) })
  return (
    <div className="report-made">
      <div>
        <div>{title}</div>
        <div className="quiet small">
          {t('report.made-at', { time: time(new Date(making.at).toISOString()) })} · {size}
        </div>
      </div>
      <PlainButtonLink href={made.address} download={made.name} icon="download" aria-label={t('report.download.of', { title })}>
        {t('report.download')}
      </PlainButtonLink>
    </div>
  )
}

const Failed = ({ making }: { making: Making }) => {
  const t = useMessages()
  const sentences = useSentences()
  const queries = useQueryClient()
  const again = useMaking()
  const forget = () => {
    const cache = queries.getMutationCache()
    const mutation = cache.getAll().find(({ mutationId }) => mutationId === making.id)
    if (mutation) cache.remove(mutation)
  }
  const retry = () => {
    forget()
    again.mutate({ ...making.order, stopping: new AbortController() })
  }
  return (
    <ErrorState title={t('report.failed', { title: useTitle(making) })} actions={<Button onPress={retry}>{t('app.retry')}</Button>}>
      <p>{sentences.problem(making.error)}</p>
    </ErrorState>
  )
}

const One = ({ making }: { making: Making }) => {
  const title = useTitle(making)
  if (making.made) return <Download making={making} made={making.made} />
  if (making.error) return <Failed making={making} />
  return <Progress label={title} share={null} onStop={() => making.order.stopping.abort()} />
}

/** The reports of this session: being made, made and kept, or failed. */
export const Ordered = () => {
  const t = useMessages()
  const ordered = useOrdered()
  if (ordered.length === 0) return null
  return (
    <Card title={t('report.ordered')}>
      <ul className="report-ordered" aria-live="polite">
        {ordered.map((making) => (
          <li key={making.id}>
            <One making={making} />
          </li>
        ))}
      </ul>
      <p className="quiet small">{t('report.kept')}</p>
    </Card>
  )
}
