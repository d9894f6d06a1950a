import type { RequestFile } from '#rights/model'
import type { Language } from '#language/text'
import { Fact } from '../ui/facts.tsx'
import { useLanguage } from '../ui/language.tsx'
import { useMessages } from '../ui/messages.tsx'

/** The words in a value that was written down: of names, dates and numbers what a reader sees, without what only the machine needs. */
const said = (value: unknown, language: Language): string => {
  const each = (part: unknown) => said(part, language)
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return value.map(each).filter(Boolean).join(' · ')
  const { name, value: shown, given, family, kind, code } = value as Record<string, unknown>
  if (typeof name === 'object' && name !== null) return each((name as Record<string, unknown>)[language])
  return [given, family, shown ?? kind ?? code].map(each).filter(Boolean).join(' ')
}

/** What stood in the file when it was asked to put it right. */
export const Was = ({ request: { field, was } }: { request: Pick<RequestFile, 'field' | 'was'> }) => {
  const t = useMessages()
  const text = said(was, useLanguage())
  // A status is not repeated outside its file.
  if (field === null || field === 'status' || field === 'circumstances' || text === '') return null
  return <Fact label={t('rights.was')}><bdi>{text}</bdi></Fact>
}
