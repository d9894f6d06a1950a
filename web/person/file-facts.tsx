import { ageOn } from '#language/date'
import type { Person } from '#person/model'
import { Card } from '../ui/card.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { Icon } from '../ui/icon.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Code, Dated, DayText } from '../ui/text.tsx'
import { CircumstanceFacts } from './circumstance-facts.tsx'
import { useCountries } from './countries.ts'
import { Phone } from './phone.tsx'
import { usePlaces } from './places.ts'
import { dayOfToday } from './today.ts'
import { useTongues } from './tongues.ts'

type Held = Person['statuses'][number]

const isNow = ({ from, to }: Held, today: string) => (from === null || from <= today) && (to === null || to >= today)

const Birth = ({ birth }: { birth: NonNullable<Person['birth']> }) => {
  const t = useMessages()
  const { youngest, oldest } = ageOn(birth, dayOfToday())
  return (
    <>
      <Dated date={birth} />
      {birth.precision !== 'day' && <span className="quiet small">{t(`person.precision.${birth.precision}`)}</span>}
      <span className="quiet small">{youngest === oldest ? t('person.age', { age: youngest }) : t('person.age.between', { youngest, oldest })}</span>
    </>
  )
}

/** What a status rests on: the paper that was seen, or the person's word, and the day. */
const Proof = ({ status }: { status: Held }) => {
  const t = useMessages()
  return (
    <span className="fact-proof" data-proof={status.proof}>
      <Icon name={status.proof === 'shown' ? 'document' : 'person'} />{t(`person.proved.${status.proof}`)} <DayText day={status.knownOn} />
    </span>
  )
}

const StatusText = ({ status }: { status: Held }) => {
  const t = useMessages()
  return (
    <>
      {t(`person.status.${status.kind}`)}
      {status.from && <span className="quiet small">{t('person.since')} <DayText day={status.from} /></span>}
      {status.to && <span className="quiet small">{t('person.until')} <DayText day={status.to} /></span>}
      <Proof status={status} />
    </>
  )
}

/** Every status that was ever written down: where one must know what is kept, and nowhere else. */
const AllStatuses = ({ statuses }: { statuses: Person['statuses'] }) => {
  const t = useMessages()
  return (
    <div className="no-print">
      <Disclosure title={t('person.status.all')} level={3}>
        <Facts lines>{statuses.map(status => <Fact key={status.id} label={<DayText day={status.knownOn} />}><StatusText status={status} /></Fact>)}</Facts>
      </Disclosure>
    </div>
  )
}

/** Who this is: every fact with the precision that is known and what it rests on. */
export const FileFacts = ({ person }: { person: Person }) => {
  const t = useMessages()
  const countries = useCountries()
  const tongues = useTongues()
  const places = usePlaces()
  const today = dayOfToday()
  const unknown = <span className="quiet">{t('person.unknown')}</span>
  const current = person.statuses.filter(status => status.kind !== 'irregular' && isNow(status, today))
  const isWhole = current.length === person.statuses.length
  return (
    <Card title={t('person.file.facts')}>
      <Facts>
        <Fact label={t('person.birth')}>{person.birth ? <Birth birth={person.birth} /> : unknown}</Fact>
        <Fact label={t('person.sex')}>{person.sex ? t(`person.sex.${person.sex}`) : unknown}</Fact>
        <Fact label={t('person.nationalities')}>{person.nationalities.map(countries.nameOf).join(' · ') || unknown}</Fact>
        <Fact label={t('person.languages')}>{person.languages.map(tongues.nameOf).join(' · ') || unknown}</Fact>
        <Fact label={t('person.residence')}>{places.nameOf(person.residence?.code ?? null) || unknown}</Fact>
        {person.contacts.map(contact => <Fact key={contact.id} label={t(`person.${contact.kind}`)}>{contact.kind === 'phone' ? <Phone number={contact.value} /> : <Code>{contact.value}</Code>}</Fact>)}
        {current.map(status => <Fact key={status.id} label={t('person.status')}><StatusText status={status} /></Fact>)}
        <CircumstanceFacts circumstances={person.circumstances} />
      </Facts>
      {!isWhole && <AllStatuses statuses={person.statuses} />}
    </Card>
  )
}
