import { z } from 'zod'

/**
 * What protection asks of a table of counts. A count from 1 to `threshold` - 1 is withheld; what is shown is rounded to a multiple of
 * `base` (1: not at all); whoever knows everything that is shown must be left at least `width` between the least and the greatest value
 * that a withheld count may have. `dominance` is for amounts: the percentage of the greatest contribution within which no contributor
 * may come to know it (the p % rule).
 * Source: Hundepool et al., Statistical Disclosure Control (Wiley, 2012), chapters 4 and 5.
 */
export const Rule = z
  .object({
    threshold: z.int().min(3).max(100),
    base: z.int().min(1).max(100),
    width: z.int().min(3).max(200),
    dominance: z.int().min(1).max(100),
  })
  .refine(({ threshold, base }) => base <= 2 * threshold, { path: ['base'], error: 'above-twice-the-threshold' })
export type Rule = z.infer<typeof Rule>

/** A value that nobody else may know is between these two. */
export type Interval = { low: number; high: number }

/** How a value of at least the threshold is shown: its nearest multiple of the base, and never as nothing. */
export const roundedBy = ({ base }: Rule, value: number): number => Math.max(base, Math.floor(value / base + 0.5) * base)

/** What anybody knows of a value that is shown as `shown`. Nothing is shown as 0 but nothing itself. */
export const knownBy = ({ base, threshold }: Rule, shown: number): Interval => {
  if (shown === 0) return { low: 0, high: 0 }
  const low = shown === base ? threshold : shown - Math.floor(base / 2)
  return { low: Math.max(low, threshold), high: shown + Math.ceil(base / 2) - 1 }
}
