import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { firstLanguage, Languages, loadMessages } from './app/languages.tsx'
import { makeQueries } from './app/queries.ts'
import { makeRouter } from './app/router.tsx'
import { words } from './app/routes.tsx'
import { sessionQuery } from './app/session.ts'
import { applyTheme } from './app/theme.ts'
import { WordsProvider } from './app/words.ts'
import './ui/base.css'

const start = async () => {
  applyTheme()
  const language = firstLanguage()
  // Days are judged with Temporal, which older browsers lack.
  const [messages] = await Promise.all([loadMessages(language), 'Temporal' in globalThis ? null : import('temporal-polyfill/global')])
  const queries = makeQueries(() => {
    queries.setQueryData(sessionQuery.queryKey, null)
    void router.invalidate()
  })
  const router = makeRouter(queries)
  const root = document.getElementById('root')
  if (!root) return
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Languages initial={{ language, messages }}>
          <WordsProvider value={words}>
            <RouterProvider router={router} />
          </WordsProvider>
        </Languages>
      </QueryClientProvider>
    </StrictMode>,
  )
}

void start()
