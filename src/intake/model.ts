import { z } from 'zod'
import { FormShape } from '#intake/form/shape'
import { Day, Moment } from '#language/date'
import { Language } from '#language/text'
import type { Role } from '#organisation/model'

export { reasonTexts } from '#intake/sentences'

/** Who brings a file or a form in: whoever registers people and answers for it; a volunteer registers one by one. */
export const importerRoles = ['counsellor', 'supervisor', 'site-manager', 'campaign-lead'] as const satisfies readonly Role[]

/** What a column of a partner's file may hold. */
export const fields = [
  'key', 'given', 'family', 'fullName', 'otherGiven', 'otherFamily', 'otherFullName', 'sex', 'birth', 'birthYear', 'age', 'nationality', 'language',
  'residence', 'phone', 'phone2', 'email', 'situation', 'consentService', 'consentSharing', 'consentStatistics',
] as const
export const Field = z.enum(fields)
export type Field = z.infer<typeof Field>

export const encodingNames = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1256', 'iso-8859-6'] as const
export const separatorNames = [',', ';', '\t', '|'] as const
export const certaintyNames = ['sure', 'likely', 'unsure'] as const

/** How a file is read: recognised, and open to be said otherwise. */
export const Reading = z.object({
  kind: z.enum(['separated', 'workbook', 'records']),
  encoding: z.enum(encodingNames),
  certainty: z.enum(certaintyNames),
  separator: z.enum(separatorNames).nullable(),
  sheet: z.string().max(200).nullable(),
  sheets: z.array(z.string()),
  firstRow: z.int().min(1).max(100),
  headerRows: z.int().min(0).max(2),
})
export type Reading = z.infer<typeof Reading>

/** What somebody says otherwise of how the file is read. */
export const ReadingChange = z.strictObject({
  encoding: z.enum(encodingNames).optional(),
  separator: z.enum(separatorNames).optional(),
  sheet: z.string().max(200).optional(),
  firstRow: z.int().min(1).max(100).optional(),
  headerRows: z.int().min(0).max(2).optional(),
})
export type ReadingChange = z.infer<typeof ReadingChange>

/** What a word of a column means: a code of the registry, or null: it is left out. */
export const Meaning = z.object({ field: Field, from: z.string().max(300), to: z.string().max(60).nullable() })
export type Meaning = z.infer<typeof Meaning>

/** How consents are understood: for every row the same, or as a column says. */
export const ConsentRule = z.object({ purpose: z.enum(['service', 'sharing', 'statistics']), manner: z.enum(['spoken', 'signed', 'guardian']), language: z.string().regex(/^[a-z]{2,3}$/) })
export type ConsentRule = z.infer<typeof ConsentRule>

/** What the columns and words of a file mean. It is kept for the organisation and the shape of the file, and proposed for the next one. */
export const Mapping = z.strictObject({
  columns: z.array(z.object({ name: z.string().max(300), field: Field.nullable() })).max(1000),
  meanings: z.array(Meaning).max(5000).default([]),
  dayFirst: z.boolean().default(true),
  firstOfYearIsYear: z.boolean().default(true),
  /** Consents that everybody in the file gave, on the day and in the way that is said. */
  consents: z.array(ConsentRule).max(3).default([]),
  consentsOn: Day.nullable().default(null),
  /** Columns whose unknown words are left out: elsewhere such a row is refused, so that nothing is guessed. */
  lenient: z.array(Field).max(30).default(['residence', 'language']),
})
export type Mapping = z.infer<typeof Mapping>

/**
 * `open`: being mapped; `checking`: read row by row; `checked`: what would happen can be seen; `running`: rows become files; `stopped`: by
 * somebody, may go on; `done`; `refused`: the file cannot be read to its end.
 */
export const importStates = ['open', 'checking', 'checked', 'running', 'stopped', 'done', 'refused'] as const
export const ImportState = z.enum(importStates)
export type ImportState = z.infer<typeof ImportState>

/** From which state an import may go to which. */
export const importTransitions: Readonly<Record<ImportState, readonly ImportState[]>> = {
  open: ['checking'],
  checking: ['checked', 'stopped', 'refused'],
  checked: ['running', 'checking', 'open'],
  running: ['done', 'stopped'],
  stopped: ['checking', 'running', 'open'],
  done: [],
  refused: ['open'],
}

export const outcomes = ['new', 'match', 'possible', 'refused'] as const
export const Outcome = z.enum(outcomes)
export type Outcome = z.infer<typeof Outcome>

