import { useSuspenseQuery } from '@tanstack/react-query'
import { createLazyRoute, getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { Answered, type FormDetail, reasonTexts, saidIn, standingsOf } from '#intake/model'
import type { Text } from '#language/text'
import { ApiProblem, post } from '../app/api.ts'
import { eraseDraft, keepDraft, readDraft } from '../app/draft.ts'
import { ButtonLink, Link } from '../app/link.tsx'
import { Page } from '../app/page.tsx'
import { useSession } from '../app/session.ts'
import { today } from '../app/today.ts'
import { useWrite } from '../app/writing.ts'
import { Band } from '../ui/band.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { useLanguage } from '../ui/language.tsx'
import { useMessages } from '../ui/messages.tsx'
import { useText } from '../ui/text.tsx'
import { QuestionField } from './question.tsx'
import { formQuery } from './queries.ts'
import { Refused } from './refused.tsx'
import './intake.css'

const route = getRouteApi('/frame/forms/$id/answer')

type Sent = { person: string | null; asNew: boolean }

/** The answers while they are given: kept on this device until they are sent. */
const useAnswers = (found: FormDetail) => {
  const owner = useSession().staff.id
  const draft = `form.${found.id}`
  const begun = () => Object.fromEntries(found.shape.questions.filter(({ initial }) => initial !== '').map(({ name, initial }) => [name, initial]))
  const [answers, setAnswers] = useState<Record<string, string>>(() => readDraft<Record<string, string>>(owner, draft) ?? begun())
  const set = (name: string, value: string) => {
    const next = { ...answers, [name]: value }
    setAnswers(next)
    keepDraft(owner, draft, next)
  }
  const restart = () => {
    eraseDraft(owner, draft)
    setAnswers(begun())
  }
  return { answers, set, restart }
}

const Known = ({ known, send }: { known: NonNullable<Answered['known']>; send: (sent: Sent) => void }) => {
  const t = useMessages()
  const text = useText()
  const told = known.reasons.map(({ code }) => text((reasonTexts as Record<string, Text>)[code] ?? reasonTexts['row-invalid'])).join(' · ')
  return (
    <Card title={t(`intake.known.${known.outcome}`)} tone="attention">
      <p>{told}</p>
      <div className="cluster">
        <Button tone="primary" onPress={() => send({ person: known.person, asNew: false })}>
          {t('intake.known.same')}
        </Button>
        <Button onPress={() => send({ person: null, asNew: true })}>{t('intake.known.other')}</Button>
        <ButtonLink to="/persons/$id" params={{ id: known.person }} tone="quiet">
          {t('intake.open-person')}
        </ButtonLink>
      </div>
    </Card>
  )
}

const Kept = ({ answered, again }: { answered: Answered; again: () => void }) => {
  const t = useMessages()
  return (
    <Band tone="done" role="status">
      <p>{t('intake.answers-kept')}</p>
      <div className="cluster">
        {answered.person && (
          <ButtonLink to="/persons/$id" params={{ id: answered.person }}>
            {t('intake.open-person')}
          </ButtonLink>
        )}
        <Button onPress={again}>{t('intake.answers-again')}</Button>
      </div>
    </Band>
  )
}

/** The questions that are asked with these answers, each with its fault where somebody tried to send. */
const Questions = ({ found, given, faults, set }: { found: FormDetail; given: Given; faults: ReadonlyMap<string, string>; set: (name: string, value: string) => void }) => {
  const t = useMessages()
  const language = useLanguage()
  const asked = found.shape.questions.filter(({ name, type }) => given.standings.asked.has(name) && type !== 'calculate')
  const isElsewhere = asked.some(({ label }) => (saidIn(label, language, found.shape).language ?? language) !== language)
  return (
    <>
      {isElsewhere && (
        <Band tone="information" slim>
          {t('intake.other-language')}
        </Band>
      )}
      {asked.map((question) => (
        <QuestionField
          key={question.name}
          shape={found.shape}
          question={question}
          value={given.answers[question.name] ?? ''}
          onChange={(value) => set(question.name, value)}
          fault={faults.get(question.name) ?? null}
        />
      ))}
    </>
  )
}

type Given = { answers: Record<string, string>; standings: ReturnType<typeof standingsOf> }

const useSendingAnswers = (found: FormDetail, { standings }: Given, restart: () => void) => {
  const language = useLanguage()
  return useWrite({
    write: ({ person, asNew }: Sent, key) =>
      post(`/v1/intake/forms/${found.id}/answers`, Answered, { body: { answers: standings.answers, language, person, asNew }, key }),
    touches: [['persons']],
    done: ({ id }) => id !== null && restart(),
  })
}

const faultsOf = (error: unknown, standings: Given['standings'], tried: boolean): Map<string, string> => {
  const told = error instanceof ApiProblem ? error.faults.map(({ path }) => path.replace(/^answers\./, '')) : []
  return new Map([...told.map((name): [string, string] => [name, 'malformed']), ...(tried ? standings.faults : []).map(({ name, code }): [string, string] => [name, code])])
}

const Filling = ({ found }: { found: FormDetail }) => {
  const t = useMessages()
  const { answers, set, restart } = useAnswers(found)
  const [tried, setTried] = useState(false)
  const given: Given = { answers, standings: standingsOf(found.shape, answers, today()) }
  const sending = useSendingAnswers(found, given, restart)
  const count = tried ? given.standings.faults.length : 0
  const again = () => {
    sending.reset()
    setTried(false)
  }
  const send = () => {
    setTried(true)
    if (given.standings.faults.length === 0) sending.mutate({ person: null, asNew: false })
  }
  if (sending.data?.id) return <Kept answered={sending.data} again={again} />
  return (
    <div className="stack intake-filling">
      <Questions found={found} given={given} faults={faultsOf(sending.error, given.standings, tried)} set={set} />
      {count > 0 && (
        <Band tone="refusal" role="alert">
          {t('intake.answers-missing', { count })}
        </Band>
      )}
      <Refused error={sending.error} />
      {sending.data?.known ? (
        <Known known={sending.data.known} send={sending.mutate} />
      ) : (
        <div>
          <Button tone="primary" isPending={sending.isPending} onPress={send}>
            {t('intake.answers-send')}
          </Button>
        </div>
      )}
    </div>
  )
}

const FillingOf = () => {
  const t = useMessages()
  const { id } = route.useParams()
  const { data } = useSuspenseQuery(formQuery(id))
  return (
    <Page title={data.title} heading={<bdi>{data.title}</bdi>} breadcrumb={<Link to="/forms">{t('intake.forms')}</Link>} help="intake.help.filling">
      {data.state === 'published' ? <Filling key={data.id} found={data} /> : <Band tone="attention">{t('intake.form-not-asked')}</Band>}
    </Page>
  )
}

export const FillingPage = createLazyRoute('/frame/forms/$id/answer')({ component: FillingOf })
