import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './api.ts'

const isSignedOut = (error: unknown) => error instanceof ApiProblem && error.code === 'unauthenticated'

// A refusal stays one however often it is asked for; only what may pass by itself is tried again.
const mayPass = (error: unknown) => !(error instanceof ApiProblem) || error.code === 'offline' || error.status >= 500

/** The store of answers. `signedOut` is called when the server says that the session has ended. */
export const makeQueries = (signedOut: () => void): QueryClient => {
  const onError = (error: unknown) => {
    if (isSignedOut(error)) signedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => mayPass(error) && failures < 2,
      },
      // A write is asked for again by the person who made it, with the same key.
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
