import type { Quantity } from '#results/model'

/** Below this a count is withheld where it could point at somebody: 5, and 10 where the subject is sensitive. */
export const thresholdOf = (sensitive: boolean): number => (sensitive ? 10 : 5)

const isSmall = (value: number, threshold: number): boolean => value > 0 && value < threshold

/** One count by itself. */
export const guard = (value: number, threshold: number): Quantity => (isSmall(value, threshold) ? 'withheld' : value)

/**
 * The parts of a whole that is itself shown. Small parts are withheld, and, where only one would be, or where those withheld still
 * sum to less than the threshold, the next smallest too: nobody learns a withheld part by subtracting from the whole.
 */
export const guardParts = <C extends { value: number }>(cells: C[], threshold: number): (Omit<C, 'value'> & { value: Quantity })[] => {
  const hidden = new Set(cells.filter((cell) => isSmall(cell.value, threshold)))
  const rest = cells.filter((cell) => cell.value > 0 && !hidden.has(cell)).sort((a, b) => a.value - b.value)
  const sum = () => [...hidden].reduce((total, cell) => total + cell.value, 0)
  while (hidden.size > 0 && (hidden.size < 2 || sum() < threshold) && rest.length > 0) hidden.add(rest.shift()!)
  return cells.map((cell) => ({ ...cell, value: hidden.has(cell) ? ('withheld' as const) : cell.value }))
}
