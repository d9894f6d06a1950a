import { useDeferredValue, type ReactNode } from 'react'
import './kept.css'

/** What was asked for and what is shown meanwhile: the former stays until the new is there, so that nothing jumps. */
export const useKept = <V,>(asked: V): { shown: V; isWaiting: boolean } => {
  const shown = useDeferredValue(asked)
  return { shown, isWaiting: shown !== asked }
}

/** Quietens what is still of before. */
export const Kept = ({ isWaiting, children }: { isWaiting: boolean; children: ReactNode }) => (
  <div className="kept" aria-busy={isWaiting}>
    {children}
  </div>
)
