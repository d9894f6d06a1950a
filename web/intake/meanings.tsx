import { useQuery } from '@tanstack/react-query'
import type { Field, ImportDetail, Mapping } from '#intake/model'
import { sexes, statusKinds } from '#person/model'
import { Card } from '../ui/card.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { DayField } from '../ui/day-field.tsx'
import { localeOf, useLanguage } from '../ui/language.tsx'
import { useMessages } from '../ui/messages.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { ComboBox, type Option, Select } from '../ui/select.tsx'
import { useText } from '../ui/text.tsx'
import { areasQuery } from './queries.ts'

type Given = { found: ImportDetail; mapping: Mapping; change: (mapping: Mapping) => void }

const leftOut = 'left-out'
const spoken = ['fr', 'ar', 'en', 'es', 'pt', 'wo', 'ff', 'bm', 'ha', 'ln', 'sw', 'am', 'ti', 'so', 'zgh']
const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index))

const useCountries = (): Option[] => {
  const locale = localeOf[useLanguage()]
  const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' })
  const codes = letters.flatMap((one) => letters.map((two) => one + two))
  return codes.flatMap((key) => (names.of(key) ? [{ key, label: names.of(key)! }] : [])).sort((one, other) => new Intl.Collator(locale).compare(one.label, other.label))
}

/** What a word of a column may mean. */
const useChoices = (field: Field): Option[] => {
  const t = useMessages()
  const text = useText()
  const locale = localeOf[useLanguage()]
  const countries = useCountries()
  const { data: areas = [] } = useQuery({ ...areasQuery, enabled: field === 'residence' })
  if (field === 'sex') return sexes.map((key) => ({ key, label: t(`person.sex.${key}`) }))
  if (field === 'situation') return statusKinds.map((key) => ({ key, label: t(`person.status.${key}`) }))
  if (field === 'nationality') return countries
  if (field === 'language') return spoken.map((key) => ({ key, label: new Intl.DisplayNames([locale], { type: 'language' }).of(key) ?? key }))
  if (field === 'residence') return areas.map(({ code, name }) => ({ key: code, label: text(name) }))
  return (['yes', 'no'] as const).map((key) => ({ key, label: t(`intake.answer.${key}`) }))
}

const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase()

const withMeaning = (mapping: Mapping, field: Field, word: string, to: string | null | undefined): Mapping => {
  const others = mapping.meanings.filter((each) => each.field !== field || !same(each.from, word))
  return { ...mapping, meanings: to === undefined ? others : [...others, { field, from: word, to }] }
}

type WordProps = Given & { field: Field; word: string; proposed: string | null; choices: Option[] }

const Word = ({ mapping, change, field, word, proposed, choices }: WordProps) => {
  const t = useMessages()
  const said = mapping.meanings.find((each) => each.field === field && same(each.from, word))
  const lenient = mapping.lenient.includes(field)
  const value = said ? (said.to ?? leftOut) : (proposed ?? (lenient ? leftOut : null))
  return (
    <li>
      <div className="intake-column-name">
        <bdi>{word}</bdi>
      </div>
      <ComboBox
        label={t('intake.means', { word })}
        options={[{ key: leftOut, label: t('intake.left-out') }, ...choices]}
        value={value}
        onChange={(key) => change(withMeaning(mapping, field, word, key === null ? undefined : key === leftOut ? null : key))}
        {...(value === null ? { error: t('intake.needs-meaning') } : {})}
      />
    </li>
  )
}

const Words = ({ field, ...given }: Given & { field: Field }) => {
  const t = useMessages()
  const choices = useChoices(field)
  const words = given.found.words.filter((each) => each.field === field)
  const { mapping, change } = given
  const isLenient = mapping.lenient.includes(field)
  const setLenient = (lenient: boolean) => change({ ...mapping, lenient: lenient ? [...mapping.lenient, field] : mapping.lenient.filter((each) => each !== field) })
  return (
    <Card title={t(`intake.field.${field}`)} count={words.length}>
      {field === 'situation' && <p className="quiet">{t('intake.situation-rule')}</p>}
      <Checkbox label={t('intake.lenient')} value={isLenient} onChange={setLenient} />
      <ul className="intake-words">
        {words.map(({ word, proposed }) => (
          <Word key={word} {...given} field={field} word={word} proposed={proposed} choices={choices} />
        ))}
      </ul>
    </Card>
  )
}

