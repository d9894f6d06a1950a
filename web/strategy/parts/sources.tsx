import { useSuspenseQuery } from '@tanstack/react-query'
import type { Source } from '#language/text'
import type { Document } from '#strategy/model'
import { useFormats } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { PlainLink } from '../../ui/link.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { Code, T } from '../../ui/text.tsx'
import { useSpeaker } from './names.ts'
import { documentsQuery } from './queries.ts'
import './sources.css'

const plain = (address: string) => address.replace(/^https?:\/\/(www\.)?/, '')
const hostOf = (address: string) => plain(address).split('/')[0] ?? address

/** An address that the data keeps whole; one cut short leads nowhere. */
const wholeAddress = ({ addresses }: Document): string | undefined =>
  addresses.filter((address) => !address.endsWith('...')).map((address) => `https://${plain(address)}`)[0]

const Outside = ({ address }: { address: string }) => {
  const t = useMessages()
  const label = t('strategy.source.open', { host: hostOf(address) })
  return (
    <PlainLink href={address} target="_blank" rel="noreferrer" aria-label={label}>
      <bdi dir="ltr">{hostOf(address)}</bdi> <Icon name="outside" size={13} />
    </PlainLink>
  )
}

/** A document by its title, who published it, and where it can be read. */
export const DocumentName = ({ id }: { id: string }) => {
  const t = useMessages()
  const { data } = useSuspenseQuery(documentsQuery)
  const document = data.find((one) => one.id === id)
  if (id === 'I') return <>{t('strategy.source.inferred')}</>
  if (!document) return <>{t(id === 'GK' ? 'strategy.source.general' : 'strategy.source.unknown')}</>
  const address = wholeAddress(document)
  return (
    <>
      {document.title ? <T text={document.title} /> : !address && !document.publisher && t('strategy.source.page')}
      {document.publisher && (
        <>
          {document.title && ' · '}
          <bdi lang="fr">{document.publisher}</bdi>
        </>
      )}{' '}
      {address && <Outside address={address} />}{' '}
      <span className="quiet">
        (<Code>{id}</Code>)
      </span>
    </>
  )
}

/** A day, or as much of it as a source gives. */
export const useSaidOn = (): ((date: string | null) => string | null) => {
  const { partialDate } = useFormats()
  return (date) => date && partialDate({ value: date, precision: date.length === 10 ? 'day' : date.length === 7 ? 'month' : 'year' })
}

/** Where a fact comes from: the document, its date, and what a reader must know before leaning on it. */
export const SourceText = ({ source, alone }: { source: Source; alone?: boolean }) => {
  const t = useMessages()
  const dated = useSaidOn()(source.date)
  return (
    <p className="source">
      {!alone && <span className="source-word">{t('strategy.source')} </span>}
      <DocumentName id={source.document} />
      {dated && (
        <>
          {' · '}
          <bdi>{dated}</bdi>
        </>
      )}
      {source.note && (
        <>
          {' · '}
          <span lang="fr" dir="auto">
            {source.note}
          </span>
        </>
      )}
    </p>
  )
}

/** Who said something, by the name of that day. */
export const Speaker = ({ by, on }: { by: string; on: string | null }) => {
  const speaker = useSpeaker()(by, on)
  if ('words' in speaker)
    return (
      <bdi lang="fr" dir="auto">
        {speaker.words}
      </bdi>
    )
  return (
    <>
      <T text={speaker.name} /> {speaker.short && <bdi dir="ltr">({speaker.short})</bdi>}
    </>
  )
}

/** The very words of a source, in its own language. */
export const Quote = ({ children }: { children: string }) => (
  <blockquote className="quote" lang="fr" dir="ltr">
    «&#160;{children}&#160;»
  </blockquote>
)
