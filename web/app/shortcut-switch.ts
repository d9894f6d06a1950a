import { useSyncExternalStore } from 'react'
import { recall, remember } from './device.ts'

const listeners = new Set<() => void>()

const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether this device wants shortcuts. */
export const areShortcutsOn = (): boolean => recall('shortcuts') !== 'off'
export const useShortcutsOn = (): boolean => useSyncExternalStore(listen, areShortcutsOn)

export const turnShortcuts = (on: boolean): void => {
  remember('shortcuts', on ? null : 'off')
  for (const listener of listeners) listener()
}
