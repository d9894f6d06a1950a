import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { caseRoles } from '#organisation/model'
import { Hiding, type Person, Protecting, Protection as Guarding } from '#person/model'
import { get, put, remove } from '../../app/api.ts'
import { Field, FieldsForm, useFields, useSending } from '../../app/fields.tsx'
import { useSentences } from '../../app/problem.tsx'
import { useMay, useSession } from '../../app/session.ts'
import { useWrite } from '../../app/writing.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CheckboxGroup } from '../../ui/checkbox.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Dialog, DialogFoot } from '../../ui/dialog.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { useFormats } from '../../ui/format.ts'
import { useMessages } from '../../ui/messages.tsx'
import { notify } from '../../ui/notify.ts'
import { Select } from '../../ui/select.tsx'
import { colleaguesQuery, useIsCleared } from './colleagues.ts'

const guardingQuery = (person: string) =>
  queryOptions({ queryKey: ['protection', person], queryFn: ({ signal }) => get(`/v1/persons/${person}/protection`, Guarding, { signal }), staleTime: 60_000 })

const touched = (person: string) => [['protection', person], ['person', person], ['persons'], ['referrals'], ['appointments']]

type GuardFormProps = { person: string; owner: string; assigned: readonly string[]; close: () => void }

const GuardForm = ({ person, owner, assigned, close }: GuardFormProps) => {
  const t = useMessages()
  const { data: colleagues = [] } = useQuery(colleaguesQuery('protection'))
  const fields = useFields<{ owner: string | null; assigned: string[] }>({ start: { owner, assigned: [...assigned] } })
  const options = colleagues.map(({ id, name }) => ({ key: id, label: name }))
  const sending = useSending(fields, {
    schema: Protecting,
    send: (input, key) => put(`/v1/persons/${person}/protection`, Hiding, { body: input, key }),
    touches: touched(person),
    done: () => {
      notify(t('access.protection.done'))
      close()
    },
  })
  return (
    <FieldsForm of={fields} sending={sending}>
      <p>{t('access.protection.what')}</p>
      <Field of={fields} name="owner" label={t('access.protection.owner')} help={t('access.protection.owner.help')}>
        {(field) => <Select {...field} options={options} />}
      </Field>
      <Field of={fields} name="assigned" label={t('access.protection.assigned')} help={t('access.protection.assigned.help')} optional>
        {(field) => <CheckboxGroup {...field} options={options.filter(({ key }) => key !== owner)} />}
      </Field>
      <DialogFoot>
        <Button onPress={close}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="primary" isPending={sending.isPending}>{t('access.keep')}</Button>
      </DialogFoot>
    </FieldsForm>
  )
}

const Show = ({ person }: { person: string }) => {
  const t = useMessages()
  const { problem } = useSentences()
  const [isOpen, setOpen] = useState(false)
  const showing = useWrite({
    write: (_: null, key) => remove(`/v1/persons/${person}/protection`, Hiding, { key }),
    touches: touched(person),
    done: () => notify(t('access.protection.shown')),
  })
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('access.protection.show')}</Button>
      <ConfirmDialog
        title={t('access.protection.show.title')}
        confirm={t('access.protection.show')}
        danger
        isOpen={isOpen}
        onOpenChange={setOpen}
        onConfirm={async () => { await showing.mutateAsync(null) }}
        error={showing.error ? problem(showing.error) : undefined}
      >
        <p>{t('access.protection.show.what')}</p>
      </ConfirmDialog>
    </>
  )
}

const Guarded = ({ person, edit }: { person: string; edit: (guard: { owner: string; assigned: string[] }) => void }) => {
  const t = useMessages()
  const { list, moment } = useFormats()
  const { data: guard } = useQuery(guardingQuery(person))
  if (!guard) return null
  return (
    <>
      <Facts lines>
        <Fact label={t('access.protection.owner')}><bdi>{guard.owner.name}</bdi></Fact>
        {guard.assigned.length > 0 && <Fact label={t('access.protection.assigned')}><bdi>{list(guard.assigned.map(({ name }) => name))}</bdi></Fact>}
        <Fact label={t('access.protection.since')}>{moment(guard.since)}</Fact>
      </Facts>
      {guard.mine && (
        <span className="cluster no-print">
          <Button onPress={() => edit({ owner: guard.owner.id, assigned: guard.assigned.map(({ id }) => id) })}>{t('access.protection.change')}</Button>
          <Show person={person} />
        </span>
      )}
    </>
  )
}

/** Whether a person's name is hidden, who guards the case, and the way to hide it. Nothing for who neither cares for cases nor is cleared. */
export const Protection = ({ person: { id, protected: isProtected, nameHidden } }: { person: Person }) => {
  const t = useMessages()
  const me = useSession().staff.id
  const may = useMay(caseRoles)
  const isCleared = useIsCleared(may)
  const [form, setForm] = useState<{ owner: string; assigned: string[] } | null>(null)
  if (!isProtected && !isCleared) return null
  return (
    <Card title={t('access.protection')} {...(isProtected ? { tone: 'protection' as const } : {})}>
      <p>{t(nameHidden ? 'access.protection.hidden' : isProtected ? 'access.protection.kept' : 'access.protection.none')}</p>
      {isProtected && !nameHidden && <Guarded person={id} edit={setForm} />}
      {!isProtected && <div className="no-print"><Button icon="protection" onPress={() => setForm({ owner: me, assigned: [] })}>{t('access.protection.hide')}</Button></div>}
      {form && (
        <Dialog title={t('access.protection.hide')} isOpen onOpenChange={() => setForm(null)}>
          <GuardForm person={id} {...form} close={() => setForm(null)} />
        </Dialog>
      )}
    </Card>
  )
}
