import { createRoute, redirect } from '@tanstack/react-router'
import { lazy } from 'react'
import { z } from 'zod'
import { Day } from '#language/date'
import { caseRoles, frontRoles } from '#organisation/model'
import { agreeingRoles } from '#person/exports/model'
import { Country, sexes } from '#person/model'
import { frameRoute, onlyFor } from '../app/root.tsx'
import type { Word } from '../app/words.ts'
import { newDraft } from './drafts.ts'
import { acts, editable, shown, steps } from './words.ts'

const readers = [...frontRoles, 'data-protection-officer'] as const

const Listing = z.object({
  sort: z.enum(['recent', 'name']).optional().catch(undefined),
  sex: z.enum(sexes).optional().catch(undefined),
  nationality: Country.optional().catch(undefined),
})

const counter = createRoute({ getParentRoute: () => frameRoute, path: '/counter', validateSearch: Listing, beforeLoad: onlyFor(readers) })
  .lazy(() => import('./counter.tsx').then(page => page.CounterPage))

const Draft = z.object({ draft: z.string().regex(/^[0-9a-f]{8}$/).optional().catch(undefined), step: z.enum(steps).optional().catch(undefined) })

const registration = createRoute({
  getParentRoute: () => frameRoute,
  path: '/persons/new',
  validateSearch: Draft,
  beforeLoad: async ({ context, search }) => {
    await onlyFor(frontRoles)({ context })
    if (search.draft === undefined) throw redirect({ to: '/persons/new', search: { draft: newDraft() }, replace: true })
  },
}).lazy(() => import('./new.tsx').then(page => page.NewPage))

const File = z.object({
  on: Day.optional().catch(undefined),
  show: z.enum(shown).optional().catch(undefined),
  do: z.enum(acts).optional().catch(undefined),
  offer: z.string().max(80).optional().catch(undefined),
})

const file = createRoute({ getParentRoute: () => frameRoute, path: '/persons/$id', validateSearch: File, beforeLoad: onlyFor(readers) })
  .lazy(() => import('./file.tsx').then(page => page.FilePage))

const Correction = z.object({ fact: z.enum(editable).optional().catch(undefined) })

const correction = createRoute({ getParentRoute: () => frameRoute, path: '/persons/$id/edit', validateSearch: Correction, beforeLoad: onlyFor(frontRoles) })
  .lazy(() => import('./edit.tsx').then(page => page.EditPage))

const exports = createRoute({ getParentRoute: () => frameRoute, path: '/exports', beforeLoad: onlyFor(caseRoles) })
  .lazy(() => import('./exports/exports.tsx').then(page => page.ExportsPage))

export const routes = [counter, registration, file, correction, exports] as const

export const word: Word = {
  navigation: [
    { to: '/counter', label: 'person.counter', icon: 'search', roles: readers, group: 'work', order: 10, key: 'p' },
    { to: '/exports', label: 'person.exports', icon: 'download', roles: caseRoles, group: 'work', order: 90 },
  ],
  home: [{ id: 'person-exports', roles: agreeingRoles, order: 18, Section: lazy(() => import('./exports/today.tsx').then(file => ({ default: file.Today }))) }],
}
