import { z } from 'zod'
import { Text } from '#language/text'
import { Compartment, OrganisationRef } from '#organisation/model'

/** An offer in the catalogue: a kind of service, at a site, by an organisation. */
export const Offer = z.object({
  id: z.string(),
  kind: z.object({ code: z.string(), name: Text, description: Text }),
  objective: z.string(),
  compartment: Compartment,
  site: z.object({ id: z.string(), name: Text }),
  organisation: OrganisationRef.nullable(),
  area: z.object({ code: z.string(), name: Text }).nullable(),
  languages: z.array(z.string()),
  hours: Text.nullable(),
  capacity: z.int().nullable(),
  invented: z.boolean(),
})
export type Offer = z.infer<typeof Offer>

export const OfferFilter = z.object({
  kind: z.string().max(60).optional(),
  area: z.string().max(40).optional(),
  organisation: z.string().max(60).optional(),
})
export type OfferFilter = z.infer<typeof OfferFilter>
