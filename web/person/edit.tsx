import { useSuspenseQuery } from '@tanstack/react-query'
import { createLazyRoute, getRouteApi, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { z } from 'zod'
import { Circumstances, type Correction, Person } from '#person/model'
import { patch } from '../app/api.ts'
import { FieldsForm, useFields, useSending, type Fields } from '../app/fields.tsx'
import { ButtonLink, Link } from '../app/link.tsx'
import { Page } from '../app/page.tsx'
import { Button } from '../ui/button.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { FormFoot, FormPart, placeOf } from '../ui/form.tsx'
import { useMessages } from '../ui/messages.tsx'
import { notify } from '../ui/notify.ts'
import { Breadcrumb } from '../ui/page-header.tsx'
import { Code, Name } from '../ui/text.tsx'
import { useKeepPerson } from './acts/writes.ts'
import { CircumstancesFields } from './circumstances.tsx'
import { ContactFields, NamesFields, PersonFields } from './facts-fields.tsx'
import { Phone } from './phone.tsx'
import { personQuery } from './queries.ts'
import { contactsOf, emptyForm, fullName, namesOf, orderedNames, stepSchemas, type Filled } from './registration.ts'
import type { Editable } from './words.ts'

const route = getRouteApi('/frame/persons/$id/edit')

const filledOf = (person: Person, language: string): Filled => {
  const first = person.names.find(({ script }) => script !== 'arabic')
  const arabic = person.names.find(({ script }) => script === 'arabic')
  const plain = (name: { given: string; family: string } | undefined) => ({ given: name?.given ?? '', family: name?.family ?? '' })
  const others = person.names.filter(name => name !== first && name !== arabic)
  return {
    ...emptyForm('', language),
    names: [plain(first), plain(arabic), ...others.map(plain)],
    sex: person.sex, birth: person.birth, nationalities: person.nationalities, languages: person.languages,
    residence: person.residence?.code ?? null, circumstances: person.circumstances,
  }
}

type Corrected = z.input<typeof Correction>

const all = (filled: Filled): Corrected => ({
  names: namesOf(filled.names), sex: filled.sex, birth: filled.birth, nationalities: filled.nationalities, languages: filled.languages,
  residence: filled.residence, circumstances: filled.circumstances,
})

/** Only what was changed is sent: the journal says which facts were corrected. New contacts are added to those that are known. */
export const correctionOf = (before: Filled, after: Filled): Corrected => {
  const was = all(before)
  const changed = Object.entries(all(after)).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(was[name as keyof Corrected]))
  const contacts = contactsOf(after)
  return { ...Object.fromEntries(changed), ...(contacts.length > 0 ? { contacts } : {}) }
}

const placesOf: Partial<Record<Editable, string>> = { residenceArea: 'residence', birth: 'birth', sex: 'sex', nationalities: 'nationalities' }

/** Leads to the fact that was asked for. */
const useFact = (fact: Editable | undefined) => {
  useEffect(() => {
    if (!fact) return
    const place = document.getElementById(placeOf(placesOf[fact] ?? `circumstances.${fact}`))
    place?.scrollIntoView({ block: 'center' })
    place?.querySelector<HTMLElement>('input')?.focus({ preventScroll: true })
  }, [fact])
}

const useCorrecting = (fields: Fields<Filled>, person: Person, before: Filled) => {
  const t = useMessages()
  const keep = useKeepPerson()
  const navigate = useNavigate()
  return useSending(fields, {
    schema: stepSchemas.names.extend(stepSchemas.person.shape).extend({ circumstances: Circumstances }).loose(),
    send: async (_, key) => {
      const correction = correctionOf(before, fields.form.getValues())
      return Object.keys(correction).length === 0 ? person : patch(`/v1/persons/${person.id}`, Person, { body: correction, key })
    },
    touches: [['persons']],
    done: changed => {
      keep(changed)
      notify(t('person.edited'))
      void navigate({ to: '/persons/$id', params: { id: person.id } })
    },
  })
}

const KnownContacts = ({ contacts }: Pick<Person, 'contacts'>) => {
  const t = useMessages()
  if (contacts.length === 0) return null
  return <p className="quiet cluster">{t('person.contact.known')} {contacts.map(({ id, kind, value }) => (kind === 'phone' ? <Phone key={id} number={value} /> : <Code key={id}>{value}</Code>))}</p>
}

const EditForm = ({ person, fact }: { person: Person; fact: Editable | undefined }) => {
  const t = useMessages()
  const before = filledOf(person, 'fr')
  const fields = useFields<Filled>({ start: before, draft: `person.edit.${person.id}` })
  const sending = useCorrecting(fields, person, before)
  useFact(fact)
  return (
    <FieldsForm of={fields} sending={sending}>
      <NamesFields of={fields} />
      <PersonFields of={fields} />
      <FormPart title={t('person.contact')}>
        <KnownContacts contacts={person.contacts} />
        <ContactFields of={fields} />
      </FormPart>
      <Disclosure level={2} title={t('person.circumstances')} startsOpen={fact !== undefined && !(fact in placesOf)}>
        <div className="stack">
          <p className="quiet">{t('person.circumstances.why')}</p>
          <CircumstancesFields of={fields} />
        </div>
      </Disclosure>
      <FormFoot>
        <Button type="submit" tone="primary" isPending={sending.isPending}>{t('person.edit.do')}</Button>
        <ButtonLink to="/persons/$id" params={{ id: person.id }} tone="quiet">{t('ui.cancel')}</ButtonLink>
      </FormFoot>
    </FieldsForm>
  )
}

const Edit = () => {
  const t = useMessages()
  const { id } = route.useParams()
  const { fact } = route.useSearch()
  const { data: person } = useSuspenseQuery(personQuery(id))
  const [name] = orderedNames(person.names)
  return (
    <Page
      title={t('person.edit')} lead={t('person.edit.lead')} help="person.help.edit"
      breadcrumb={<Breadcrumb><Link to="/counter">{t('person.counter')}</Link><Link to="/persons/$id" params={{ id }}>{name ? <Name>{fullName(name)}</Name> : person.code}</Link></Breadcrumb>}
    >
      <EditForm key={person.id} person={person} fact={fact} />
    </Page>
  )
}

export const EditPage = createLazyRoute('/frame/persons/$id/edit')({ component: Edit })
