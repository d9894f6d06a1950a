import type { Cell } from '#results/disclosure/table'

const isSmall = (value: number | undefined, threshold: number): boolean => value !== undefined && value > 0 && value < threshold

/**
 * Whether the second contributor, knowing its own amount, would come within p % of the greatest (the p % rule). One contributor alone
 * is always known; two know one another.
 */
export const isDominated = (contributions: number[], percentage: number): boolean => {
  const [first = 0, second = 0, ...rest] = contributions.filter((each) => each > 0).sort((a, b) => b - a)
  const remainder = rest.reduce((sum, each) => sum + each, 0)
  return first > 0 && (second === 0 || remainder < (percentage / 100) * first)
}

/** Whether a cell may not be shown for what it says by itself. Nothing is nothing: it is shown as 0. */
export const isPrimary = ({ value, persons, others, contributions, rule }: Cell): boolean => {
  if (value === 0) return false
  if (contributions) return isDominated(contributions, rule.dominance)
  return isSmall(value, rule.threshold) || isSmall(persons, rule.threshold) || isSmall(others, rule.threshold)
}

/** How wide the doubt about a withheld cell must be: for an amount, the percentage of the greatest contribution on either side. */
export const neededWidth = ({ contributions, rule }: Cell): number =>
  contributions ? Math.ceil((2 * rule.dominance * Math.max(...contributions)) / 100) : rule.width
