import { z } from 'zod'
import { Day, Moment } from '#language/date'
import type { Text } from '#language/text'
import { OrganisationRef, Role } from '#organisation/model'

/** What can have happened, as the journal names it: every verb of every word. Each has its sentence in each language, `journal.verb.<verb>`. */
export const verbs = [
  'access.refused',
  'account.code-removed',
  'account.code-set',
  'account.directory-closed',
  'account.directory-set',
  'account.locked',
  'account.passkey-added',
  'account.passkey-removed',
  'account.password-changed',
  'account.password-renewed',
  'account.recovery-codes-made',
  'account.renewal-handed',
  'account.renewal-offered',
  'account.unlocked',
  'app.demonstration-begun',
  'app.demonstration-completed',
  'casework.attended',
  'casework.booked',
  'casework.cancelled',
  'casework.listed',
  'casework.missed',
  'casework.note-shared',
  'casework.noted',
  'casework.notes-read',
  'delivery.listed',
  'delivery.recorded',
  'delivery.reversed',
  'eligibility.judged',
  'intake.answered',
  'intake.check-ordered',
  'intake.checked',
  'intake.done',
  'intake.failed',
  'intake.form-brought',
  'intake.form-closed',
  'intake.form-mapped',
  'intake.form-published',
  'intake.mapped',
  'intake.resumed',
  'intake.returned',
  'intake.rows-read',
  'intake.run-ordered',
  'intake.stopped',
  'intake.uploaded',
  'job.retried',
  'journal.file-read',
  'journal.read',
  'message.sent',
  'message.written',
  'organisation.acting-changed',
  'organisation.enrolled',
  'organisation.invitation-handed',
  'organisation.invitation-withdrawn',
  'organisation.invited',
  'organisation.reinstated',
  'organisation.role-ended',
  'organisation.role-given',
  'organisation.suspended',
  'person.access-asked',
  'person.access-granted',
  'person.access-refused',
  'person.anonymised',
  'person.consent-answered',
  'person.consent-withdrawn',
  'person.corrected',
  'person.document-number-read',
  'person.document-removed',
  'person.document-shown',
  'person.documents-read',
  'person.export-asked',
  'person.export-decided',
  'person.export-ended',
  'person.export-made',
  'person.export-waits',
  'person.export-withdrawn',
  'person.exported',
  'person.glass-broken',
  'person.glass-reviewed',
  'person.matches-asked',
  'person.piece-added',
  'person.piece-opened',
  'person.piece-removed',
  'person.pieces-erased',
  'person.pieces-read',
  'person.protected',
  'person.protection-read',
  'person.read',
  'person.registered',
  'person.request-read',
  'person.searched',
  'person.shares-read',
  'person.status-added',
  'person.unprotected',
  'referral.accepted',
  'referral.cancelled',
  'referral.completed',
  'referral.entered-in-error',
  'referral.failed',
  'referral.in-progress',
  'referral.listed',
  'referral.on-hold',
  'referral.read',
  'referral.rejected',
  'referral.requested',
  'referral.sent',
  'report.collected',
  'report.made',
  'report.ordered',
  'request.refused',
  'results.publication-ordered',
  'results.published',
  'results.rule-set',
  'rights.asked',
  'rights.assigned',
  'rights.authorised',
  'rights.erasure-asked',
  'rights.erasure-granted',
  'rights.granted',
  'rights.handed',
  'rights.in-hand',
  'rights.previewed',
  'rights.read',
  'rights.refused',
  'rights.retained',
  'rights.term-confirmed',
  'rights.term-proposed',
  'rights.term-withdrawn',
  'rights.withdrawn',
  'session.closed',
  'session.opened',
  'session.refused',
  'session.revoked',
  'strategy.loaded',
] as const

/** What a line may be about: the word that it belongs to. */
export const subjectWords = [
  'account', 'administration', 'app', 'casework', 'delivery', 'eligibility', 'job', 'journal', 'message', 'organisation', 'outreach', 'person',
  'project', 'referral', 'report', 'results', 'rights', 'service', 'session', 'strategy', 'territory',
] as const

const Actor = z.object({ id: z.uuid(), name: z.string() })

/** A line as the auditor reads it: ids and codes, the names of staff and of organisations, never that of a person. */
export const JournalLine = z.object({
  position: z.int(),
  at: Moment,
  verb: z.string(),
  subject: z.object({ word: z.string(), id: z.string().nullable() }),
  /** Whose file it is about. */
  person: z.uuid().nullable(),
  /** Who acted; nobody where the product did, or a visitor. */
  staff: Actor.nullable(),
  role: Role.nullable(),
  organisation: OrganisationRef.nullable(),
  details: z.record(z.string(), z.unknown()),
  /** Whether it is part of the chain already. */
  sealed: z.boolean(),
})
export type JournalLine = z.infer<typeof JournalLine>

/** The head of the chain: what an anchor kept outside is compared with. */
export const Seal = z.object({ position: z.int(), hash: z.string(), at: Moment })
export type Seal = z.infer<typeof Seal>

export const JournalPage = z.object({ items: z.array(JournalLine), next: z.string().nullable(), seal: Seal.nullable() })
export type JournalPage = z.infer<typeof JournalPage>

/** Which lines: the newest first. `id` is that of a subject or of the person whose file it is; days are days of Morocco. */
export const JournalFilter = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(100).optional(),
  verb: z.enum(verbs).optional(),
  word: z.enum(subjectWords).optional(),
  id: z.uuid().optional(),
  organisation: z.string().regex(/^[\w-]{1,80}$/).optional(),
  staff: z.uuid().optional(),
  from: Day.optional(),
  to: Day.optional(),
})
export type JournalFilter = z.infer<typeof JournalFilter>

/**
 * A line about one file: who, in which role, when, and why their organisation may see it at all. Of another organisation than one's own
 * only that it opened the file, not who there did.
 */
export const FileLine = z.object({
  position: z.int(),
  at: Moment,
  verb: z.string(),
  staff: Actor.nullable(),
  role: Role.nullable(),
  organisation: OrganisationRef.nullable(),
  /** Why that organisation is involved; null where it is not, or where the asking one may not know. */
  involved: z.enum(['registered', 'referral', 'case', 'served', 'granted', 'glass']).nullable(),
  code: z.string().nullable(),
  /** The reason that was given for opening the file in an emergency; null for any other line, and for who may not review it. */
  cause: z.string().nullable(),
})
export type FileLine = z.infer<typeof FileLine>

/** `whole` says whether everything is in it, or only what the asking organisation may know. */
export const FileJournal = z.object({ items: z.array(FileLine), next: z.string().nullable(), whole: z.boolean() })
export type FileJournal = z.infer<typeof FileJournal>

export const FileJournalFilter = JournalFilter.pick({ limit: true, cursor: true })
export type FileJournalFilter = z.infer<typeof FileJournalFilter>

/** Who may read the journal, and who may read that of one file. */
export const readers = ['auditor', 'data-protection-officer'] as const satisfies readonly Role[]
export const fileReaders = ['supervisor', 'data-protection-officer'] as const satisfies readonly Role[]

/** How often an organisation opened a file, as the person is told. */
export type Opening = { organisation: Text | null; many: number; first: string; last: string; glass: number }
