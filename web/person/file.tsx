import { useSuspenseQuery } from '@tanstack/react-query'
import { createLazyRoute, getRouteApi, useNavigate } from '@tanstack/react-router'
import { Suspense } from 'react'
import type { Person } from '#person/model'
import { frontRoles } from '#organisation/model'
import { Notes } from '../access/parts/notes.tsx'
import { Opened } from '../access/parts/opened.tsx'
import { Protection } from '../access/parts/protection.tsx'
import { Shared } from '../access/parts/shared.tsx'
import { Link } from '../app/link.tsx'
import { Page } from '../app/page.tsx'
import { Part } from '../app/part.tsx'
import { useActing, useMay } from '../app/session.ts'
import { Rights } from '../eligibility/parts/rights.tsx'
import { Card } from '../ui/card.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Breadcrumb } from '../ui/page-header.tsx'
import { Skeleton } from '../ui/states.tsx'
import { Code, DayText, Name } from '../ui/text.tsx'
import { FileJournal } from '../journal/parts/file-journal.tsx'
import { RightsOfPerson } from '../rights/parts/asking.tsx'
import { Acts } from './acts/acts.tsx'
import { ActButtons } from './acts/buttons.tsx'
import { Answers } from './answers.tsx'
import { FileFacts } from './file-facts.tsx'
import { Involved } from './involved.tsx'
import { MissingFact } from './missing-fact.tsx'
import { Nearby } from './nearby.tsx'
import { NextStep } from './next-step.tsx'
import { Documents } from './papers/documents.tsx'
import { Pieces } from './papers/pieces.tsx'
import { personQuery } from './queries.ts'
import { History } from './history.tsx'
import { fullName, orderedNames } from './registration.ts'
import { dayOfMoment } from './today.ts'
import type { Act } from './words.ts'
import './file.css'

const route = getRouteApi('/frame/persons/$id')

const Heading = ({ names: [first, ...others] }: Pick<Person, 'names'>) => (
  <>
    {first && <Name>{fullName(first)}</Name>}
    {others.map(name => <span key={fullName(name)} className="file-other-name"><Name>{fullName(name)}</Name></span>)}
  </>
)

const Numbered = ({ person }: { person: Person }) => {
  const t = useMessages()
  return (
    <span className="cluster">
      <Code>{person.code}</Code>
      <span>{t('person.file.opened')} <DayText day={dayOfMoment(person.registeredAt)} /></span>
    </span>
  )
}

const RightsOf = ({ person, open }: { person: Person; open: (act: Act, offer?: string) => void }) => {
  const { on } = route.useSearch()
  const navigate = useNavigate({ from: '/persons/$id' })
  const judge = (day: string | null) => void navigate({ search: previous => ({ ...previous, on: day ?? undefined }), replace: true, resetScroll: false })
  return (
    <Rights
      person={person.id} on={on ?? null} onJudge={judge}
      missing={fact => <MissingFact person={person.id} fact={fact} />}
      places={decision => <Nearby kinds={decision.serviceKinds} residence={person.residence?.code ?? null} onRefer={offer => open('refer', offer)} onServe={offer => open('serve', offer)} />}
    />
  )
}

const Waiting = ({ rows }: { rows: number }) => <Card><Skeleton rows={rows} /></Card>

/** Whether one may write into a file: not one that is open to one's eyes only, in an emergency. */
const useMayWrite = ({ involvement }: Person): boolean => {
  const mine = useActing().organisation.id
  const isFront = useMay(frontRoles)
  return isFront && involvement.some(({ organisation, reason }) => organisation === mine && reason !== 'glass')
}

const File = () => {
  const t = useMessages()
  const { id } = route.useParams()
  const { do: act, offer } = route.useSearch()
  const navigate = useNavigate({ from: '/persons/$id' })
  const { data: person } = useSuspenseQuery(personQuery(id))
  const isFront = useMayWrite(person)
  const names = orderedNames(person.names)
  const open = (next: Act, at?: string) => void navigate({ search: previous => ({ ...previous, do: next, offer: at }), resetScroll: false })
  const close = () => void navigate({ search: previous => ({ ...previous, do: undefined, offer: undefined }), replace: true, resetScroll: false })
  return (
    <Page
      title={names[0] && !person.nameHidden ? fullName(names[0]) : person.code} heading={<Heading names={names} />} lead={<Numbered person={person} />} help="person.help.file"
      breadcrumb={<Breadcrumb><Link to="/counter">{t('person.counter')}</Link></Breadcrumb>}
      actions={isFront && <ActButtons person={id} open={open} />}
    >
      <Opened person={person} />
      <FileFacts person={person} />
      <div className="file">
        {isFront && <div className="file-next"><Part><Suspense fallback={<Waiting rows={2} />}><NextStep person={person} /></Suspense></Part></div>}
        <div className="file-main">
          {isFront && <Part><RightsOf person={person} open={open} /></Part>}
          <Part><Suspense fallback={<Waiting rows={6} />}><History person={person} /></Suspense></Part>
        </div>
        <div className="file-more">
          {(isFront || person.protected) && <Protection person={person} />}
          <Answers person={person} {...(isFront ? { onAsk: () => open('consent') } : {})} />
          <Shared person={id} />
          <Part><Suspense fallback={<Waiting rows={2} />}><Involved person={person} /></Suspense></Part>
          {isFront && <Notes person={id} />}
          <Part><Suspense fallback={<Waiting rows={2} />}><Documents person={id} /></Suspense></Part>
          <Pieces person={id} />
          <RightsOfPerson person={person} />
          <FileJournal person={id} />
        </div>
      </div>
      {isFront && act && <Acts act={act} person={person} offer={offer ?? null} close={close} />}
    </Page>
  )
}

export const FilePage = createLazyRoute('/frame/persons/$id')({ component: File })
