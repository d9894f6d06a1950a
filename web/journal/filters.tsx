import { useSuspenseQuery } from '@tanstack/react-query'
import { subjectWords, verbs, type JournalLine } from '#journal/model'
import { Button } from '../ui/button.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { useFormats } from '../ui/format.ts'
import { useMessages } from '../ui/messages.tsx'
import { ComboBox, type Option } from '../ui/select.tsx'
import { useText } from '../ui/text.tsx'
import { DayFilter } from '../strategy/parts/day-filter.tsx'
import { organisationsQuery } from '../strategy/parts/queries.ts'
import { shortOf, useVerb } from './happening.tsx'
import { isFiltered, type JournalSearch } from './search.ts'

type FiltersProps = { search: JournalSearch; apply: (search: JournalSearch) => void; lines: readonly JournalLine[] }
type Chosen = 'verb' | 'word' | 'organisation'
type Held = { name: keyof JournalSearch; label: string }

const chosen: readonly Chosen[] = ['verb', 'word', 'organisation']
const byLabel = (one: Option, other: Option) => one.label.localeCompare(other.label)

/** What may be chosen for each filter, in words. */
const useOptions = (): Record<Chosen, Option[]> => {
  const t = useMessages()
  const text = useText()
  const verb = useVerb()
  const { data: organisations } = useSuspenseQuery(organisationsQuery)
  return {
    verb: verbs.map((key) => ({ key, label: verb(key) })).sort(byLabel),
    word: subjectWords.map((key) => ({ key, label: t(`journal.word.${key}`) })).sort(byLabel),
    organisation: organisations.map(({ id, name }) => ({ key: id, label: text(name) })).sort(byLabel),
  }
}

/** The filters that hold, in words. */
const useHeld = ({ search, lines }: Omit<FiltersProps, 'apply'>, options: Record<Chosen, Option[]>): Held[] => {
  const t = useMessages()
  const { day } = useFormats()
  const { id, staff, from, to } = search
  const member = lines.find((line) => line.staff?.id === staff)?.staff?.name
  return [
    ...chosen.flatMap((name) => {
      const value = search[name]
      return value === undefined ? [] : [{ name, label: options[name].find(({ key }) => key === value)?.label ?? value }]
    }),
    ...(id ? [{ name: 'id' as const, label: t('journal.file-of', { code: shortOf(id) }) }] : []),
    ...(staff ? [{ name: 'staff' as const, label: member ?? t('journal.filter.staff') }] : []),
    ...(from ? [{ name: 'from' as const, label: t('journal.filter.since', { day: day(from) }) }] : []),
    ...(to ? [{ name: 'to' as const, label: t('journal.filter.until', { day: day(to) }) }] : []),
  ]
}

/** Which lines are shown; everything lives in the address. A file or a member of staff is chosen in the lines themselves. */
export const Filters = ({ search, apply, lines }: FiltersProps) => {
  const t = useMessages()
  const options = useOptions()
  const held = useHeld({ search, lines }, options)
  const set = (part: Partial<JournalSearch>) => apply({ ...search, line: undefined, ...part })
  return (
    <div className="stack" data-gap="small">
      {isFiltered(search) && (
        <ul className="journal-held" aria-label={t('journal.filter.held')}>
          {held.map(({ name, label }) => (
            <li key={name}>
              <Button icon="close" onPress={() => set({ [name]: undefined })} aria-label={t('journal.filter.lift', { label })}>
                {label}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Disclosure title={t('journal.filter')} level={2}>
        <div className="journal-filters">
          {chosen.map((name) => (
            <ComboBox
              key={name}
              label={t(`journal.filter.${name}`)}
              options={options[name]}
              value={search[name] ?? null}
              onChange={(value) => set({ [name]: value ?? undefined })}
              optional
            />
          ))}
          <DayFilter label={t('journal.filter.from')} value={search.from} onChange={(day) => set({ from: day })} />
          <DayFilter label={t('journal.filter.to')} value={search.to} onChange={(day) => set({ to: day })} />
        </div>
      </Disclosure>
    </div>
  )
}
