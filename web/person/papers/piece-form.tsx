import { useEffect } from 'react'
import { z } from 'zod'
import type { Compartment } from '#organisation/model'
import { Attaching, pieceKinds } from '#person/pieces/model'
import { post } from '../../app/api.ts'
import { Field, FieldsForm, useFields, useSending } from '../../app/fields.tsx'
import { Button } from '../../ui/button.tsx'
import { DialogFoot } from '../../ui/dialog.tsx'
import { FileField, type Chosen } from '../../ui/file-field.tsx'
import { useFormats } from '../../ui/format.ts'
import { useMessages } from '../../ui/messages.tsx'
import { notify } from '../../ui/notify.ts'
import { Select } from '../../ui/select.tsx'

type Filled = { content: Chosen | null; kind: (typeof pieceKinds)[number] | null; compartment: Compartment | null }
type Props = { person: string; compartments: readonly Compartment[]; limit: number; close: () => void }

/** Attaches a file. Its content says what it is: the server looks. */
export const PieceForm = ({ person, compartments, limit, close }: Props) => {
  const t = useMessages()
  const { number } = useFormats()
  const fields = useFields<Filled>({ start: { content: null, kind: null, compartment: compartments.length === 1 ? compartments[0]! : null } })
  const label = t('person.piece.file')
  useEffect(() => { fields.labels.set('name', label) }, [fields.labels, label])
  const sending = useSending(fields, {
    schema: Attaching,
    // Without a file it is the file that is asked for, not its name.
    input: ({ content, kind, compartment }) => ({ name: content?.name ?? 'none.pdf', content: content?.base64, kind: kind ?? undefined, compartment: compartment ?? undefined }),
    send: (input, key) => post(`/v1/persons/${person}/pieces`, z.object({ id: z.uuid() }), { body: input, key }),
    touches: [['pieces', person]],
    done: () => {
      notify(t('person.piece.added'))
      close()
    },
  })
  return (
    <FieldsForm of={fields} sending={sending}>
      <Field of={fields} name="content" label={label} help={t('person.piece.file.help', { size: number(Math.floor(limit / 1_000_000)) })}>
        {field => <FileField {...field} choose={t('person.piece.choose')} accept={['application/pdf', 'image/png', 'image/jpeg']} />}
      </Field>
      <Field of={fields} name="kind" label={t('person.piece.kind')}>
        {field => <Select {...field} options={pieceKinds.map(key => ({ key, label: t(`person.piece.kind.${key}`) }))} />}
      </Field>
      <Field of={fields} name="compartment" label={t('person.piece.compartment')} help={t('person.piece.compartment.help')}>
        {field => <Select {...field} options={compartments.map(key => ({ key, label: t(`person.piece.compartment.${key}`) }))} />}
      </Field>
      <DialogFoot>
        <Button onPress={close}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="primary" isPending={sending.isPending}>{t('person.piece.do')}</Button>
      </DialogFoot>
    </FieldsForm>
  )
}
