import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import { Post, StaffMember } from '#organisation/model'
import { post, remove } from '../../app/api.ts'
import { Field, FieldsForm, useFields, useSending } from '../../app/fields.tsx'
import { useSentences } from '../../app/problem.tsx'
import { useActing } from '../../app/session.ts'
import { useWrite } from '../../app/writing.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Dialog, DialogFoot } from '../../ui/dialog.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { notify } from '../../ui/notify.ts'
import { Name, T } from '../../ui/text.tsx'
import { invitationsQuery } from '../queries.ts'
import { CompartmentChoice, meetsPersons, noPost, postOf, type PostValues, RoleSelect, SiteSelect } from './post-fields.tsx'

type Held = StaffMember['posts'][number]

const GivingForm = ({ member, close }: { member: StaffMember; close: () => void }) => {
  const t = useMessages()
  const { organisation } = useActing()
  const { data } = useQuery(invitationsQuery)
  const fields = useFields<PostValues>({ start: noPost })
  const role = useWatch({ control: fields.form.control, name: 'role' })
  const sending = useSending(fields, {
    schema: Post,
    input: postOf,
    send: (body, key) => post(`/v1/staff/${member.id}/roles`, StaffMember, { body, key }),
    touches: [['staff']],
    done: () => {
      notify(t('organisation.role.given'))
      close()
    },
  })
  return (
    <FieldsForm of={fields} sending={sending}>
      <Field of={fields} name="role" label={t('organisation.role')}>
        {(field) => <RoleSelect {...field} roles={data?.roles ?? []} />}
      </Field>
      <Field of={fields} name="site" label={t('organisation.site')} help={t('organisation.site.help')}>
        {(field) => <SiteSelect {...field} organisation={organisation.id} />}
      </Field>
      {meetsPersons(role) && (
        <Field of={fields} name="compartments" label={t('organisation.clearances')} help={t('organisation.clearances.help')} optional>
          {(field) => <CompartmentChoice {...field} />}
        </Field>
      )}
      <DialogFoot>
        <Button onPress={close}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="primary" isPending={sending.isPending}>
          {t('organisation.role.give')}
        </Button>
      </DialogFoot>
    </FieldsForm>
  )
}

const PostRow = ({ held, end }: { held: Held; end: (() => void) | null }) => {
  const t = useMessages()
  const cleared = held.compartments.map((each) => t(`organisation.compartment.${each}`))
  return (
    <li className="account-row">
      <span className="account-row-words">
        <span>{t(`role.${held.role}`)}</span>
        <span className="quiet small">{held.site ? <T text={held.site.name} /> : t('organisation.everywhere')}</span>
        {cleared.length > 0 && <span className="quiet small">{t('organisation.clearances.held', { list: cleared.join(t('organisation.comma')) })}</span>}
      </span>
      {end && (
        <Button tone="quiet" aria-label={t('organisation.role.end.of', { role: t(`role.${held.role}`) })} onPress={end}>
          {t('organisation.role.end')}
        </Button>
      )}
    </li>
  )
}

const Ending = ({ member, held, done }: { member: StaffMember; held: Held | null; done: () => void }) => {
  const t = useMessages()
  const { problem } = useSentences()
  const ending = useWrite({
    write: (id: string, key) => remove(`/v1/staff/${member.id}/roles/${id}`, StaffMember, { key }),
    touches: [['staff']],
    done: () => notify(t('organisation.role.ended')),
  })
  return (
    <ConfirmDialog
      title={t('organisation.role.end')}
      confirm={t('organisation.role.end')}
      danger
      isOpen={held !== null}
      onOpenChange={(isOpen) => !isOpen && done()}
      error={ending.error ? problem(ending.error) : undefined}
      onConfirm={async () => void (held && (await ending.mutateAsync(held.id)))}
    >
      <p>
        <Name>{member.name}</Name>
      </p>
      <p>{held && t('organisation.role.end.what', { role: t(`role.${held.role}`) })}</p>
    </ConfirmDialog>
  )
}

/** The roles that somebody holds here; `mine`: one's own, which one does not change. */
export const Posts = ({ member, mine }: { member: StaffMember; mine: boolean }) => {
  const t = useMessages()
  const [isGiving, setGiving] = useState(false)
  const [ended, setEnded] = useState<Held | null>(null)
  return (
    <>
      <ul className="account-list">
        {member.posts.map((held) => (
          <PostRow key={held.id} held={held} end={mine ? null : () => setEnded(held)} />
        ))}
      </ul>
      {!mine && (
        <div className="account-acts">
          <Button icon="plus" onPress={() => setGiving(true)}>
            {t('organisation.role.give')}
          </Button>
        </div>
      )}
      <Dialog title={t('organisation.role.give')} isOpen={isGiving} onOpenChange={setGiving}>
        <GivingForm member={member} close={() => setGiving(false)} />
      </Dialog>
      <Ending member={member} held={ended} done={() => setEnded(null)} />
    </>
  )
}
