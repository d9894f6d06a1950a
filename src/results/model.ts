import { z } from 'zod'
import { Declaration } from '#delivery/model'
import { Day, Moment, Period } from '#language/date'
import { Text } from '#language/text'
import { OrganisationRef } from '#organisation/model'
import { Rule } from '#results/disclosure/rule'
import { Indicator } from '#strategy/model'

/** A count that may be shown, or one that disclosure control withholds. */
export const Quantity = z.union([z.int().min(0), z.literal('withheld')])
export type Quantity = z.infer<typeof Quantity>

/** The rules of disclosure control: for subjects that are sensitive, and for the others. */
export const Rules = z.object({ ordinary: Rule, sensitive: Rule })
export type Rules = z.infer<typeof Rules>
export const RuleKind = z.object({ kind: z.enum(['ordinary', 'sensitive']) })

/** When figures were published, and up to which line of the ledger they were counted. */
export const Publication = z.object({ position: z.int(), madeAt: Moment })
export type Publication = z.infer<typeof Publication>

/**
 * How figures are read: to the unit and as they stand now, or as they were published. Where nothing was published yet, everything is
 * withheld.
 */
export const Reading = z.object({ exact: z.boolean(), published: Publication.nullable() })
export type Reading = z.infer<typeof Reading>

/** A figure counted from the lines of the ledger, and at which place of the ledger. */
export const Recorded = z.object({ value: Quantity, lines: Quantity, position: z.int(), countedAt: Moment })
export type Recorded = z.infer<typeof Recorded>

/** A statement beside a figure, and whether it speaks of the period that was asked. */
export const Stated = Declaration.extend({ inPeriod: z.boolean() })
export type Stated = z.infer<typeof Stated>

/** The three stand side by side and are never added. `recorded` is null where the ledger holds nothing that the indicator counts. */
export const Figure = z.object({
  indicator: Indicator,
  period: Period.nullable(),
  recorded: Recorded.nullable(),
  declared: z.array(Stated),
  verified: z.null(),
})
export type Figure = z.infer<typeof Figure>

export const FigureFilter = z.object({ period: Period.optional(), objective: z.string().max(20).optional() })
export type FigureFilter = z.infer<typeof FigureFilter>

export const FigureList = z.object({ period: Period.nullable(), position: z.int(), synthetic: z.boolean(), reading: Reading, items: z.array(Figure) })
export type FigureList = z.infer<typeof FigureList>

export const TrendFilter = z.object({ objective: z.string().max(20).optional() })
export type TrendFilter = z.infer<typeof TrendFilter>

/** What an indicator counted in each quarter since the first line of the ledger; a quarter that is not there counted nothing. */
export const Trend = z.object({ indicator: z.string(), quarters: z.array(z.object({ period: Period, value: Quantity })) })
export type Trend = z.infer<typeof Trend>

const Cell = z.object({ key: z.string(), name: Text.nullable(), value: Quantity })

/** Everything about one number: what it means, how it is counted, where it comes from, and its parts under disclosure control. */
export const Explanation = Figure.extend({
  bounds: z.object({ from: Day.nullable(), to: Day.nullable() }),
  quarters: z.array(z.object({ period: Period, value: Quantity })),
  regions: z.array(Cell),
  sexes: z.array(Cell),
  ageBands: z.array(Cell),
  /** The rule of disclosure control for this indicator. */
  threshold: z.int(),
  base: z.int(),
  synthetic: z.boolean(),
  reading: Reading,
})
export type Explanation = z.infer<typeof Explanation>

/** Who pays for what, and what has nobody. */
export const Coverage = z.object({
  on: Day.nullable(),
  funders: z.array(OrganisationRef),
  rows: z.array(
    z.object({
      objective: z.string(),
      programme: z.string(),
      label: Text,
      cells: z.array(
        z.object({
          funder: z.string(),
          projects: z.array(z.object({ id: z.string(), name: Text, basis: z.enum(['stated', 'inferred']), from: Day.nullable(), to: Day.nullable() })),
        }),
      ),
    }),
  ),
  supported: z.int(),
  of: z.int(),
  /** A declared coverage beside what the data gives for the same funder and day; the gap is shown, never filled. */
  compared: z.array(
    z.object({ funder: OrganisationRef, on: Day, computed: z.int(), objectives: z.array(z.string()), declared: Declaration, of: z.int(), gap: z.int() }),
  ),
})
export type Coverage = z.infer<typeof Coverage>

export const CoverageFilter = z.object({ on: Day.optional() })
