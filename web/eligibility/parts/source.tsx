import { useQuery } from '@tanstack/react-query'
import type { Source } from '#language/text'
import type { Document } from '#strategy/model'
import { PlainLink } from '../../ui/link.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { T } from '../../ui/text.tsx'
import { useFormats } from '../../ui/format.ts'
import { documentsQuery } from './queries.ts'

const addressOf = (address: string) => (/^https?:/.test(address) ? address : `https://${address}`)
const hostOf = (address: string) => new URL(addressOf(address)).host.replace(/^www\./, '')

const Named = ({ document }: { document: Document }) => {
  const [address] = document.addresses
  const name = document.title ? <T text={document.title} /> : <bdi>{document.publisher ?? (address ? hostOf(address) : document.id)}</bdi>
  return address ? <PlainLink quiet href={addressOf(address)} target="_blank" rel="noreferrer">{name}</PlainLink> : name
}

/** A day, a month or a year, as far as the source says it. */
const useSaid = () => {
  const { partialDate } = useFormats()
  return (date: string) => partialDate({ value: date, precision: date.length === 10 ? 'day' : date.length === 7 ? 'month' : 'year' })
}

/** Where a sentence comes from: the document by its name, and the day on which it says so. */
export const SourceLine = ({ source }: { source: Source }) => {
  const t = useMessages()
  const said = useSaid()
  const { data = [] } = useQuery(documentsQuery)
  const document = data.find(({ id }) => id === source.document)
  const basis = source.document === 'I' ? t('eligibility.source.inferred') : source.document === 'GK' ? t('eligibility.source.general') : null
  return (
    <span className="quiet small">
      {t('eligibility.source')} {basis ?? (document && <Named document={document} />)}{source.date && <>, {said(source.date)}</>}
    </span>
  )
}
