import { z } from 'zod'
import { Day, Moment } from '#language/date'
import { Language, Text } from '#language/text'
import { caseRoles, OrganisationRef, type Role } from '#organisation/model'
import { Correction, LanguageCode } from '#person/model'

export const kinds = ['access', 'rectification', 'opposition'] as const
export const Kind = z.enum(kinds)
export type Kind = z.infer<typeof Kind>

/** What a person may oppose: that the file be shared, counted with what is known of them, illustrated; or that it be kept at all. */
export const opposed = ['sharing', 'statistics', 'photo', 'file'] as const
/** What a person may ask to have put right. */
export const fields = ['names', 'birth', 'sex', 'nationalities', 'languages', 'residence', 'contacts', 'status', 'circumstances', 'other'] as const
export type Field = (typeof fields)[number]

export const states = ['received', 'in-hand', 'granted', 'refused', 'withdrawn'] as const
export const State = z.enum(states)
export type State = z.infer<typeof State>

/** What may follow what: shared by server and web. A file that was handed over may be handed over again: on paper, then as data. */
export const transitions: Record<State, readonly State[]> = {
  received: ['in-hand', 'granted', 'refused', 'withdrawn'],
  'in-hand': ['granted', 'refused', 'withdrawn'],
  granted: [],
  refused: [],
  withdrawn: [],
}
export const openStates: readonly State[] = ['received', 'in-hand']

/** Who writes requests down and answers them at a counter; the data-protection officer does so for all. */
export const officer = 'data-protection-officer' as const satisfies Role
export const requestRoles = [...caseRoles, officer] as const satisfies readonly Role[]

const said = z.string().trim().min(3).max(1000)

/** A request as it is written down. `asked` is what the person asks, in their words; of an opposition, why, if they wish to say. */
export const Asking = z
  .strictObject({
    kind: Kind,
    purpose: z.enum(opposed).nullable().default(null),
    field: z.enum(fields).nullable().default(null),
    asked: said.nullable().default(null),
    /** The language in which the person wishes the answer. */
    language: LanguageCode,
    on: Day,
    /** Said by the data-protection officer, who writes down what came by letter: the organisation concerned. */
    organisation: z.string().max(80).nullable().default(null),
  })
  .refine(({ kind, purpose }) => (kind === 'opposition') === (purpose !== null), { message: 'required', path: ['purpose'] })
  .refine(({ kind, field }) => (kind === 'rectification') === (field !== null), { message: 'required', path: ['field'] })
  .refine(({ kind, asked }) => kind !== 'rectification' || asked !== null, { message: 'required', path: ['asked'] })
export type Asking = z.infer<typeof Asking>

/**
 * What is done with a request. Granted, a rectification brings what is to be written instead, or, where that was written by another verb of the
 * file (a status, a contact taken out), a sentence that says what was done; refused, the reason that the person is told.
 */
export const Answer = z
  .strictObject({
    to: z.enum(['in-hand', 'granted', 'refused', 'withdrawn']),
    reason: said.nullable().default(null),
    correction: Correction.optional(),
  })
  .refine(({ to, reason }) => to !== 'refused' || reason !== null, { message: 'required', path: ['reason'] })
export type Answer = z.infer<typeof Answer>

/** Another organisation is concerned: said by the data-protection officer. */
export const Assignment = z.strictObject({ organisation: z.string().max(80) })

export const formats = ['pdf', 'json'] as const
/** The file is handed over: in which form, and to whom and how, in a sentence that is kept. */
export const Handing = z.strictObject({ format: z.enum(formats), reason: said })
export type Handing = z.infer<typeof Handing>

export const RequestEvent = z.object({
  number: z.int(),
  from: State.nullable(),
  to: State,
  at: Moment,
  by: z.string().nullable(),
  organisation: OrganisationRef.nullable(),
  reason: z.string().nullable(),
  format: z.enum(formats).nullable(),
})

export const Request = z.object({
  id: z.uuid(),
  person: z.object({ id: z.uuid(), code: z.string(), name: z.string() }),
  kind: Kind,
  purpose: z.enum(opposed).nullable(),
  field: z.enum(fields).nullable(),
  askedOn: Day,
  dueOn: Day,
  organisation: OrganisationRef,
  /** Who took it in hand, and who wrote it down: by name where one may read it. */
  owner: z.string().nullable(),
  recordedBy: z.string().nullable(),
  state: State,
  decidedAt: Moment.nullable(),
  synthetic: z.boolean(),
})
export type Request = z.infer<typeof Request>

