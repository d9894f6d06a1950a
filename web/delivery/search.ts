import { z } from 'zod'
import { Day } from '#language/date'

const Code = z.string().max(80).optional().catch(undefined)

/** Which lines, as the API takes them. */
const Filter = z.object({
  indicator: Code,
  objective: Code,
  kind: Code,
  project: Code,
  organisation: Code,
  region: Code,
  from: Day.optional().catch(undefined),
  to: Day.optional().catch(undefined),
})

/** The address of the list: which lines, and which one is open. */
export const LedgerSearch = Filter.extend({ line: z.uuid().optional().catch(undefined) })
export type LedgerSearch = z.infer<typeof LedgerSearch>

/** The filters alone. */
export const filterOf = (search: LedgerSearch): z.infer<typeof Filter> => Filter.parse(search)

export const isFiltered = (search: LedgerSearch): boolean => Object.values(filterOf(search)).some((value) => value !== undefined)
