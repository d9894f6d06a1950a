import { useSuspenseQuery } from '@tanstack/react-query'
import { createLazyRoute, getRouteApi, useNavigate } from '@tanstack/react-router'
import { Suspense } from 'react'
import type { Person } from '#person/model'
import { fileReaders } from '#journal/model'
import { caseRoles, frontRoles } from '#organisation/model'
import { requestRoles } from '#rights/model'
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
import { Named, type PartOfFile, PartsList, partsOfFile } from './parts-list.tsx'
import { Pending } from './pending.tsx'
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

/** Whether one sees a file only by a referral that one's own organisation has not accepted. */
const useIsPending = ({ involvement }: Person): boolean => {
  const mine = useActing().organisation.id
  return involvement.some(({ organisation, pending }) => organisation === mine && pending)
}

/** Whether one may write into a file: not one that is open to one's eyes only, in an emergency or until a referral is accepted. */
const useMayWrite = ({ involvement }: Person): boolean => {
  const mine = useActing().organisation.id
  const isFront = useMay(frontRoles)
  return isFront && involvement.some(({ organisation, reason, pending }) => organisation === mine && reason !== 'glass' && !pending)
}

/** The parts of the file that whoever reads may see, in the order of the page. */
const useParts = (isFront: boolean, isPending: boolean): PartOfFile[] => {
  const [isCase, mayAsk, mayFollow] = [useMay(caseRoles), useMay(requestRoles), useMay(fileReaders)]
  const hidden: Partial<Record<PartOfFile, boolean>> = {
    next: !isFront, rights: !isFront, notes: !isFront || !isCase, documents: isPending, pieces: !isCase || isPending, asked: !mayAsk || isPending,
    journal: !mayFollow,
  }
  return partsOfFile.filter(part => !hidden[part])
}

type MoreProps = { person: Person; parts: readonly PartOfFile[]; isFront: boolean; onAsk: () => void }

/** What stands beside the course of a person: what was noted, agreed to, shared and asked, and who looked. */
const More = ({ person, parts, isFront, onAsk }: MoreProps) => (
  <div className="file-more">
    {parts.includes('notes') && <Named part="notes"><Notes person={person.id} /></Named>}
    {(isFront || person.protected) && <Protection person={person} />}
    <Named part="consents"><Answers person={person} {...(isFront ? { onAsk } : {})} /></Named>
    <Named part="shared"><Shared person={person.id} /></Named>
    <Part><Suspense fallback={<Waiting rows={2} />}><Involved person={person} /></Suspense></Part>
    {parts.includes('asked') && <Named part="asked"><RightsOfPerson person={person} /></Named>}
    {parts.includes('journal') && <Named part="journal"><FileJournal person={person.id} /></Named>}
  </div>
)

const File = () => {
  const t = useMessages()
  const { id } = route.useParams()
  const { do: act, offer } = route.useSearch()
  const navigate = useNavigate({ from: '/persons/$id' })
  const { data: person } = useSuspenseQuery(personQuery(id))
  const isFront = useMayWrite(person)
  const isPending = useIsPending(person)
  const parts = useParts(isFront, isPending)
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
      {isPending && <Suspense fallback={<Waiting rows={2} />}><Pending person={id} /></Suspense>}
      <FileFacts person={person} />
      <PartsList parts={parts} />
      <div className="file">
        {isFront && <div className="file-next"><Named part="next"><Part><Suspense fallback={<Waiting rows={2} />}><NextStep person={person} /></Suspense></Part></Named></div>}
        <div className="file-main">
          {isFront && <Named part="rights"><Part><RightsOf person={person} open={open} /></Part></Named>}
          <Named part="history"><Part><Suspense fallback={<Waiting rows={6} />}><History person={person} /></Suspense></Part></Named>
          {parts.includes('documents') && <Named part="documents"><Part><Suspense fallback={<Waiting rows={2} />}><Documents person={id} mayWrite={isFront} /></Suspense></Part></Named>}
          {parts.includes('pieces') && <Named part="pieces"><Pieces person={id} /></Named>}
        </div>
        <More person={person} parts={parts} isFront={isFront} onAsk={() => open('consent')} />
      </div>
      {isFront && act && <Acts act={act} person={person} offer={offer ?? null} close={close} />}
    </Page>
  )
}

export const FilePage = createLazyRoute('/frame/persons/$id')({ component: File })
