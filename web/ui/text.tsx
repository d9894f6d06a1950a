import type { PartialDate } from '#language/date'
import type { Money } from '#language/money'
import { hiddenName, type Text } from '#language/text'
import { useFormats } from './format.ts'
import { directionOf, useLanguage } from './language.tsx'
import { useMessages } from './messages.tsx'

const arabicLetters = /\p{Script=Arabic}/u

/** A text of the house in the current language; where that is empty, in French, and marked as French. */
export const T = ({ text }: { text: Text }) => {
  const current = useLanguage()
  const language = text[current] === '' ? 'fr' : current
  return (
    <span lang={language} dir={directionOf(language)}>
      {text[language]}
    </span>
  )
}

/** The same as a plain string, where no element may stand (an option, a title, a label). */
export const useText = (): ((text: Text) => string) => {
  const language = useLanguage()
  return (text) => text[language] || text.fr
}

const HiddenName = () => <span className="quiet">{useMessages()('ui.name-hidden')}</span>

/** A person's name, in its own script and direction whatever surrounds it; where it is kept from whoever reads, that it is. */
export const Name = ({ children }: { children: string }) =>
  children === hiddenName ? (
    <HiddenName />
  ) : (
    <bdi translate="no" {...(arabicLetters.test(children) ? { lang: 'ar' } : {})}>
      {children}
    </bdi>
  )

/** A code, a phone number, an amount with its sign: always left to right, never broken. */
export const Code = ({ children }: { children: string | number }) => (
  <bdi dir="ltr" className="code" translate="no">
    {children}
  </bdi>
)

/** A whole number or a decimal, written for the current language. */
export const Amount = ({ value }: { value: number }) => <bdi className="code">{useFormats().number(value)}</bdi>

/** An amount of money with its currency and tax basis. */
export const Sum = ({ money }: { money: Money }) => (
  <bdi className="code" dir="auto">
    {useFormats().money(money)}
  </bdi>
)

/** A date with the precision that is known. */
export const Dated = ({ date }: { date: PartialDate }) => <time dateTime={date.value}>{useFormats().partialDate(date)}</time>

/** A day of the calendar. */
export const DayText = ({ day }: { day: string }) => <time dateTime={day}>{useFormats().day(day)}</time>

/** A moment: how long ago, with the full moment on hover and for print. */
export const Since = ({ moment }: { moment: string }) => {
  const { since, moment: full } = useFormats()
  return (
    <time dateTime={moment} title={full(moment)}>
      {since(moment)}
    </time>
  )
}
