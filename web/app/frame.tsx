import { Outlet } from '@tanstack/react-router'
import { Band } from '../ui/band.tsx'
import { useMessages } from '../ui/messages.tsx'
import { HelpProvider } from './help.tsx'
import { FootNavigation, GoToKeys, SideNavigation } from './navigation.tsx'
import { useOnline } from './online.ts'
import { useSession } from './session.ts'
import { Shortcuts } from './shortcuts.tsx'
import { Top } from './top.tsx'
import './frame.css'

const Bands = () => {
  const t = useMessages()
  const { synthetic } = useSession()
  const isOnline = useOnline()
  return (
    <aside className="frame-bands" aria-label={t('app.notes')}>
      {synthetic && <Band slim>{t('app.synthetic')}</Band>}
      {!isOnline && (
        <Band slim tone="attention" icon="offline" role="status">
          {t('app.offline')}
        </Band>
      )}
    </aside>
  )
}

/** What surrounds every page of somebody who is signed in. */
export const Frame = () => {
  const t = useMessages()
  const { acting } = useSession()
  return (
    <HelpProvider>
      <Shortcuts>
        <GoToKeys />
        <a className="skip" href="#main">
          {t('app.skip')}
        </a>
        <div className="frame">
          <Top />
          <Bands />
          <SideNavigation />
          {/* Another role begins every page anew. */}
          <main id="main" className="frame-main" tabIndex={-1} key={acting}>
            <Outlet />
          </main>
          <FootNavigation />
        </div>
      </Shortcuts>
    </HelpProvider>
  )
}