const Dates = ({ found, mapping, change }: Given) => {
  const t = useMessages()
  const birth = mapping.columns.find(({ field }) => field === 'birth')
  if (!birth) return null
  const order = found.columns.find(({ name }) => name === birth.name)?.dateOrder ?? 'none'
  return (
    <Card title={t('intake.dates')} {...(order === 'either' ? { tone: 'attention' as const } : {})}>
      {order !== 'none' && <p>{t(`intake.order.${order}`)}</p>}
      <RadioGroup
        label={t('intake.day-first')}
        options={[
          { key: 'day', label: t('intake.day-first.day') },
          { key: 'month', label: t('intake.day-first.month') },
        ]}
        value={mapping.dayFirst ? 'day' : 'month'}
        onChange={(key) => change({ ...mapping, dayFirst: key === 'day' })}
      />
      <Checkbox
        label={t('intake.first-of-year')}
        help={t('intake.first-of-year.why')}
        value={mapping.firstOfYearIsYear}
        onChange={(firstOfYearIsYear) => change({ ...mapping, firstOfYearIsYear })}
      />
    </Card>
  )
}

const purposes = ['service', 'sharing', 'statistics'] as const
const manners = ['spoken', 'signed'] as const

const Consents = ({ mapping, change }: Omit<Given, 'found'>) => {
  const t = useMessages()
  const manner = mapping.consents[0]?.manner ?? 'signed'
  const language = mapping.consents[0]?.language ?? 'fr'
  const given = (purpose: (typeof purposes)[number]) => mapping.consents.some((each) => each.purpose === purpose)
  const set = (purpose: (typeof purposes)[number], value: boolean) =>
    change({ ...mapping, consents: [...mapping.consents.filter((each) => each.purpose !== purpose), ...(value ? [{ purpose, manner, language }] : [])] })
  const all = (part: { manner?: 'spoken' | 'signed'; language?: string }) => change({ ...mapping, consents: mapping.consents.map((each) => ({ ...each, ...part })) })
  return (
    <Card title={t('intake.consents')}>
      <p>{t('intake.consents.what')}</p>
      {purposes.map((purpose) => (
        <Checkbox key={purpose} label={t(`intake.consent.${purpose}`)} value={given(purpose)} onChange={(value) => set(purpose, value)} />
      ))}
      {mapping.consents.length > 0 && (
        <div className="intake-reading">
          <DayField label={t('intake.consents.on')} optional value={mapping.consentsOn} onChange={(consentsOn) => change({ ...mapping, consentsOn })} />
          <Select
            label={t('intake.consents.manner')}
            options={manners.map((key) => ({ key, label: t(`intake.manner.${key}`) }))}
            value={manner === 'guardian' ? 'signed' : manner}
            onChange={(key) => key && all({ manner: key })}
          />
          <Select
            label={t('intake.consents.language')}
            options={(['fr', 'ar', 'en'] as const).map((key) => ({ key, label: t(`intake.language.${key}`) }))}
            value={language as 'fr' | 'ar' | 'en'}
            onChange={(key) => key && all({ language: key })}
          />
        </div>
      )}
    </Card>
  )
}

/** What the words of the file mean, how its dates are read, and which consents came with it. */
export const Meanings = (given: Given) => {
  const present = new Set(given.mapping.columns.flatMap(({ field }) => field ?? []))
  const coded = [...new Set(given.found.words.map(({ field }) => field))].filter((field) => present.has(field))
  return (
    <>
      <Dates {...given} />
      {coded.map((field) => (
        <Words key={field} {...given} field={field} />
      ))}
      <Consents mapping={given.mapping} change={given.change} />
    </>
  )
}
