import { Link as RouterLink } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useMessages } from '../ui/messages.tsx'
import { Mark } from './mark.tsx'

// Menus and panes are fetched after the page itself: they stand at the end of the line, so that nothing moves when they come.
const Tools = lazy(() => import('./tools.tsx').then((file) => ({ default: file.Tools })))
const NavigationMenu = lazy(() => import('./navigation-menu.tsx').then((file) => ({ default: file.NavigationMenu })))

/** The top of every page: the mark, who acts for whom, language, appearance, help. */
export const Top = () => {
  const t = useMessages()
  return (
    <header className="frame-top no-print">
      <span className="frame-menu">
        <Suspense>
          <NavigationMenu />
        </Suspense>
      </span>
      <RouterLink to="/" className="frame-mark" aria-label={t('app.mark')}>
        <Mark />
        <span className="frame-wide" aria-hidden>
          {t('app.name')}
        </span>
      </RouterLink>
      <span className="frame-space" />
      <Suspense>
        <Tools />
      </Suspense>
    </header>
  )
}
