import { createContext, lazy, Suspense, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { areShortcutsOn } from './shortcut-switch.ts'

/** A key of one letter, what it does in words (the key of a message), and the doing. `g` before it: a place to go to. */
export type Shortcut = { keys: string; label: string; run: () => void }

type Register = (shortcut: Shortcut) => () => void
const Registry = createContext<{ register: Register; list: () => Shortcut[]; show: () => void }>({
  register: () => () => undefined,
  list: () => [],
  show: () => undefined,
})

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select, [role="option"], [role="menuitem"], [role="spinbutton"]'))

/** The letter of a key, whatever the keyboard writes: Arabic keyboards have the Latin letter on the same key. */
const letterOf = (event: KeyboardEvent): string => {
  if (event.key === '؟') return '?'
  if (/^[a-z?/]$/i.test(event.key)) return event.key.toLowerCase()
  return event.code.startsWith('Key') ? event.code.slice(3).toLowerCase() : ''
}

const focusSearch = () => document.querySelector<HTMLInputElement>('main [data-search]')?.focus()

const useKeys = (find: (keys: string) => Shortcut | undefined, show: () => void) => {
  const pending = useRef(0)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!areShortcutsOn() || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target))
        return
      if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return
      const letter = letterOf(event)
      const going = Date.now() - pending.current < 1500
      pending.current = letter === 'g' && !going ? Date.now() : 0
      const run = letter === '?' ? show : letter === '/' ? focusSearch : find(going ? `g ${letter}` : letter)?.run
      if (!run || pending.current > 0) return
      event.preventDefault()
      run()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [find, show])
}

const List = lazy(() => import('./shortcut-list.tsx').then((file) => ({ default: file.ShortcutList })))

/** Listens to the keys of the whole page and lists them under `?`. Every key can be turned off (WCAG 2.1.4). */
export const Shortcuts = ({ children }: { children: ReactNode }) => {
  const registered = useRef(new Set<Shortcut>())
  const [shown, setShown] = useState<Shortcut[] | null>(null)
  const list = useCallback(() => [...registered.current], [])
  const show = useCallback(() => setShown(list()), [list])
  const register: Register = useCallback((shortcut) => {
    registered.current.add(shortcut)
    return () => registered.current.delete(shortcut)
  }, [])
  useKeys(
    useCallback((keys) => list().findLast((shortcut) => shortcut.keys === keys), [list]),
    show,
  )
  return (
    <Registry value={useMemo(() => ({ register, list, show }), [register, list, show])}>
      {children}
      {shown && (
        <Suspense>
          <List shortcuts={shown} close={() => setShown(null)} />
        </Suspense>
      )}
    </Registry>
  )
}

/** Opens the list of shortcuts. */
export const useShowShortcuts = () => useContext(Registry).show

/** Gives a key to something while its page is in view: `useShortcut('n', 'person.shortcut.register', open)`. */
export const useShortcut = (keys: string, label: string, run: () => void): void => {
  const { register } = useContext(Registry)
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => register({ keys, label, run: () => latest.current() }), [register, keys, label])
}
