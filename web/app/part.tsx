import { QueryErrorResetBoundary } from '@tanstack/react-query'
import { CatchBoundary } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ProblemState } from './problem.tsx'

/** A part of a page that may fail alone: the rest stays, and it can be tried again. */
export const Part = ({ children }: { children: ReactNode }) => (
  <QueryErrorResetBoundary>
    {({ reset: forget }) => (
      <CatchBoundary
        getResetKey={() => 'part'}
        errorComponent={({ error, reset }) => (
          <ProblemState
            error={error}
            retry={() => {
              forget()
              reset()
            }}
          />
        )}
      >
        {children}
      </CatchBoundary>
    )}
  </QueryErrorResetBoundary>
)