/** One request with its words and its history. `was` is what stood in the file when it was asked to put it right. */
export const RequestFile = Request.extend({
  language: z.string(),
  asked: z.string().nullable(),
  was: z.unknown(),
  reason: z.string().nullable(),
  effect: z.record(z.string(), z.unknown()).nullable(),
  /** Written down by whoever asks: what takes two hands is another's to decide. */
  mine: z.boolean(),
  history: z.array(RequestEvent),
})
export type RequestFile = z.infer<typeof RequestFile>

export const RequestFilter = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
  kind: Kind.optional(),
  open: z.enum(['true', 'false']).optional(),
})
export type RequestFilter = z.infer<typeof RequestFilter>

// ── How long ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Kept for one purpose, how long after the last contact. Unconfirmed, it is a proposal by which nothing is taken away. */
export const Term = z.object({
  purpose: z.string(),
  name: Text,
  months: z.int(),
  source: z.string().nullable(),
  confirmedAt: Moment.nullable(),
  confirmedBy: z.string().nullable(),
  note: Text,
})
export type Term = z.infer<typeof Term>

/** A term is decided: how long, and on what it leans (a text, a deliberation of the authority, a decision of the controller). */
export const TermSetting = z.strictObject({ months: z.int().min(1).max(1200), source: z.string().trim().min(3).max(300) })
export type TermSetting = z.infer<typeof TermSetting>

/** Who would be anonymised, and when. Codes are for the data-protection officer; nobody reads a name here. */
export const Preview = z.object({
  on: Day,
  /** The term is over, and nothing is open: the next run takes them. */
  due: z.int(),
  /** The term is over, but something is open. */
  open: z.int(),
  /** The proposed term is over, but one of the terms is not confirmed. */
  unconfirmed: z.int(),
  /** Over within the next 90 days. */
  soon: z.int(),
  /** Anonymised until now. */
  done: z.int(),
  persons: z.array(z.object({ code: z.string(), over: Day, state: z.enum(['due', 'open', 'unconfirmed', 'soon']) })),
})
export type Preview = z.infer<typeof Preview>

/**
 * A term that is to change: who proposed it, how many persons it would anonymise when it applies, and, once another hand confirmed it, from
 * which day on. Until then it may be taken back.
 */
export const TermChange = z.object({
  id: z.uuid(),
  purpose: z.string(),
  name: Text,
  months: z.int(),
  source: z.string(),
  persons: z.int(),
  proposedBy: z.string(),
  proposedAt: Moment,
  confirmedBy: z.string().nullable(),
  effectiveOn: Day.nullable(),
  /** Proposed by whoever asks: another's to confirm. */
  mine: z.boolean(),
})
export type TermChange = z.infer<typeof TermChange>
/** Who may be the second hand of a term: another data-protection officer, or the secretariat. */
export const termRoles = [officer, 'secretariat'] as const satisfies readonly Role[]
/** From its confirmation on, how many days a term waits before it applies: the product's own measure. */
export const termDelay = { days: 7 }

export const Retention = z.object({ terms: z.array(Term), preview: Preview })
export type Retention = z.infer<typeof Retention>

// ── The register of processings ────────────────────────────────────────────────────────────────────────────────────────────────────

export const regimes = ['authorisation', 'declaration'] as const

export const Processing = z.object({
  code: z.string(),
  name: Text,
  purpose: Text,
  controller: Text,
  data: Text,
  recipients: Text,
  /** What the law asks for before it begins, and why. */
  regime: z.enum(regimes),
  why: Text,
  /** The number under which the authority received or authorised it; null while it is awaited. */
  authorisation: z.string().nullable(),
  authorisedOn: Day.nullable(),
  terms: z.array(Term),
  /** The forms on which it is named. */
  forms: z.array(z.string()),
})
export type Processing = z.infer<typeof Processing>

export const Authorisation = z.strictObject({ number: z.string().trim().min(2).max(60), on: Day })
export type Authorisation = z.infer<typeof Authorisation>

// ── The file that is handed to its person ──────────────────────────────────────────────────────────────────────────────────────────

export const HandedTable = z.object({ headers: z.array(z.string()), rows: z.array(z.array(z.string())) })
export const HandedPart = z.object({
  code: z.string(),
  title: z.string(),
  explanation: z.string(),
  facts: z.array(z.object({ code: z.string(), label: z.string(), value: z.string() })),
  tables: z.array(HandedTable),
  none: z.string().nullable(),
})
export type HandedPart = z.infer<typeof HandedPart>

/** Everything that is held on a person, in their language: what the paper shows and the data say are the same. */
export const HandedFile = z.object({
  language: Language,
  direction: z.enum(['ltr', 'rtl']),
  title: z.string(),
  code: z.string(),
  madeOn: Day,
  lead: z.array(z.string()),
  parts: z.array(HandedPart),
  rights: z.object({ title: z.string(), lines: z.array(z.string()) }),
})
export type HandedFile = z.infer<typeof HandedFile>
