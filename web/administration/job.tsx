import { useRef } from 'react'
import { z } from 'zod'
import type { Job } from '#app/model'
import { post } from '../app/api.ts'
import { goOnFrom } from '../app/go-on.ts'
import { useSentences } from '../app/problem.tsx'
import { useWrite } from '../app/writing.ts'
import { Band } from '../ui/band.tsx'
import { Button } from '../ui/button.tsx'
import { useKnown, useMessages } from '../ui/messages.tsx'
import { notify } from '../ui/notify.ts'
import { Status } from '../ui/status.tsx'
import { Code, Since } from '../ui/text.tsx'
import { useFormats } from '../ui/format.ts'

/** What a queue does, in words; a queue that is newer than this page keeps its own name. */
export const QueueName = ({ queue }: { queue: string }) => {
  const t = useMessages()
  const knows = useKnown()
  const id = `administration.queue.${queue}`
  return knows(id) ? t(id) : <Code>{queue}</Code>
}

/** Why it failed: a sentence for a code of ours; what another system answered, as it said it. */
const Reason = ({ reason }: { reason: string | null }) => {
  const t = useMessages()
  const knows = useKnown()
  if (reason === null) return <>{t('administration.reason.none')}</>
  if (knows(`problem.${reason}`)) return <>{t(`problem.${reason}`)}</>
  return (
    <>
      {t('administration.reason.other')}{' '}
      <bdi dir="ltr" lang="en" className="job-reason">
        {reason}
      </bdi>
    </>
  )
}

const Retry = ({ job }: { job: Job }) => {
  const t = useMessages()
  const { problem } = useSentences()
  const place = useRef<HTMLDivElement>(null)
  const retrying = useWrite({
    write: async (id: string, key) => {
      await post(`/v1/jobs/${id}/retry`, z.unknown(), { key })
      goOnFrom(place.current?.closest('li'))
    },
    touches: [['jobs']],
    done: () => notify(t('administration.retried')),
  })
  return (
    <div ref={place} className="job-side">
      {retrying.error && (
        <Band tone="refusal" role="alert" slim>
          {problem(retrying.error)}
        </Band>
      )}
      <Button isPending={retrying.isPending} onPress={() => retrying.mutate(job.id)}>
        {t('administration.retry')}
      </Button>
    </div>
  )
}

const When = ({ job: { createdAt, nextAt, endedAt, state } }: { job: Job }) => {
  const t = useMessages()
  return (
    <>
      {t('administration.created')} <Since moment={createdAt} />
      {state === 'retry' && nextAt && (
        <>
          {' · '}
          {t('administration.next')} <Since moment={nextAt} />
        </>
      )}
      {endedAt && (
        <>
          {' · '}
          {t('administration.ended')} <Since moment={endedAt} />
        </>
      )}
    </>
  )
}

const tones = {
  created: 'plain',
  retry: 'attention',
  active: 'information',
  completed: 'done',
  cancelled: 'quiet',
  failed: 'refusal',
} as const

/** One job: what it does, since when, how many tries; what went wrong, and the way to try again. */
export const JobRow = ({ job }: { job: Job }) => {
  const t = useMessages()
  const { moment } = useFormats()
  return (
    <li className="job">
      <div className="job-words">
        <div className="job-name">
          <QueueName queue={job.queue} /> <Status tone={tones[job.state]}>{t(`administration.state.${job.state}`)}</Status>
        </div>
        <div className="quiet small" title={moment(job.createdAt)}>
          <When job={job} /> · {t('administration.tries', { tries: job.tries })}
        </div>
        {(job.state === 'failed' || job.state === 'retry') && (
          <p className="small">
            <Reason reason={job.reason} />
          </p>
        )}
        <div className="quiet small">
          {t('administration.id')} <Code>{job.id}</Code>
        </div>
      </div>
      {job.state === 'failed' && <Retry job={job} />}
    </li>
  )
}
