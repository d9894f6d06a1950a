import { useRouter } from '@tanstack/react-router'
import { Button } from '../ui/button.tsx'
import { useKnown, useMessages } from '../ui/messages.tsx'
import { ErrorState, NoRightState, OfflineState } from '../ui/states.tsx'
import { Code, useText } from '../ui/text.tsx'
import { ApiProblem } from './api.ts'
import { ButtonLink } from './link.tsx'
import { useQuery } from '@tanstack/react-query'
import { actingOf, sessionQuery } from './session.ts'

/** The sentence of a problem or of a fault in the current language; a code that this page does not know yet has a general one. */
export const useSentences = () => {
  const t = useMessages()
  const knows = useKnown()
  return {
    problem: (error: unknown): string => {
      const id = `problem.${error instanceof ApiProblem ? error.code : 'internal'}`
      return t(knows(id) ? id : 'problem.internal')
    },
    fault: (code: string): string => t(knows(`fault.${code}`) ? `fault.${code}` : 'fault.malformed'),
  }
}

const useWhomToAsk = (): string => {
  const t = useMessages()
  const text = useText()
  const { data: session } = useQuery(sessionQuery)
  return session ? t('app.no-right.ask', { organisation: text(actingOf(session).organisation.name) }) : ''
}

const Retry = ({ retry }: { retry: () => void }) => {
  const t = useMessages()
  return (
    <Button tone="primary" onPress={retry}>
      {t('app.retry')}
    </Button>
  )
}

/** What a page or a part of it shows when an answer did not come: what happened, what is safe, what to do. */
export const ProblemState = ({ error, retry }: { error: unknown; retry: () => void }) => {
  const t = useMessages()
  const { problem } = useSentences()
  const ask = useWhomToAsk()
  const code = error instanceof ApiProblem ? error.code : 'internal'
  if (code === 'offline') {
    return (
      <OfflineState title={t('problem.offline')} actions={<Retry retry={retry} />}>
        <p>{t('app.offline.safe')}</p>
      </OfflineState>
    )
  }
  if (code === 'forbidden') {
    return (
      <NoRightState title={t('problem.forbidden')} actions={<ButtonLink to="/">{t('app.to-home')}</ButtonLink>}>
        <p>{ask}</p>
      </NoRightState>
    )
  }
  if (code === 'not-found') {
    return (
      <NoRightState icon="search" title={t('problem.not-found')} actions={<ButtonLink to="/">{t('app.to-home')}</ButtonLink>}>
        <p>{t('app.not-found.why')}</p>
      </NoRightState>
    )
  }
  const instance = error instanceof ApiProblem ? error.instance : null
  return (
    <ErrorState title={problem(error)} actions={<Retry retry={retry} />}>
      <p>{t('app.error.safe')}</p>
      {instance && (
        <p className="quiet small">
          {t('app.error.reference')} <Code>{instance}</Code>
        </p>
      )}
    </ErrorState>
  )
}

/** The same for a whole route, which the router asks for when a page throws. */
export const RouteProblem = ({ error, reset }: { error: unknown; reset: () => void }) => {
  const router = useRouter()
  return (
    <ProblemState
      error={error}
      retry={() => {
        reset()
        void router.invalidate()
      }}
    />
  )
}
