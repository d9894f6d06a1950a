import { useSyncExternalStore } from 'react'
import { recall, remember } from './device.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const listeners = new Set<() => void>()

const currentTheme = (): Theme => themes.find((theme) => theme === recall('theme')) ?? 'system'

/** Puts the remembered theme on the document; the device decides where nobody chose. */
export const applyTheme = (theme: Theme = currentTheme()): void => {
  if (theme === 'system') document.documentElement.removeAttribute('data-theme')
  else document.documentElement.dataset['theme'] = theme
}

export const chooseTheme = (theme: Theme): void => {
  remember('theme', theme === 'system' ? null : theme)
  applyTheme(theme)
  for (const listener of listeners) listener()
}

const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useTheme = (): Theme => useSyncExternalStore(listen, currentTheme)
