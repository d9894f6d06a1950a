import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Compartment, compartments, frontRoles, type Role } from '#organisation/model'
import { CheckboxGroup } from '../../ui/checkbox.tsx'
import type { FieldProps } from '../../ui/field.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { Select } from '../../ui/select.tsx'
import { useText } from '../../ui/text.tsx'
import { sitesQuery } from '../queries.ts'

/** What a form knows of a role that is to be given. */
export type PostValues = { role: Role | null; site: string | null; compartments: Compartment[] }
export const noPost: PostValues = { role: null, site: null, compartments: [] }

/** Whether the holders of a role meet persons: only then do clearances mean something. */
export const meetsPersons = (role: Role | null): boolean => (frontRoles as readonly string[]).includes(role ?? '')

/** What is sent of it. */
export const postOf = ({ role, site, compartments: cleared }: PostValues) => ({ role, site, compartments: meetsPersons(role) ? cleared : [] })

type Given<T> = Omit<FieldProps, 'isDisabled' | 'autoFocus'> & { value: T; onChange: (value: T) => void }

export const RoleSelect = ({ roles, ...field }: Given<Role | null> & { roles: readonly Role[] }): ReactNode => {
  const t = useMessages()
  return <Select {...field} options={roles.map((key) => ({ key, label: t(`role.${key}`), note: t(`organisation.what.${key}`) }))} />
}

// No site: the whole organisation. A key that is empty could not be chosen.
const everywhere = '*'

export const SiteSelect = ({ organisation, value, onChange, ...field }: Given<string | null> & { organisation: string }): ReactNode => {
  const t = useMessages()
  const text = useText()
  const { data: sites = [] } = useQuery(sitesQuery(organisation))
  const options = [{ key: everywhere, label: t('organisation.everywhere') }, ...sites.map(({ id, name }) => ({ key: id, label: text(name) }))]
  return <Select {...field} options={options} value={value ?? everywhere} onChange={(key) => onChange(key === everywhere ? null : key)} />
}

export const CompartmentChoice = (field: Given<Compartment[]>): ReactNode => {
  const t = useMessages()
  return <CheckboxGroup {...field} options={compartments.map((key) => ({ key, label: t(`organisation.compartment.${key}`), note: t(`organisation.compartment.${key}.what`) }))} />
}
