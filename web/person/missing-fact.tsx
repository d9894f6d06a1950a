import type { FactName } from '#eligibility/model'
import { Link } from '../app/link.tsx'
import { useMessages } from '../ui/messages.tsx'

/** A fact that would settle an answer, as the way to the place where it is written down. */
export const MissingFact = ({ person, fact }: { person: string; fact: FactName }) => {
  const t = useMessages()
  if (fact === 'statuses') return <Link to="/persons/$id" params={{ id: person }} search={{ do: 'status' }}>{t('person.fact.statuses')}</Link>
  return <Link to="/persons/$id/edit" params={{ id: person }} search={{ fact }}>{t(`person.fact.${fact}`)}</Link>
}
