import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { PartialDate } from '#language/date'
import { caseRoles } from '#organisation/model'
import type { PersonName } from '#person/model'
import { Matches as Answer, type Match } from '#person/opening/model'
import { post } from '../../app/api.ts'
import { useSentences } from '../../app/problem.tsx'
import { useMay } from '../../app/session.ts'
import { Button } from '../../ui/button.tsx'
import { M, useMessages } from '../../ui/messages.tsx'
import { Status } from '../../ui/status.tsx'
import { T } from '../../ui/text.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { AskDialog, EmergencyDialog } from './asking.tsx'
import { questionOf, type Known } from './question.ts'
import './matches.css'

type Act = { kind: 'ask' | 'emergency'; match: Match }

const Candidate = ({ match, mayBreakGlass, act }: { match: Match; mayBreakGlass: boolean; act: (act: Act) => void }) => {
  const t = useMessages()
  return (
    <li className="match">
      <span className="match-words">
        <span><bdi translate="no">{match.initials}</bdi>{match.birthYear !== null && <span className="quiet"> {t('access.born', { year: match.birthYear })}</span>}</span>
        <span className="small quiet">
          {t('access.matches.known-by')} {match.organisations.map((each, place) => <span key={each.id}>{place > 0 && ' · '}<T text={each.name} /></span>)}
        </span>
      </span>
      <span className="cluster">
        {match.asked ? <Status icon="clock">{t('access.matches.asked')}</Status> : <Button icon="lock" onPress={() => act({ kind: 'ask', match })}>{t('access.ask')}</Button>}
        {mayBreakGlass && <Button tone="quiet" icon="attention" onPress={() => act({ kind: 'emergency', match })}>{t('access.emergency')}</Button>}
      </span>
    </li>
  )
}

const Found = ({ answer, again }: { answer: Answer; again: () => void }) => {
  const t = useMessages()
  const [act, setAct] = useState<Act | null>(null)
  const close = () => setAct(null)
  const asked = () => {
    close()
    again()
  }
  if (answer.items.length === 0) return <p role="status">{t('access.matches.none')}</p>
  return (
    <>
      <p role="status">{t('access.matches.found', { count: answer.items.length })}</p>
      <ul className="matches-list">
        {answer.items.map((match) => <Candidate key={match.handle} match={match} mayBreakGlass={answer.mayBreakGlass} act={setAct} />)}
      </ul>
      {act?.kind === 'ask' && <AskDialog match={act.match} close={close} done={asked} />}
      {act?.kind === 'emergency' && <EmergencyDialog match={act.match} close={close} />}
    </>
  )
}

/** What is asked about, and the year that one types where only a name is known. */
const Asking = ({ known }: { known: Known }) => {
  const t = useMessages()
  const { problem } = useSentences()
  const [year, setYear] = useState('')
  const asking = useMutation({ mutationFn: (body: object) => post('/v1/persons/matches', Answer, { body }), gcTime: 0 })
  const question = questionOf(known, year)
  const ask = () => { if (question.body) asking.mutate(question.body) }
  return (
    <div className="stack" data-gap="small">
      {question.wantsYear && (
        <TextField label={t('access.matches.year')} help={t('access.matches.year.help')} value={year} onChange={setYear} inputMode="numeric" dir="ltr" maxLength={4} />
      )}
      <div>
        <Button icon="search" isPending={asking.isPending} isDisabled={!question.body} onPress={ask}>{t('access.matches.look')}</Button>
      </div>
      {asking.error && <p className="field-error" role="alert">{problem(asking.error)}</p>}
      {asking.data && !asking.isPending && <Found answer={asking.data} again={ask} />}
    </div>
  )
}

type MatchesProps = {
  /** What was typed in the one field of the counter. */
  text?: string
  /** What is known where somebody is being registered. */
  names?: readonly PersonName[]
  phone?: string | null
  birth?: PartialDate | null
}

/**
 * Whether the person may be known at another organisation: asked on purpose, because it is noted. Shows initials, the year and whom to ask;
 * from here one asks for access or, where one is cleared, opens the file in an emergency. Nothing for who does not care for cases.
 */
export const Matches = ({ text = '', names = [], phone = null, birth = null }: MatchesProps) => {
  const title = useId()
  const may = useMay(caseRoles)
  const known = { text, names, phone, birth }
  if (!may || questionOf(known, '').isEmpty) return null
  return (
    <section className="matches no-print" aria-labelledby={title}>
      <p id={title}><M id="access.matches.what" /></p>
      <Asking key={JSON.stringify(known)} known={known} />
    </section>
  )
}
