import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef, type ReactNode } from 'react'
import { PageHeader } from '../ui/page-header.tsx'
import { Skeleton } from '../ui/states.tsx'
import { useMessages } from '../ui/messages.tsx'
import { useHelp } from './help.tsx'
import { ButtonLink } from './link.tsx'
import { RouteProblem } from './problem.tsx'
import './page.css'

let shownBefore = false

/** Tells the next page that somebody comes to it from another: a sign-in is one. */
export const leavePage = (): void => {
  shownBefore = true
}

/** Moves the focus to the heading of a page that was navigated to, unless the page has put it somewhere better. */
const useHeadingFocus = (path: string) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const inPage = document.activeElement?.closest('main') && document.activeElement.matches('input, textarea')
    if (shownBefore && !inPage) heading.current?.focus({ preventScroll: true })
    shownBefore = true
  }, [path])
  return heading
}

type PageProps = {
  /** The heading of the page, and its title in the browser. */
  title: string
  /** What stands in the heading where it is more than words: a name in its own script. */
  heading?: ReactNode
  lead?: ReactNode
  breadcrumb?: ReactNode
  status?: ReactNode
  actions?: ReactNode
  /** The key of the message of help: two minutes, with the reason behind the rule. */
  help?: string
  children: ReactNode
}

/** A page inside the frame: one heading, its title, its help. */
export const Page = ({ title, heading, help, children, ...header }: PageProps) => {
  const path = useLocation({ select: (location) => location.pathname })
  const headingRef = useHeadingFocus(path)
  useHelp(help)
  useEffect(() => {
    document.title = `${title} · Rawabit`
  }, [title])
  return (
    <div className="page">
      <PageHeader {...header} title={heading ?? title} headingRef={headingRef} />
      {children}
    </div>
  )
}

/** While a page is fetched: its heading and its rows keep their place. */
export const PagePending = () => {
  const t = useMessages()
  return (
    <div className="page">
      <h1 className="quiet">{t('ui.loading')}</h1>
      <Skeleton rows={6} />
    </div>
  )
}

/** The same where there is no frame yet. */
export const BarePending = () => (
  <main className="bare">
    <PagePending />
  </main>
)

/** When a page cannot be shown at all. */
export const PageProblem = ({ error, reset }: { error: unknown; reset: () => void }) => {
  const t = useMessages()
  return (
    <Page title={t('app.error.title')}>
      <RouteProblem error={error} reset={reset} />
    </Page>
  )
}

/** The same where there is no frame: the session itself could not be asked for. */
export const BareProblem = (props: { error: unknown; reset: () => void }) => (
  <main className="bare">
    <PageProblem {...props} />
  </main>
)

/** An address that leads nowhere. */
export const PageNotFound = () => {
  const t = useMessages()
  return (
    <Page title={t('app.not-found.title')}>
      <p>{t('app.not-found.address')}</p>
      <div>
        <ButtonLink to="/" icon="home">
          {t('app.to-home')}
        </ButtonLink>
      </div>
    </Page>
  )
}
