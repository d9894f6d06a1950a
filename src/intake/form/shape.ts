import { z } from 'zod'

export const questionTypes = ['text', 'integer', 'decimal', 'date', 'note', 'select_one', 'select_multiple', 'calculate'] as const

/** A text in the languages of a form, by their codes; `default` where it names none. */
const Said = z.record(z.string(), z.string())
export type Said = z.infer<typeof Said>

export const Question = z.object({
  row: z.int(),
  type: z.enum(questionTypes),
  name: z.string(),
  group: z.string().nullable(),
  label: Said,
  hint: Said,
  list: z.string().nullable(),
  required: z.string().nullable(),
  relevant: z.string().nullable(),
  constraint: z.string().nullable(),
  constraintMessage: Said,
  calculation: z.string().nullable(),
  initial: z.string(),
})
export type Question = z.infer<typeof Question>

export const Group = z.object({ name: z.string(), group: z.string().nullable(), label: Said, relevant: z.string().nullable() })

/** What a form asks that is not known here: on which sheet and row, and what. It is left out, and never silently. */
export const Unsupported = z.object({ sheet: z.string(), row: z.int(), code: z.string(), what: z.string() })
export type Unsupported = z.infer<typeof Unsupported>

/** A partner's form: its questions in order, its lists of choices, its languages. */
export const FormShape = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  defaultLanguage: z.string(),
  languages: z.array(z.string()),
  questions: z.array(Question),
  groups: z.array(Group),
  choices: z.record(z.string(), z.array(z.object({ name: z.string(), label: Said }))),
  unsupported: z.array(Unsupported),
})
export type FormShape = z.infer<typeof FormShape>

/** A text in a language, else in the form's own; and whether it is the one that was wished for. */
export const saidIn = (said: Said, language: string, shape: Pick<FormShape, 'defaultLanguage'>): { text: string; language: string | null } => {
  const found = [language, shape.defaultLanguage, 'default', ...Object.keys(said)].find((each) => (said[each] ?? '') !== '')
  return { text: found === undefined ? '' : said[found]!, language: found === undefined || found === 'default' ? null : found }
}
