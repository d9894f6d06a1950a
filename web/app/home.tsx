import { createLazyRoute } from '@tanstack/react-router'
import { Suspense } from 'react'
import { Card } from '../ui/card.tsx'
import { useFormats } from '../ui/format.ts'
import { useMessages } from '../ui/messages.tsx'
import { EmptyState, Skeleton } from '../ui/states.tsx'
import { T } from '../ui/text.tsx'
import { ButtonLink } from './link.tsx'
import { Page } from './page.tsx'
import { Part } from './part.tsx'
import { useActing } from './session.ts'
import { useEntries, useHomeSections, type HomeSection } from './words.ts'
import './home.css'

const Waiting = () => (
  <Card>
    <Skeleton rows={3} />
  </Card>
)

const Section = ({ section: { Section: Content } }: { section: HomeSection }) => (
  <Part>
    <Suspense fallback={<Waiting />}>
      <Content />
    </Suspense>
  </Part>
)

/** For a role for which nothing can wait: the places that it may go to. */
const Nothing = () => {
  const t = useMessages()
  const entries = useEntries(useActing().role)
  return (
    <EmptyState
      icon="check"
      title={t('app.home.nothing')}
      actions={entries.slice(0, 3).map(({ to, label, icon }) => (
        <ButtonLink key={to} to={to} icon={icon}>
          {t(label)}
        </ButtonLink>
      ))}
    >
      <p>{t('app.home.nothing.what')}</p>
    </EmptyState>
  )
}

const today = () => Temporal.Now.plainDateISO('Africa/Casablanca').toString()

const Home = () => {
  const t = useMessages()
  const { day } = useFormats()
  const acting = useActing()
  const sections = useHomeSections(acting.role)
  return (
    <Page
      title={t('app.home.title')}
      help="app.help.home"
      lead={
        <>
          {day(today(), 'week')} · <T text={acting.site?.name ?? acting.organisation.name} />
        </>
      }
    >
      {sections.length === 0 ? (
        <Nothing />
      ) : (
        <div className="home">
          {sections.map((section) => (
            <Section key={section.id} section={section} />
          ))}
        </div>
      )}
    </Page>
  )
}

export const HomePage = createLazyRoute('/frame/')({ component: Home })
