import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import type { Entered } from '#account/model'
import type { Role } from '#organisation/model'
import { Session } from '#organisation/model'
import { ApiProblem, get, put, remove } from './api.ts'
import { eraseDrafts } from './draft.ts'

export type { Role }

/** Who is signed in; `null` when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await get('/v1/session', Session, { signal })
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'unauthenticated') return null
      throw error
    }
  },
  staleTime: Infinity,
  gcTime: Infinity,
})

/** The session of a page inside the frame, where somebody is always signed in. */
export const useSession = (): Session => {
  const { data } = useQuery(sessionQuery)
  if (!data) throw new ApiProblem('unauthenticated', 401)
  return data
}

export type Held = Session['roles'][number]

/** The role in which this session acts. */
export const actingOf = (session: Session): Held => {
  const held = session.roles.find(({ id }) => id === session.acting) ?? session.roles[0]
  if (!held) throw new ApiProblem('forbidden', 403)
  return held
}

export const useActing = (): Held => actingOf(useSession())

/** Whether the acting role is one of these: for what is shown. What may be done, the server decides. */
export const useMay = (roles: readonly Role[]): boolean => roles.includes(useActing().role)

// Another person or another role sees other things: every answer but the session itself is forgotten.
const beginAs = (queries: QueryClient, session: Session | null) => {
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] })
  queries.setQueryData(sessionQuery.queryKey, session)
}

/**
 * Comes in by whatever way is given: a password, a code, a passkey, a directory, an invitation. Where a session came of it, nothing is kept
 * of whoever was here before; else a second factor is asked.
 */
export const useEnter = () => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ enter }: { by: string; enter: () => Promise<Entered> }) => enter(),
    onSuccess: (entered) => {
      if ('staff' in entered) beginAs(queries, entered)
    },
  })
}

/** What still waits to be sent was done by whoever acts now, and goes out as theirs. */
const finishWaiting = async () => (await import('./delayed.ts')).sendDelayed()

/** Signs out, and erases from this device what was being written. */
export const useSignOut = () => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      await finishWaiting()
      return remove('/v1/session', z.unknown())
    },
    onSuccess: () => {
      eraseDrafts()
      beginAs(queries, null)
    },
  })
}

/** Acts in another of the roles held; every answer is asked for anew. */
export const useActAs = () => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (role: string) => {
      await finishWaiting()
      return put('/v1/session/acting', Session, { body: { role } })
    },
    onSuccess: (session) => beginAs(queries, session),
  })
}
