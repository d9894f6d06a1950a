import type { AccessRequest, Glass } from '#person/opening/model'
import { useFormats } from '../ui/format.ts'
import { M, useMessages } from '../ui/messages.tsx'
import type { QueueItem } from '../ui/queue.tsx'
import { Code, Name, T, useText } from '../ui/text.tsx'
import { GlassSign, RequestSign } from './signs.tsx'

/** Whom a request or broken glass is about: by name where one sees the file, else by what was heard of the person. */
export const About = ({ person, initials = '', birthYear = null }: Pick<AccessRequest, 'person'> & Partial<Pick<AccessRequest, 'initials' | 'birthYear'>>) => {
  const t = useMessages()
  if (person) {
    return (
      <>
        <Name>{person.name}</Name> <span className="quiet small"><Code>{person.code}</Code></span>
      </>
    )
  }
  if (initials === '') return <span className="quiet">{t('access.somebody')}</span>
  return (
    <>
      <bdi translate="no">{initials}</bdi>
      {birthYear !== null && <span className="quiet small"> {t('access.born', { year: birthYear })}</span>}
    </>
  )
}

/** A request for access as a row of a queue. */
export const useRequestRow = (): ((request: AccessRequest) => QueueItem) => {
  const t = useMessages()
  const text = useText()
  const { since } = useFormats()
  return (request) => ({
    key: request.id,
    name: t('access.row', { who: request.person?.code ?? request.initials, other: text(request.asking.name) }),
    title: <About {...request} />,
    note: request.direction === 'in' ? (
      <M id="access.row.in" values={{ other: <T text={request.asking.name} />, since: since(request.askedAt) }} />
    ) : (
      <M id="access.row.out" values={{ by: <bdi>{request.askedBy}</bdi>, since: since(request.askedAt) }} />
    ),
    side: <RequestSign request={request} />,
  })
}

/** Broken glass as a row of a queue. */
export const useGlassRow = (): ((glass: Glass) => QueueItem) => {
  const t = useMessages()
  const text = useText()
  const { since } = useFormats()
  return (glass) => ({
    key: glass.id,
    name: t('access.row', { who: glass.person?.code ?? '', other: text(glass.organisation.name) }),
    title: <About person={glass.person} />,
    note: <M id="access.row.glass" values={{ by: <bdi>{glass.by}</bdi>, other: <T text={glass.organisation.name} />, since: since(glass.openedAt) }} />,
    side: <GlassSign glass={glass} />,
  })
}
