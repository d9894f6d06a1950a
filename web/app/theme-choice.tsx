import { Segments } from '../ui/segments.tsx'
import { useMessages } from '../ui/messages.tsx'
import { chooseTheme, themes, useTheme } from './theme.ts'

export const themeIcons = { system: 'device', light: 'sun', dark: 'moon' } as const

/** Light, dark, or as the device has it: where there is room for the words. */
export const ThemeChoice = () => {
  const t = useMessages()
  const options = themes.map((key) => ({ key, label: t(`app.theme.${key}`) }))
  return <Segments label={t('app.theme')} options={options} value={useTheme()} onChange={chooseTheme} />
}
