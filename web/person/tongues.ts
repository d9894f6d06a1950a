import { useMemo } from 'react'
import { localeOf, useLanguage } from '../ui/language.tsx'
import { useMessages } from '../ui/messages.tsx'
import type { Option } from '../ui/select.tsx'

/** Languages that every browser can name, ISO 639. */
const named = (
  'ak am ar bm bn de ee en es fa fr ha hi ig it kri ku lg ln mg ne nl ny om pa pt ro ru rw sn so sq st sw ta ti tn tr ts uk ur vi wo xh yo zh zu'
).split(' ')

/** Languages spoken by people who come, and that browsers do not name: our messages do. */
const ours = ['ary', 'bci', 'bem', 'dua', 'dyu', 'ewo', 'ff', 'fon', 'kab', 'kg', 'lua', 'mnk', 'mos', 'pcm', 'rn', 'sg', 'snk', 'srr', 'sus', 'tem', 'zgh'] as const

const isOurs = (code: string): code is (typeof ours)[number] => (ours as readonly string[]).includes(code)

/** The languages by their names in the current language, in its order. */
export const useTongues = (): { nameOf: (code: string) => string; options: Option[] } => {
  const language = useLanguage()
  const t = useMessages()
  return useMemo(() => {
    const names = new Intl.DisplayNames([localeOf[language]], { type: 'language' })
    const nameOf = (code: string) => (isOurs(code) ? t(`person.tongue.${code}`) : names.of(code) ?? code)
    const collator = new Intl.Collator(localeOf[language])
    const options = [...named, ...ours].map(code => ({ key: code, label: nameOf(code) })).sort((one, other) => collator.compare(one.label, other.label))
    return { nameOf, options }
  }, [language, t])
}
