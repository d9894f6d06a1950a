import { useMemo } from 'react'
import { localeOf, useLanguage } from '../ui/language.tsx'
import type { Option } from '../ui/select.tsx'

/** The states whose nationality somebody may hold, ISO 3166-1 alpha-2: the members of the United Nations, its observers, and Taiwan and Kosovo. */
const codes = (
  'AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK ' +
  'DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN ' +
  'KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG ' +
  'PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US ' +
  'UY UZ VA VC VE VN VU WS XK YE ZA ZM ZW'
).split(' ')

/** The countries by their names in the current language, in its order. */
export const useCountries = (): { nameOf: (code: string) => string; options: Option[] } => {
  const language = useLanguage()
  return useMemo(() => {
    const names = new Intl.DisplayNames([localeOf[language]], { type: 'region' })
    const nameOf = (code: string) => names.of(code) ?? code
    const collator = new Intl.Collator(localeOf[language])
    const options = codes.map(code => ({ key: code, label: nameOf(code) })).sort((one, other) => collator.compare(one.label, other.label))
    return { nameOf, options }
  }, [language])
}
