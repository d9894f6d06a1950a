import type { ReactNode } from 'react'
import { languages, type Language } from '#language/text'
import { directionOf } from '../../ui/language.tsx'
import { useText } from '../../ui/text.tsx'
import { InLanguage } from '../languages.tsx'

export type Look = { language: Language; theme: 'light' | 'dark' }

/** The words of a sample in the language of its panel. */
export const useWords = (): ((fr: string, ar: string, en: string) => string) => {
  const text = useText()
  return (fr, ar, en) => text({ fr, ar, en })
}

export const everyLook: Look[] = (['light', 'dark'] as const).flatMap((theme) => languages.map((language) => ({ language, theme })))
export const fewLooks: Look[] = [
  { language: 'fr', theme: 'light' },
  { language: 'ar', theme: 'dark' },
]

const Panel = ({ look: { language, theme }, children }: { look: Look; children: ReactNode }) => (
  <div className="kit-panel themed" data-theme={theme} lang={language} dir={directionOf(language)}>
    <InLanguage language={language}>{children}</InLanguage>
  </div>
)

/** One component, in each look that was asked for. */
export const Sample = ({ name, looks, children }: { name: string; looks: readonly Look[]; children: () => ReactNode }) => (
  <section className="kit-sample" aria-label={name}>
    <h2 lang="en" dir="ltr">
      {name}
    </h2>
    <div className="kit-panels">
      {looks.map((look) => (
        <Panel key={`${look.language} ${look.theme}`} look={look}>
          {children()}
        </Panel>
      ))}
    </div>
  </section>
)