/** Why a row stands as it does: a code, the column (from 1) where one is meant, and the other row where it is like one. */
export const RowReason = z.object({ code: z.string(), column: z.int().nullable(), row: z.int().optional() })
export type RowReason = z.infer<typeof RowReason>

const counts = z.object({ new: z.int(), match: z.int(), possible: z.int(), refused: z.int() })

/** A file on its way in. */
export const Import = z.object({
  id: z.uuid(),
  name: z.string(),
  bytes: z.int(),
  state: ImportState,
  /** Which of the two works a stopped import was at. */
  phase: z.enum(['check', 'run']).nullable(),
  /** The same file came before: what it became then. */
  again: z.boolean(),
  uploadedAt: Moment,
  uploadedBy: z.string(),
  /** Who had it checked or carried out last: not always who uploaded it. */
  carriedOutBy: z.string().nullable(),
  startedAt: Moment.nullable(),
  doneAt: Moment.nullable(),
  rows: z.int(),
  checked: z.int(),
  ran: z.int(),
  outcomes: counts,
  registered: z.int(),
  fault: z.object({ path: z.string(), code: z.string() }).nullable(),
})
export type Import = z.infer<typeof Import>

/** A file with everything that is needed to map it. */
export const ImportDetail = Import.extend({
  reading: Reading,
  columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()), formulas: z.boolean(), proposed: Field.nullable(), dateOrder: z.enum(['day-first', 'month-first', 'either', 'none']) })),
  mapping: Mapping,
  /** The words of the columns that hold one of a few, with what they are proposed to mean. */
  words: z.array(z.object({ field: Field, word: z.string(), proposed: z.string().nullable() })),
  mappingKnown: z.boolean(),
  possible: z.enum(['hold', 'register']),
})
export type ImportDetail = z.infer<typeof ImportDetail>

/** A row of the file, and what would become of it or became. */
export const ImportRow = z.object({
  row: z.int(),
  outcome: Outcome,
  reasons: z.array(RowReason),
  person: z.uuid().nullable(),
  cells: z.array(z.string()),
  done: z.boolean(),
})
export type ImportRow = z.infer<typeof ImportRow>

export const RowListing = z.object({
  outcome: Outcome.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
})
export type RowListing = z.infer<typeof RowListing>

/** What to do with rows of which somebody like them is known: leave them aside for a person to look at, or register them all the same. */
export const Running = z.strictObject({ possible: z.enum(['hold', 'register']).default('hold') })
export type Running = z.infer<typeof Running>

export const ImportReference = z.object({ id: z.uuid() })

export { standingsOf } from '#intake/form/evaluate'
export { saidIn } from '#intake/form/shape'
export type { FormShape, Question } from '#intake/form/shape'

/** `open`: read, and looked at; `published`: asked; `closed`: asked no more, its answers stay. */
export const formStates = ['open', 'published', 'closed'] as const
export const FormState = z.enum(formStates)

/** A partner's form in a list. */
export const Form = z.object({
  id: z.uuid(),
  title: z.string(),
  key: z.string(),
  version: z.string(),
  state: FormState,
  questions: z.int(),
  unsupported: z.int(),
  uploadedAt: Moment,
})
export type Form = z.infer<typeof Form>

export const FormColumns = z.array(z.object({ name: z.string().max(300), field: Field.nullable() })).max(1000)

/** A form with its questions, and which of them say something of the person. */
export const FormDetail = Form.extend({ shape: FormShape, columns: FormColumns })
export type FormDetail = z.infer<typeof FormDetail>

export const FormMapping = z.strictObject({ columns: FormColumns })

/** What was answered, question by question. `person`: whose answers these are, where that is known; `asNew`: somebody who is like nobody known. */
export const Answering = z.strictObject({
  answers: z.record(z.string().max(200), z.string().max(20_000)),
  language: Language,
  person: z.uuid().nullable().default(null),
  asNew: z.boolean().default(false),
})
export type Answering = z.infer<typeof Answering>

/** What became of the answers: kept, with the person; or not yet, because somebody like them is known. */
export const Answered = z.object({
  id: z.uuid().nullable(),
  person: z.uuid().nullable(),
  known: z.object({ person: z.uuid(), outcome: z.enum(['match', 'possible']), reasons: z.array(RowReason) }).nullable(),
})
export type Answered = z.infer<typeof Answered>
