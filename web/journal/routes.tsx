import { createRoute } from '@tanstack/react-router'
import { lazy } from 'react'
import { fileReaders, readers } from '#journal/model'
import { frameRoute, onlyFor } from '../app/root.tsx'
import type { Word } from '../app/words.ts'
import { organisationsQuery, warm } from '../strategy/parts/queries.ts'
import { JournalSearch } from './search.ts'

const journal = createRoute({
  getParentRoute: () => frameRoute,
  path: '/journal',
  validateSearch: JournalSearch,
  beforeLoad: onlyFor(readers),
  loader: ({ context }) => warm(context.queries, [organisationsQuery]),
}).lazy(() => import('./journal.tsx').then((page) => page.JournalPage))

const file = createRoute({ getParentRoute: () => frameRoute, path: '/persons/$id/journal', beforeLoad: onlyFor(fileReaders) })
  .lazy(() => import('./file.tsx').then((page) => page.FileJournalPage))

export const routes = [journal, file] as const

export const word: Word = {
  navigation: [{ to: '/journal', label: 'journal.title', icon: 'lock', roles: readers, group: 'administration', order: 20, key: 'j' }],
  home: [
    { id: 'journal', roles: readers, order: 20, Section: lazy(() => import('./today.tsx').then((part) => ({ default: part.Today }))) },
  ],
}
