import { z } from 'zod'
import { Slug } from '#language/data'
import { Day } from '#language/date'
import { Source, Text } from '#language/text'

/** What a source says of an event. Two that disagree are two claims, each with its own dates. */
const Claim = z.strictObject({
  id: Slug,
  text: Text,
  /** The very words, where the document was read in full. */
  quote: z.string().nullable(),
  from: Day.nullable(),
  to: Day.nullable(),
  source: Source,
})

/** `data/snia/event.json`: the events that the sources tell, with what each says of them. */
export const EventFile = z.strictObject({
  events: z.array(
    z.strictObject({
      id: Slug,
      name: Text,
      /** First and last day; where sources disagree, those of the claim that is taken by default. */
      from: Day.nullable(),
      /** `month` when only the month is known: `from` and `to` then bound it. */
      precision: z.enum(['month']).optional(),
      to: Day.nullable(),
      city: z.string().nullable(),
      place: Text.nullable(),
      organisers: z.array(Slug),
      claims: z.array(Claim),
      source: Source,
    }),
  ),
})
export type EventFile = z.infer<typeof EventFile>
