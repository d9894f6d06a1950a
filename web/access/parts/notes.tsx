import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { type Note, Notes as Answer, Noting, Readers, WrittenNote } from '#casework/model'
import { caseRoles, type Compartment } from '#organisation/model'
import { get, post, put } from '../../app/api.ts'
import { Field, FieldsForm, useFields, useSending } from '../../app/fields.tsx'
import { Part } from '../../app/part.tsx'
import { useMay } from '../../app/session.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CheckboxGroup } from '../../ui/checkbox.tsx'
import { Dialog, DialogFoot } from '../../ui/dialog.tsx'
import { useFormats } from '../../ui/format.ts'
import { useMessages } from '../../ui/messages.tsx'
import { notify } from '../../ui/notify.ts'
import { Select } from '../../ui/select.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { Status } from '../../ui/status.tsx'
import { Since } from '../../ui/text.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { colleaguesQuery, useOthers } from './colleagues.ts'
import './notes.css'

const notesQuery = (person: string) => ({
  queryKey: ['notes', person],
  queryFn: ({ signal }: { signal: AbortSignal }) => get(`/v1/persons/${person}/notes`, Answer, { signal }),
  // Reading notes is itself a line of the journal: they are not asked for again behind the back of who reads.
  staleTime: 60_000,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
})

type Filled = { compartment: Compartment | null; text: string; readers: string[] }

const NoteForm = ({ person, compartments, close }: { person: string; compartments: readonly Compartment[]; close: () => void }) => {
  const t = useMessages()
  const fields = useFields<Filled>({ start: { compartment: null, text: '', readers: [] } })
  const isProtection = useWatch({ control: fields.form.control, name: 'compartment' }) === 'protection'
  const others = useOthers(isProtection)
  const sending = useSending(fields, {
    schema: Noting,
    input: ({ compartment, text, readers }) => ({ compartment: compartment ?? undefined, text, readers: isProtection ? readers : [] }),
    send: (input, key) => post(`/v1/persons/${person}/notes`, WrittenNote, { body: input, key }),
    touches: [['notes', person]],
    done: () => {
      notify(t('access.notes.written'))
      close()
    },
  })
  return (
    <FieldsForm of={fields} sending={sending}>
      <Field of={fields} name="compartment" label={t('access.notes.compartment')} help={t('access.notes.compartment.help')}>
        {(field) => <Select {...field} options={compartments.map((key) => ({ key, label: t(`access.compartment.${key}`) }))} />}
      </Field>
      <Field of={fields} name="text" label={t('access.notes.text')} help={t('access.notes.text.help')}>
        {(field) => <TextArea {...field} rows={5} maxLength={5000} />}
      </Field>
      {isProtection && others.length > 0 && (
        <Field of={fields} name="readers" label={t('access.notes.readers')} help={t('access.notes.readers.help')} optional>
          {(field) => <CheckboxGroup {...field} options={others.map(({ id, name }) => ({ key: id, label: name }))} />}
        </Field>
      )}
      <DialogFoot>
        <Button onPress={close}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="primary" isPending={sending.isPending}>{t('access.notes.write')}</Button>
      </DialogFoot>
    </FieldsForm>
  )
}

const ReadersForm = ({ note, person, close }: { note: Note; person: string; close: () => void }) => {
  const t = useMessages()
  const others = useOthers(true)
  const fields = useFields<{ readers: string[] }>({ start: { readers: note.readers.map(({ id }) => id) } })
  const sending = useSending(fields, {
    schema: Readers,
    send: (input, key) => put(`/v1/notes/${note.id}/readers`, WrittenNote, { body: input, key }),
    touches: [['notes', person]],
    done: close,
  })
  return (
    <FieldsForm of={fields} sending={sending}>
      <Field of={fields} name="readers" label={t('access.notes.readers')} help={t('access.notes.readers.help')} optional>
        {(field) => <CheckboxGroup {...field} options={others.map(({ id, name }) => ({ key: id, label: name }))} />}
      </Field>
      <DialogFoot>
        <Button onPress={close}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="primary" isPending={sending.isPending}>{t('access.keep')}</Button>
      </DialogFoot>
    </FieldsForm>
  )
}

const NoteLine = ({ note, person }: { note: Note; person: string }) => {
  const t = useMessages()
  const { list } = useFormats()
  const [isSharing, setSharing] = useState(false)
  const isProtection = note.compartment === 'protection'
  return (
    <li className="note">
      <p className="cluster small">
        <Status tone={isProtection ? 'protection' : 'plain'}>{t(`access.compartment.${note.compartment}`)}</Status>
        <span className="quiet"><bdi>{note.author.name}</bdi> · <Since moment={note.at} /></span>
      </p>
      <p className="note-text" dir="auto">{note.text}</p>
      {isProtection && note.mine && (
        <p className="cluster small quiet">
          {note.readers.length === 0 ? t('access.notes.alone') : t('access.notes.with', { names: list(note.readers.map(({ name }) => name)) })}
          <span className="no-print"><Button tone="quiet" onPress={() => setSharing(true)}>{t('access.notes.share')}</Button></span>
        </p>
      )}
      {isSharing && (
        <Dialog title={t('access.notes.share')} isOpen onOpenChange={setSharing}>
          <ReadersForm note={note} person={person} close={() => setSharing(false)} />
        </Dialog>
      )}
    </li>
  )
}

const Written = ({ person }: { person: string }) => {
  const t = useMessages()
  const { data } = useSuspenseQuery(notesQuery(person))
  useQuery({ ...colleaguesQuery('protection'), enabled: data.compartments.includes('protection') })
  const [isWriting, setWriting] = useState(false)
  return (
    <Card
      title={t('access.notes')}
      action={data.compartments.length > 0 && <span className="no-print"><Button tone="quiet" icon="note" onPress={() => setWriting(true)}>{t('access.notes.write')}</Button></span>}
    >
      {data.items.length === 0 ? <p className="quiet">{t('access.notes.none')}</p> : <ul className="notes">{data.items.map((note) => <NoteLine key={note.id} note={note} person={person} />)}</ul>}
      <p className="small quiet">{t('access.notes.sealed')}</p>
      {isWriting && (
        <Dialog title={t('access.notes.new')} isOpen onOpenChange={setWriting}>
          <NoteForm person={person} compartments={data.compartments} close={() => setWriting(false)} />
        </Dialog>
      )}
    </Card>
  )
}

/** The sealed notes about a person that one may read, and the way to write one. Nothing for who does not care for cases. */
export const Notes = ({ person }: { person: string }) => {
  const may = useMay(caseRoles)
  if (!may) return null
  return (
    <Part>
      <Suspense fallback={<Card><Skeleton rows={3} /></Card>}>
        <Written person={person} />
      </Suspense>
    </Part>
  )
}
