import { z } from 'zod'

export const currencies = ['MAD', 'EUR', 'USD', 'CHF'] as const

/** Money: whole minor units (centimes), its currency, and whether tax is counted in (`TTC`), left out (`HT`) or not meant. */
export const Money = z.object({
  minor: z.int(),
  currency: z.enum(currencies),
  tax: z.enum(['HT', 'TTC']).nullable().optional(),
})
export type Money = z.infer<typeof Money>
