import { Link as RouterLink, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useCallback } from 'react'
import { Icon } from '../ui/icon.tsx'
import { useMessages } from '../ui/messages.tsx'
import { useActing } from './session.ts'
import { useShortcut } from './shortcuts.tsx'
import { useEntries, type Entry } from './words.ts'

const NavigationMenu = lazy(() => import('./navigation-menu.tsx').then((file) => ({ default: file.NavigationMenu })))

const groups = ['work', 'steering', 'administration'] as const

const home: Entry = { to: '/', label: 'app.home', icon: 'home', roles: 'all', group: 'work', order: 0, key: 'h' }

/** The places of the acting role, home first. */
const usePlaces = (): Entry[] => [home, ...useEntries(useActing().role)]

const Place = ({ entry, onClick }: { entry: Entry; onClick?: () => void }) => {
  const t = useMessages()
  const places = usePlaces()
  // A place with another below it is lit on its own page only: one place is lit at a time.
  const exact = entry.to === '/' || places.some(({ to }) => to.startsWith(`${entry.to}/`))
  return (
    <RouterLink to={entry.to} className="place" activeOptions={{ exact }} {...(onClick ? { onClick } : {})}>
      <Icon name={entry.icon} />
      <span>{t(entry.label)}</span>
    </RouterLink>
  )
}

/** Every place of the acting role, in its groups. */
export const Places = ({ onClick }: { onClick?: () => void }) => {
  const t = useMessages()
  const places = usePlaces()
  const full = groups
    .map((group) => ({ group, entries: places.filter((entry) => entry.group === group) }))
    .filter(({ entries }) => entries.length > 0)
  return full.map(({ group, entries }) => (
    <div key={group}>
      {group !== 'work' && <p className="places-title">{t(`app.group.${group}`)}</p>}
      <ul className="places">
        {entries.map((entry) => (
          <li key={entry.to}>
            <Place entry={entry} {...(onClick ? { onClick } : {})} />
          </li>
        ))}
      </ul>
    </div>
  ))
}

/** The navigation at the side of a desk's screen. */
export const SideNavigation = () => {
  const t = useMessages()
  return (
    <nav className="frame-side no-print" aria-label={t('app.navigation')}>
      <Places />
    </nav>
  )
}

/** The first places of the role at the foot of a phone, and the rest behind "more". */
export const FootNavigation = () => {
  const t = useMessages()
  const places = usePlaces()
  return (
    <nav className="frame-foot no-print" aria-label={t('app.navigation')}>
      {places.slice(0, 4).map((entry) => (
        <Place key={entry.to} entry={entry} />
      ))}
      <Suspense>
        <NavigationMenu foot />
      </Suspense>
    </nav>
  )
}

const GoTo = ({ entry }: { entry: Entry }) => {
  const navigate = useNavigate()
  useShortcut(
    `g ${entry.key ?? ''}`,
    entry.label,
    useCallback(() => void navigate({ to: entry.to }), [navigate, entry.to]),
  )
  return null
}

/** Gives `g` and a letter to every place that has one. */
export const GoToKeys = () =>
  usePlaces()
    .filter(({ key }) => key !== undefined)
    .map((entry) => <GoTo key={entry.to} entry={entry} />)
