import type { ReactNode } from 'react'
import type { Fields } from '../../app/fields.tsx'
import { Button } from '../../ui/button.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { Code, Dated, DayText, Name } from '../../ui/text.tsx'
import { CircumstanceFacts } from '../circumstance-facts.tsx'
import { useCountries } from '../countries.ts'
import { useOrganisations } from '../organisations.ts'
import { Phone } from '../phone.tsx'
import { usePlaces } from '../places.ts'
import { fullName, namesOf, type Filled } from '../registration.ts'
import { useTongues } from '../tongues.ts'
import type { StepName } from '../words.ts'

const Part = ({ step, go, children }: { step: StepName; go: (step: StepName) => void; children: ReactNode }) => {
  const t = useMessages()
  const title = t(`person.step.${step}`)
  return (
    <section className="summary-part" aria-label={title}>
      <div className="summary-head">
        <h3>{title}</h3>
        <Button tone="quiet" icon="edit" onPress={() => go(step)} aria-label={t('person.summary.change.of', { title })}>{t('person.summary.change')}</Button>
      </div>
      {children}
    </section>
  )
}

const NamesAndContacts = ({ filled }: { filled: Filled }) => {
  const t = useMessages()
  return (
    <Facts>
      {namesOf(filled.names).map((name, at) => (
        <Fact key={fullName(name)} label={t(name.script === 'arabic' ? 'person.names.arabic' : at === 0 ? 'person.name' : 'person.names.other')}><Name>{fullName(name)}</Name></Fact>
      ))}
      {filled.phone !== '' && <Fact label={t('person.phone')}><Phone number={filled.phone} /></Fact>}
      {filled.email !== '' && <Fact label={t('person.email')}><Code>{filled.email}</Code></Fact>}
    </Facts>
  )
}

const WhoThisIs = ({ filled }: { filled: Filled }) => {
  const t = useMessages()
  const countries = useCountries()
  const tongues = useTongues()
  const places = usePlaces()
  const unknown = <span className="quiet">{t('person.unknown')}</span>
  return (
    <Facts>
      <Fact label={t('person.birth')}>{filled.birth ? <Dated date={filled.birth} /> : unknown}</Fact>
      <Fact label={t('person.sex')}>{filled.sex ? t(`person.sex.${filled.sex}`) : unknown}</Fact>
      <Fact label={t('person.nationalities')}>{filled.nationalities.map(countries.nameOf).join(' · ') || unknown}</Fact>
      <Fact label={t('person.languages')}>{filled.languages.map(tongues.nameOf).join(' · ') || unknown}</Fact>
      <Fact label={t('person.residence')}>{places.nameOf(filled.residence) || unknown}</Fact>
    </Facts>
  )
}

const Papers = ({ filled }: { filled: Filled }) => {
  const t = useMessages()
  return (
    <>
      {filled.statuses.length === 0 && <p className="quiet">{t('person.status.none')}</p>}
      <Facts>
        {filled.statuses.map(status => status.kind && (
          <Fact key={`${status.kind} ${status.from}`} label={t('person.status')} proof={status.proof ?? undefined}>
            {t(`person.status.${status.kind}`)}{status.from && <span className="small quiet"> {t('person.since')} <DayText day={status.from} /></span>}
          </Fact>
        ))}
        <CircumstanceFacts circumstances={filled.circumstances} />
      </Facts>
    </>
  )
}

const Consents = ({ filled: { consents } }: { filled: Filled }) => {
  const t = useMessages()
  const organisations = useOrganisations()
  const answerOf = (answer: 'given' | 'refused' | null) => t(answer === null ? 'person.consent.not-asked' : `person.consent.${answer}`)
  return (
    <Facts>
      <Fact label={t('person.purpose.service')}>{answerOf(consents.service)}</Fact>
      <Fact label={t('person.purpose.sharing')}>
        {consents.sharing === null ? answerOf(null) : consents.sharing === 'named' ? consents.organisations.map(organisations.nameOf).join(' · ') : t(`person.sharing.${consents.sharing}`)}
      </Fact>
      <Fact label={t('person.purpose.statistics')}>{answerOf(consents.statistics)}</Fact>
      <Fact label={t('person.purpose.photo')}>{answerOf(consents.photo)}</Fact>
    </Facts>
  )
}

/** Everything once more before it is kept, each part a step away from being changed. */
export const SummaryStep = ({ of, go }: { of: Fields<Filled>; go: (step: StepName) => void }) => {
  const filled = of.form.getValues()
  return (
    <div>
      <Part step="names" go={go}><NamesAndContacts filled={filled} /></Part>
      <Part step="person" go={go}><WhoThisIs filled={filled} /></Part>
      <Part step="status" go={go}><Papers filled={filled} /></Part>
      <Part step="consents" go={go}><Consents filled={filled} /></Part>
    </div>
  )
}
