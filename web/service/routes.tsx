import { createRoute } from '@tanstack/react-router'
import { z } from 'zod'
import { frameRoute } from '../app/root.tsx'
import type { Word } from '../app/words.ts'

/** Which offers the directory shows, and whether it is laid out by service or by city. */
const DirectoryFilters = z.object({
  kind: z.string().max(60).optional().catch(undefined),
  city: z.string().max(40).optional().catch(undefined),
  organisation: z.string().max(60).optional().catch(undefined),
  by: z.enum(['city']).optional().catch(undefined),
})
export type DirectoryFilters = z.infer<typeof DirectoryFilters>

const directory = createRoute({ getParentRoute: () => frameRoute, path: '/services', validateSearch: DirectoryFilters }).lazy(() =>
  import('./directory.tsx').then((page) => page.DirectoryPage),
)

export const routes = [directory] as const
export const word: Word = {
  navigation: [{ to: '/services', label: 'service.directory', icon: 'service', roles: 'all', group: 'work', order: 60, key: 'o' }],
}
