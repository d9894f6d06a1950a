import { z } from 'zod'
import { Day } from '#language/date'
import { Source, Text } from '#language/text'
import { OrganisationRef } from '#organisation/model'

/** An event, with what each source says of it: two that disagree are two claims. */
export const Event = z.object({
  id: z.string(),
  name: Text,
  from: Day.nullable(),
  to: Day.nullable(),
  precision: z.string().nullable(),
  area: z.object({ code: z.string(), name: Text }).nullable(),
  place: Text.nullable(),
  organisers: z.array(OrganisationRef),
  claims: z.array(z.object({ id: z.string(), text: Text, quote: z.string().nullable(), from: Day.nullable(), to: Day.nullable(), source: Source })),
  source: Source,
})
export type Event = z.infer<typeof Event>
