import { useQueryClient } from '@tanstack/react-query'
import { createLazyRoute, getRouteApi, useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { Person, Registration } from '#person/model'
import { post } from '../app/api.ts'
import { FieldsForm, judge, useFields, useSending, type Fields } from '../app/fields.tsx'
import { Link } from '../app/link.tsx'
import { Page } from '../app/page.tsx'
import { useLanguage } from '../ui/language.tsx'
import { useMessages } from '../ui/messages.tsx'
import { notify } from '../ui/notify.ts'
import { Breadcrumb } from '../ui/page-header.tsx'
import { Stepper } from '../ui/stepper.tsx'
import { draftName } from './drafts.ts'
import { PersonFields } from './facts-fields.tsx'
import { Known } from './known.tsx'
import { personQuery } from './queries.ts'
import { emptyForm, namesOf, registrationOf, stepSchemas, type Filled } from './registration.ts'
import { ConsentsStep } from './steps/consents.tsx'
import { NamesStep } from './steps/names.tsx'
import { StatusStep } from './steps/status.tsx'
import { SummaryStep } from './steps/summary.tsx'
import { steps, type StepName } from './words.ts'
import './new.css'

const route = getRouteApi('/frame/persons/new')

const contents = { names: NamesStep, person: PersonFields, status: StatusStep, consents: ConsentsStep } as const

/** In which step a fault of the whole registration can be mended. */
const stepOf = (path: string): StepName =>
  /^(names|phone|email|contacts)/.test(path) ? 'names' : /^(statuses|circumstances)/.test(path) ? 'status' : path.startsWith('consents') ? 'consents' : 'person'

/** Leads from the summary to the step where the first fault stands. */
const useFaultStep = (fields: Fields<Filled>, current: StepName, go: (step: StepName) => void) => {
  const shown = useRef(0)
  useEffect(() => {
    const [first] = fields.faults
    if (!first || shown.current === fields.round) return
    shown.current = fields.round
    if (current === 'summary') go(stepOf(first.path))
  })
}

/** One who comes back by the history to a registration that was sent finds nothing left of it: they begin at the counter. */
const useNothingLeft = (fields: Fields<Filled>, step: StepName) => {
  const navigate = useNavigate()
  // As it was on arrival: what is emptied by being sent leads on to the file.
  const [isEmpty] = useState(() => step !== 'names' && namesOf(fields.form.getValues('names')).length === 0)
  useEffect(() => { if (isEmpty) void navigate({ to: '/counter', replace: true }) }, [isEmpty, navigate])
}

const useRegistering = (fields: Fields<Filled>) => {
  const t = useMessages()
  const language = useLanguage()
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useSending(fields, {
    schema: Registration,
    input: filled => registrationOf(filled, language),
    send: (input, key) => post('/v1/persons', Person, { body: input, key }),
    touches: [['persons']],
    done: person => {
      queries.setQueryData(personQuery(person.id).queryKey, person)
      notify(t('person.registered'))
      void navigate({ to: '/persons/$id', params: { id: person.id }, replace: true })
    },
  })
}

const RegistrationForm = ({ draft, step, typed }: { draft: string; step: StepName; typed: string }) => {
  const t = useMessages()
  const language = useLanguage()
  const navigate = useNavigate({ from: '/persons/new' })
  const fields = useFields<Filled>({ start: emptyForm(typed, language), draft: draftName(draft) })
  const registering = useRegistering(fields)
  const go = (next: StepName) => void navigate({ search: previous => ({ ...previous, step: next }), state: true })
  useFaultStep(fields, step, go)
  useNothingLeft(fields, step)
  const isPassed = (one: StepName) => judge(fields, stepSchemas[one], fields.form.getValues())
  // Going back asks nothing; going on asks every step that is passed over.
  const pass = (next: StepName) => {
    const passed = steps.slice(0, steps.indexOf(next))
    const failing = passed.find(one => !isPassed(one))
    go(failing ?? next)
  }
  const submit = () => (step === 'summary' ? registering.submit() : pass(steps[steps.indexOf(step) + 1] ?? 'summary'))
  const Content = step === 'summary' ? null : contents[step]
  return (
    <div className="registration" {...(step === 'names' ? { 'data-beside': '' } : {})}>
      <FieldsForm of={fields} sending={{ submit, error: step === 'summary' ? registering.error : null }}>
        <Stepper
          steps={steps.map(key => ({ key, label: t(`person.step.${key}`) }))} current={step} onGo={pass}
          finish={t('person.register.finish')} onFinish={registering.submit} isPending={registering.isPending}
        >
          {Content ? <Content of={fields} /> : <SummaryStep of={fields} go={go} />}
        </Stepper>
      </FieldsForm>
      {step === 'names' && <Known control={fields.form.control} />}
    </div>
  )
}

const New = () => {
  const t = useMessages()
  const { draft = '', step = 'names' } = route.useSearch()
  const typed = useLocation({ select: location => location.state.typed ?? '' })
  return (
    <Page title={t('person.register')} lead={t('person.register.lead')} help="person.help.new" breadcrumb={<Breadcrumb><Link to="/counter">{t('person.counter')}</Link></Breadcrumb>}>
      <RegistrationForm key={draft} draft={draft} step={step} typed={typed} />
    </Page>
  )
}

export const NewPage = createLazyRoute('/frame/persons/new')({ component: New })
