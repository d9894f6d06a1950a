import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { Account, Directory, StaffAccess } from '#account/model'
import { Invitation, Organisation, Role, Site, StaffMember } from '#organisation/model'
import { get } from '../app/api.ts'

const items = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item) })

/** One's own account: how one signs in, and where one is signed in. */
export const accountQuery = queryOptions({ queryKey: ['account'], queryFn: ({ signal }) => get('/v1/account', Account, { signal }) })

export const staffQuery = queryOptions({
  queryKey: ['staff'],
  queryFn: async ({ signal }) => (await get('/v1/staff', items(StaffMember), { signal })).items,
})

/** How the accounts of the staff stand, by id. */
export const accessQuery = queryOptions({
  queryKey: ['staff', 'access'],
  queryFn: async ({ signal }) => new Map((await get('/v1/staff/access', items(StaffAccess), { signal })).items.map((each) => [each.id, each])),
})

export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: ({ signal }) => get('/v1/invitations', z.object({ items: z.array(Invitation), roles: z.array(Role) }), { signal }),
})

export const directoriesQuery = queryOptions({
  queryKey: ['directories'],
  queryFn: async ({ signal }) => (await get('/v1/directories', items(Directory), { signal })).items,
})

/** The sites of one organisation. */
export const sitesQuery = (organisation: string) =>
  queryOptions({
    queryKey: ['sites', organisation],
    queryFn: async ({ signal }) => (await get('/v1/sites', items(Site), { signal })).items.filter((site) => site.organisation?.id === organisation),
    staleTime: Infinity,
  })

export const organisationNamesQuery = queryOptions({
  queryKey: ['organisations', 'all'],
  queryFn: async ({ signal }) => (await get('/v1/organisations', items(Organisation), { signal })).items,
  staleTime: Infinity,
})
