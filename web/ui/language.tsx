import { createContext, useContext, useEffect, type ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { IntlProvider, type MessageFormatElement } from 'react-intl'
import type { Language } from '#language/text'

export type Messages = Record<string, MessageFormatElement[]>

/** The locale behind each language: Morocco's Arabic has Latin digits and months of its own. */
export const localeOf: Record<Language, string> = { fr: 'fr-FR', ar: 'ar-MA', en: 'en-GB' }
export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr')
/** Each language by its own name. */
export const ownNameOf: Record<Language, string> = { fr: 'Français', ar: 'العربية', en: 'English' }

const Current = createContext<Language>('fr')

/** The language in which the page speaks here. */
export const useLanguage = (): Language => useContext(Current)

type Speaking = { language: Language; messages: Messages; children: ReactNode }

const raise = (error: Error): void => {
  // A missing message is a fault of ours: shown to whoever builds, never a reason to stop a page.
  if (import.meta.env.DEV) throw error
}

/** Speaks one language to everything inside, React Aria included. */
export const LanguageProvider = ({ language, messages, children }: Speaking) => (
  <Current value={language}>
    <I18nProvider locale={localeOf[language]}>
      <IntlProvider locale={localeOf[language]} messages={messages} timeZone="Africa/Casablanca" onError={raise}>
        {children}
      </IntlProvider>
    </I18nProvider>
  </Current>
)

/** Keeps `lang` and `dir` of the document with the language. */
export const useDocumentLanguage = (language: Language): void => {
  useEffect(() => {
    document.documentElement.lang = language
    document.documentElement.dir = directionOf(language)
  }, [language])
}
