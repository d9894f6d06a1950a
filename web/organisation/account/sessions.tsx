import { z } from 'zod'
import type { Account, OpenSession } from '#account/model'
import { remove } from '../../app/api.ts'
import { useSentences } from '../../app/problem.tsx'
import { useWrite } from '../../app/writing.ts'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { notify } from '../../ui/notify.ts'
import { Status } from '../../ui/status.tsx'
import { Since } from '../../ui/text.tsx'

const useEnding = () => {
  const t = useMessages()
  return useWrite({
    write: (id: string | null, key) => remove(id === null ? '/v1/account/sessions' : `/v1/account/sessions/${id}`, z.unknown(), { key }),
    touches: [['account']],
    done: () => notify(t('organisation.session.ended')),
  })
}

const Row = ({ session, end, isPending }: { session: OpenSession; end: () => void; isPending: boolean }) => {
  const t = useMessages()
  const browser = session.browser ?? t('organisation.session.unknown')
  return (
    <li className="account-row">
      <span className="account-row-words">
        <bdi>{browser}</bdi>
        <span className="quiet small">
          {t(`organisation.way.${session.way}`)} · {t('organisation.session.seen')} <Since moment={session.seenAt} />
        </span>
      </span>
      {session.current ? (
        <Status tone="done">{t('organisation.session.this')}</Status>
      ) : (
        <Button tone="quiet" isPending={isPending} aria-label={t('organisation.session.end.of', { browser })} onPress={end}>
          {t('organisation.session.end')}
        </Button>
      )}
    </li>
  )
}

/** Where one is signed in now. */
export const SessionsCard = ({ account: { sessions } }: { account: Account }) => {
  const t = useMessages()
  const { problem } = useSentences()
  const ending = useEnding()
  const pending = ending.isPending ? ending.variables : undefined
  return (
    <Card title={t('organisation.sessions')} count={sessions.length}>
      {ending.error && (
        <Band tone="refusal" role="alert" slim>
          {problem(ending.error)}
        </Band>
      )}
      <ul className="account-list">
        {sessions.map((session) => (
          <Row key={session.id} session={session} isPending={pending === session.id} end={() => ending.mutate(session.id)} />
        ))}
      </ul>
      <p className="quiet">{t('organisation.sessions.what')}</p>
      {sessions.length > 1 && (
        <div className="account-acts">
          <Button isPending={pending === null} onPress={() => ending.mutate(null)}>
            {t('organisation.sessions.end')}
          </Button>
        </div>
      )}
    </Card>
  )
}
