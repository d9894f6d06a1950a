import { z } from 'zod'
import { Moment } from '#language/date'
import { Language } from '#language/text'
import { caseRoles } from '#organisation/model'
import { Country, sexes } from '#person/model'

/** Who may ask for persons as a file: whoever cares for cases. */
export const askingRoles = caseRoles
/** Who may agree that many leave the house; never whoever asked. */
export const agreeingRoles = ['supervisor', 'site-manager'] as const

/** What the counter's list can be narrowed to. No status: nobody lists persons by their papers. */
export const ExportFilters = z.strictObject({
  sex: z.enum(sexes).optional(),
  nationality: Country.optional(),
  residence: z.string().max(40).optional(),
})
export type ExportFilters = z.infer<typeof ExportFilters>

export const exportFormats = ['xlsx', 'csv'] as const
export const ExportAsking = z.strictObject({
  reason: z.string().trim().min(10).max(500),
  format: z.enum(exportFormats).default('xlsx'),
  language: Language.default('fr'),
  filters: ExportFilters.default({}),
})
export type ExportAsking = z.infer<typeof ExportAsking>

/** `waiting`: somebody else must agree; `approved`: it is being made; `ended`: it expired, or who asked no longer works here; `withdrawn`: they took it back. */
export const exportStates = ['waiting', 'approved', 'refused', 'ready', 'ended', 'withdrawn'] as const

export const PersonExport = z.object({
  id: z.uuid(),
  reason: z.string(),
  format: z.enum(exportFormats),
  filters: ExportFilters,
  counted: z.int(),
  state: z.enum(exportStates),
  askedBy: z.string(),
  mine: z.boolean(),
  askedAt: Moment,
  decidedBy: z.string().nullable(),
  answer: z.string().nullable(),
  expiresAt: Moment.nullable(),
})
export type PersonExport = z.infer<typeof PersonExport>

/** `threshold`: above how many persons a second one must agree; `agrees`: whether one may, to exports of others. */
export const PersonExports = z.object({ items: z.array(PersonExport), threshold: z.int(), agrees: z.boolean() })
export type PersonExports = z.infer<typeof PersonExports>

export const ExportDecision = z
  .strictObject({ agree: z.boolean(), answer: z.string().trim().max(500).default('') })
  .refine(({ agree, answer }) => agree || answer.length >= 3, { message: 'required', path: ['answer'] })
export type ExportDecision = z.infer<typeof ExportDecision>

export const ExportReference = z.object({ id: z.uuid() })
