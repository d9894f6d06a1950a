import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import type { PersonRow } from '#person/model'
import { Matches } from '../access/parts/matches.tsx'
import { ProblemState } from '../app/problem.tsx'
import { Icon } from '../ui/icon.tsx'
import { M, useMessages } from '../ui/messages.tsx'
import { EmptyState, Skeleton } from '../ui/states.tsx'
import { Code, Name } from '../ui/text.tsx'
import { SearchField } from '../ui/text-field.tsx'
import { findQuery } from './queries.ts'
import { PersonTraits } from './traits.tsx'

/** What was typed, once the fingers rest. */
export const useRested = (text: string, milliseconds = 200): string => {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), milliseconds)
    return () => clearTimeout(timer)
  }, [text, milliseconds])
  return rested
}

const registering = 'register'

const Found = ({ row }: { row: PersonRow }) => (
  <ListBoxItem id={row.id} textValue={row.name} className="found">
    <span className="found-words">
      <span className="found-name"><Name>{row.name}</Name></span>
      <span className="small"><PersonTraits row={row} /></span>
    </span>
    <Code>{row.code}</Code>
  </ListBoxItem>
)

const RegisterOption = ({ typed }: { typed: string }) => {
  const t = useMessages()
  return (
    <ListBoxItem id={registering} textValue={t('person.register')} className="found">
      <span className="found-words found-register"><Icon name="person-new" /><span><M id="person.find.register" values={{ name: <Name>{typed}</Name> }} /></span></span>
      <kbd className="no-touch" dir="ltr">{t('person.find.register.key')}</kbd>
    </ListBoxItem>
  )
}

type FindProps = { typed: string; onType: (text: string) => void; onOpen: (id: string) => void; onRegister?: () => void }

type ResultsProps = { rows: readonly PersonRow[]; typed: string; act: (key: string) => void; mayRegister: boolean }

const Results = ({ rows, typed, act, mayRegister }: ResultsProps) => {
  const t = useMessages()
  return (
    <>
      <ListBox className="founds" aria-label={t('person.find.results')} onAction={key => act(String(key))} renderEmptyState={() => null}>
        {rows.map(row => <Found key={row.id} row={row} />)}
        {mayRegister && <RegisterOption typed={typed} />}
      </ListBox>
      {rows.length === 0 && (
        <EmptyState icon="search" title={<M id="person.find.none" values={{ name: <bdi>{typed}</bdi> }} />}>
          <p>{t('person.find.none.what')}</p>
          {mayRegister && <p>{t('person.find.none.register')}</p>}
        </EmptyState>
      )}
    </>
  )
}

/** One field that understands a name in any script, a phone number and the number of a file. */
export const Find = ({ typed, onType, onOpen, onRegister }: FindProps) => {
  const t = useMessages()
  const text = useRested(typed.trim())
  const field = useRef<HTMLInputElement>(null)
  const { data, error, refetch, isPlaceholderData } = useQuery({ ...findQuery(text), placeholderData: keepPreviousData })
  useEffect(() => { field.current?.focus({ preventScroll: true }) }, [])
  const isFinding = typed.trim().length >= 2
  const isSettled = text === typed.trim() && !isPlaceholderData && data !== undefined
  const act = (key: string) => { if (key === registering) onRegister?.(); else onOpen(key) }
  // Enter opens where there is no doubt; otherwise one chooses first.
  const [only, another] = isSettled ? data.items : []
  const submit = () => { if (only && !another && field.current?.getAttribute('aria-activedescendant') == null) onOpen(only.id) }
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !onRegister) return
    event.preventDefault()
    event.stopPropagation()
    onRegister()
  }
  return (
    <div className="find" onKeyDownCapture={keys}>
      <Autocomplete inputValue={typed} onInputChange={onType} disableAutoFocusFirst>
        <SearchField
          label={t('person.find')} help={<>{t('person.find.help')} <span className="no-touch">{t(onRegister ? 'person.find.keys' : 'person.find.keys.read')}</span></>} placeholder={t('person.find.placeholder')}
          value={typed} onChange={onType} onSubmit={submit} inputRef={field} maxLength={120}
        />
        <p className="visually-hidden" role="status">{isFinding && isSettled ? t('person.find.count', { count: data.items.length }) : ''}</p>
        {isFinding && error && <ProblemState error={error} retry={() => void refetch()} />}
        {isFinding && !error && (data === undefined ? <Skeleton rows={4} /> : <Results rows={data.items} typed={typed.trim()} act={act} mayRegister={onRegister !== undefined} />)}
      </Autocomplete>
      {isFinding && isSettled && <Matches text={typed.trim()} />}
    </div>
  )
}
