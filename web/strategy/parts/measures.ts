import type { FigureSign } from '../../ui/figure.tsx'
import { useMessages } from '../../ui/messages.tsx'

const signs: Record<string, FigureSign> = { '=': '=', '>=': '≥', '>': '>', '<=': '≤', '<': '<', '~': '≈' }

/** The sign of a stated value as it is read. */
export const signOf = (operator: string): FigureSign => signs[operator] ?? '='

/** What is counted, in words that agree with the number: "774 personnes", "75 %". A withheld number is some. */
export const useUnit = (): ((unit: string, value: number | 'withheld') => string) => {
  const t = useMessages()
  return (unit, value) => t(`strategy.unit.${unit}`, { value: value === 'withheld' ? 2 : value })
}
