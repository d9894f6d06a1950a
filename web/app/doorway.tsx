import { useEffect, type ReactNode } from 'react'
import { Band } from '../ui/band.tsx'
import { useLanguage } from '../ui/language.tsx'
import { useMessages } from '../ui/messages.tsx'
import { LanguageChoice } from './languages.tsx'
import { Mark } from './mark.tsx'
import './login.css'

type DoorwayProps = {
  title: string
  /** Whether what lies behind is a demonstration. */
  synthetic?: boolean
  /** What stands beside, where there is room. */
  aside?: ReactNode
  children: ReactNode
}

/** A page for whoever is not signed in yet: the mark, one question, the three languages. */
export const Doorway = ({ title, synthetic, aside, children }: DoorwayProps) => {
  const t = useMessages()
  const language = useLanguage()
  useEffect(() => {
    document.title = `${title} · Rawabit`
  }, [title])
  return (
    <div className="login">
      {synthetic && (
        <aside aria-label={t('app.notes')}>
          <Band slim>{t('app.synthetic')}</Band>
        </aside>
      )}
      <header className="login-top">
        <LanguageChoice current={language} />
      </header>
      <main className="login-main" {...(aside ? { 'data-aside': '' } : {})}>
        <section className="login-card">
          <div className="login-mark">
            <Mark size={52} />
            <p className="login-name">{t('app.name')}</p>
            <p className="quiet">{t('app.strategy')}</p>
          </div>
          <h1>{title}</h1>
          {children}
        </section>
        {aside}
      </main>
    </div>
  )
}
