import { z } from 'zod'
import { Day } from '#language/date'
import { subjectWords, verbs } from '#journal/model'

/** Which lines, as the API takes them. */
const Filter = z.object({
  verb: z.enum(verbs).optional().catch(undefined),
  word: z.enum(subjectWords).optional().catch(undefined),
  id: z.uuid().optional().catch(undefined),
  organisation: z.string().max(80).optional().catch(undefined),
  staff: z.uuid().optional().catch(undefined),
  from: Day.optional().catch(undefined),
  to: Day.optional().catch(undefined),
})

/** The address of the journal: which lines, and which one is open. */
export const JournalSearch = Filter.extend({ line: z.int().positive().optional().catch(undefined) })
export type JournalSearch = z.infer<typeof JournalSearch>

/** The filters alone. */
export const filterOf = (search: JournalSearch): z.infer<typeof Filter> => Filter.parse(search)

export const isFiltered = (search: JournalSearch): boolean => Object.values(filterOf(search)).some((value) => value !== undefined)
