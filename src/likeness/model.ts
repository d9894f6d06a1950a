import { z } from 'zod'

/** What may be told of a person to find them again. */
export const fields = ['given', 'family', 'fullName', 'birthDate', 'birthYear', 'sex', 'phone', 'email', 'document', 'place', 'postcode', 'nationality'] as const
export type Field = (typeof fields)[number]

/** A person as told, each field as it was written; what is not known is missing or empty. */
export type Told = { readonly [field in Field]?: string | null | undefined }

/**
 * What is compared, and the levels of each comparison, from the same to different. `birth` takes the birth date and the birth year
 * together. A level is a code that the web turns into a sentence.
 */
export const levels = {
  given: ['same', 'sounds-alike', 'typing', 'part', 'near', 'differs'],
  family: ['same', 'sounds-alike', 'typing', 'part', 'near', 'differs'],
  fullName: ['same', 'sounds-alike', 'typing', 'part', 'near', 'differs'],
  birth: ['same', 'day-month-swapped', 'digit', 'month-same', 'year-same-day-unknown', 'year-same', 'day-same', 'near', 'differs'],
  sex: ['same', 'differs'],
  phone: ['same', 'digit', 'differs'],
  email: ['same', 'near', 'differs'],
  document: ['same', 'digit', 'differs'],
  place: ['same', 'near', 'differs'],
  postcode: ['same', 'digit', 'area', 'differs'],
  nationality: ['same', 'differs'],
} as const
export type Comparison = keyof typeof levels
export const comparisons = Object.keys(levels) as Comparison[]

/** How sure it is that two records speak of one person. */
export const classes = ['certain', 'possible', 'none'] as const
export type Class = (typeof classes)[number]

/** Why two records are held for one person or not: a code, what it adds or takes in bits, and what stood on both sides. */
export type Reason = { code: `${Comparison}-${string}` | 'names-swapped'; bits: number; a: string; b: string }

/** The judgement on a pair: the probability that it is one person, the class, and the reasons field by field. */
export type Judgement = { score: number; class: Class; reasons: Reason[] }

const LevelWeights = z.array(z.object({ level: z.string(), m: z.number().gt(0).lte(1), u: z.number().gt(0).lte(1) }).strict()).min(2)

/**
 * Weights of every level: how often it is seen where the two are one person (`m`) and where they are not (`u`), and the run that made them.
 */
export const Weights = z.object({
  version: z.string(),
  provenance: z.object({ made: z.string(), method: z.string(), inputs: z.array(z.string()).min(1), seed: z.number(), parameters: z.record(z.string(), z.unknown()) }),
  thresholds: z.object({ possible: z.number(), certain: z.number() }),
  swapped: z.number().gt(0).lt(1),
  comparisons: z.record(z.enum(comparisons as [Comparison, ...Comparison[]]), LevelWeights),
}).strict()
export type Weights = z.infer<typeof Weights>
