/**
 * For each table that PostgreSQL guards row by row: which rows an organisation sees (as a condition that the owner can ask; `$1` the
 * organisation, `$2` the compartments, `$3` the member of staff), what of a row of one's own may be written, and which columns would
 * carry it to somebody else. A table with row-level security that does not stand here fails the test.
 */
export type Guarded = {
  /** Or `refused`: the role may not read the table at all. */
  seen: string
  /** Which rows the reach over every file shows, where it is not all of them; and those that count, or audit, where they see more than nobody does. */
  every?: string
  figures?: string
  journal?: string
  /** Columns that a restricted role may change; the rest is refused. */
  changes: readonly string[]
  /** Which of the rows seen may be changed at all, where it is not every one. */
  changed?: string
  /** What a column is set to where it may not stay as it is. */
  sets?: Readonly<Record<string, string>>
  /** Columns that, set to another's, must be refused: on insert always, on update where the column may be changed at all. */
  ties: Readonly<Record<string, 'organisation' | 'person' | 'referral' | 'delivery' | 'consent' | 'staff' | 'note' | 'import' | 'form'>>
  /** May a row be added, taken away? */
  inserts: boolean
  deletes?: boolean
  /** Which of the rows seen may be taken away, where it is not every one. */
  taken?: string
  /** What makes a copy of a row a new one, besides a new id; `$staff` is another member of staff. */
  fresh?: Readonly<Record<string, unknown>>
}

/** Whom an organisation sees, and, through broken glass, one of its members of staff alone. */
const involved = (person: string) =>
  `${person} in (select person_id from person_involvement where organisation_id = $1 and (until is null or until > now()) and (staff_id is null or staff_id::text = $3))`
/** Of these, those whose papers lie open: not to who was asked by a referral and has not answered. */
const opened = (person: string) => `${person} in (select person_id from person_involvement where organisation_id = $1 and not pending and (until is null or until > now()) and (staff_id is null or staff_id::text = $3))`
/** Whom an organisation sees but through broken glass, a referral that waits for its answer included. */
const standing = (person: string) => `${person} in (select person_id from person_involvement where organisation_id = $1 and (until is null or until > now()) and staff_id is null)`
/** The same, but for a referral that waits: who acts for the person, and may write. */
const steadily = (person: string) => `${person} in (select person_id from person_involvement where organisation_id = $1 and (until is null or until > now()) and staff_id is null and not pending)`
const guardedBy = `organisation_id = $1 and 'protection' = any ($2) and $3 = any (assigned::text[] || owner_id::text)`
const hidden = 'person_id in (select person_id from person_protection)'
/** A hidden name is for those who guard it. */
const readable = `(not ${hidden} or person_id in (select person_id from person_protection where ${guardedBy}))`
const ofStaff = `organisation_id in (select organisation_id from organisation_role where staff_id::text = $3 and ended_at is null)`

export const guarded: Record<string, Guarded> = {
  person: {
    seen: involved('id'),
    changes: [
      'sex', 'birth_value', 'birth_precision', 'nationalities', 'languages', 'residence_code', 'circumstances', 'display_name', 'sort_name', 'search_text',
    ],
    changed: steadily('id'),
    ties: { registered_by: 'organisation', registered_staff: 'staff' },
    inserts: true,
    fresh: { code: 'RW-NEUF-NEUF' },
  },
  person_name: { seen: `${involved('person_id')} and ${readable}`, every: `not ${hidden}`, changes: [], ties: { person_id: 'person' }, inserts: true, deletes: true, taken: `${steadily('person_id')} and ${readable}`, fresh: { number: 99 } },
  person_status: { seen: involved('person_id'), changes: [], ties: { person_id: 'person', recorded_by: 'organisation' }, inserts: true },
  person_contact: { seen: `${involved('person_id')} and ${readable}`, every: `not ${hidden}`, changes: [], ties: { person_id: 'person' }, inserts: true },
  person_document: {
    seen: `${opened('person_id')} and ${readable}`, every: `not ${hidden}`, changes: [], ties: { person_id: 'person', recorded_by: 'organisation' }, inserts: true, deletes: true,
    taken: `recorded_by = $1 and ${steadily('person_id')} and ${readable}`,
  },
  person_export: {
    seen: `organisation_id = $1 and staff_id::text = $3`, changes: ['state', 'decided_by', 'decided_at', 'answer'], changed: `organisation_id = $1 and staff_id::text = $3 and state = 'waiting'`, sets: { state: `'withdrawn'` },
    ties: { organisation_id: 'organisation', staff_id: 'staff' }, inserts: true, fresh: { state: 'approved', file_id: null, expires_at: null },
  },
  person_piece: {
    seen: `organisation_id = $1 and compartment = any ($2) and ${opened('person_id')} and ${readable} and (compartment <> 'protection' or staff_id::text = $3)`, every: 'false', changes: [],
    ties: { person_id: 'person', organisation_id: 'organisation', staff_id: 'staff' }, inserts: true, deletes: true,
  },
  person_consent: {
    seen: involved('person_id'),
    changes: ['withdrawn_at'],
    changed: `${steadily('person_id')} and withdrawn_at is null and (recorded_by = $1 or purpose = 'sharing')`,
    sets: { withdrawn_at: 'now()' },
    ties: { person_id: 'person', recorded_by: 'organisation' },
    inserts: true,
  },
  person_involvement: { seen: `organisation_id = $1 and (until is null or until > now()) and (staff_id is null or staff_id::text = $3)`, changes: [], ties: { organisation_id: 'organisation' }, inserts: false },
  person_protection: { seen: guardedBy, every: 'false', changes: [], ties: {}, inserts: false },
  person_share: {
    seen: `${standing('person_id')} and (by_organisation = $1 or organisation_id = $1 or compartment is distinct from 'protection')`,
    changes: [],
    ties: {},
    inserts: false,
  },
  person_match_count: { seen: 'staff_id::text = $3', every: 'false', changes: ['asked'], sets: { asked: 'asked + 1' }, ties: { staff_id: 'staff' }, inserts: true, fresh: { hour: '2026-01-01' } },
  person_access_request: {
    seen: `(asking_organisation = $1 or person_id in (
      select person_id from person_involvement where organisation_id = $1 and (until is null or until > now()) and staff_id is null and not pending and compartments <> '{protection}'))`,
    changes: ['state', 'answering_organisation', 'answered_by', 'answered_at', 'answer_reason', 'consent_id', 'without_consent', 'until'],
    changed: 'false', // answered by those who know the person, and MS2 does not
    ties: {},
    inserts: false,
  },
  person_glass: { seen: 'staff_id::text = $3', changes: ['reviewed_by', 'reviewed_at', 'finding', 'remark'], changed: 'false', ties: {}, inserts: false },
  casework_note: {
    seen: `organisation_id = $1 and compartment = any ($2) and (compartment <> 'protection' or author_id::text = $3)`,
    every: 'false',
    changes: [],
    ties: { organisation_id: 'organisation', person_id: 'person', author_id: 'staff' },
    inserts: true,
  },
  casework_note_reader: { seen: '$3 in (staff_id::text, assigned_by::text)', every: 'false', changes: [], ties: { note_id: 'note', assigned_by: 'staff' }, inserts: true, deletes: true, fresh: { staff_id: '$staff' } },
  delivery: {
    seen: `(organisation_id = $1 or (compartment = any ($2) and ${involved('person_id')}))`,
    figures: 'true',
    changes: [],
    ties: { organisation_id: 'organisation', staff_id: 'staff', person_id: 'person', reverses: 'delivery' },
    inserts: true,
    fresh: { reason: 'une raison' },
  },
  delivery_key: { seen: 'organisation_id = $1', changes: [], ties: { organisation_id: 'organisation' }, inserts: true, fresh: { key: 'another-key' } },
  casework_appointment: {
    seen: 'organisation_id = $1',
    changes: ['state', 'delivery_id'],
    ties: { organisation_id: 'organisation', person_id: 'person' },
    inserts: true,
  },
  referral: {
    seen: `(from_organisation = $1 or (to_organisation = $1 and ${standing('person_id')}))`,
    changes: ['state', 'state_reason', 'answered_at', 'closed_at', 'delivery_id'],
    sets: { state: `case when from_organisation = 'ms2' then 'cancelled' else 'accepted' end` },
    ties: { from_organisation: 'organisation', from_staff: 'staff', person_id: 'person', consent_id: 'consent' },
    inserts: true,
    fresh: { to_offer: 'entraide-nationale-oujda-langue' },
  },
  referral_event: {
    seen: 'referral_id in (select id from referral where from_organisation = $1 or to_organisation = $1)',
    changes: [],
    ties: { referral_id: 'referral', organisation_id: 'organisation', staff_id: 'staff' },
    inserts: true,
    fresh: { number: 99 },
  },
  platform_answer: { seen: 'staff_id::text = $3', every: 'false', changes: [], ties: { staff_id: 'staff' }, inserts: true, fresh: { key: 'another-key' } },
  platform_file: { seen: ofStaff, changes: [], ties: { organisation_id: 'organisation' }, inserts: true },
  platform_message: { seen: 'refused', changes: [], ties: {}, inserts: false },
  platform_journal: { seen: 'refused', journal: 'true', changes: [], ties: { staff_id: 'staff', organisation_id: 'organisation' }, inserts: true, fresh: { staff_id: '$self', organisation_id: 'ms2' } },
  report_order: { seen: ofStaff, changes: [], ties: { organisation_id: 'organisation', staff_id: 'staff' }, inserts: true, fresh: { done_at: null, file_id: null, staff_id: '$self' } },
  rights_request: {
    seen: `organisation_id = $1 and ${standing('person_id')}`,
    changes: ['state', 'owner_id', 'decided_by', 'decided_at', 'reason', 'effect'],
    ties: { organisation_id: 'organisation', person_id: 'person', recorded_by: 'staff' },
    inserts: true,
  },
  rights_request_event: {
    seen: 'request_id in (select id from rights_request where organisation_id = $1)',
    changes: [],
    ties: { staff_id: 'staff', organisation_id: 'organisation' },
    inserts: true,
    fresh: { number: 99 },
  },
  rights_term: { seen: 'true', figures: 'true', journal: 'true', changes: [], ties: {}, inserts: false },
  rights_term_change: { seen: 'true', figures: 'true', journal: 'true', changes: [], ties: {}, inserts: false },
  rights_processing: { seen: 'true', figures: 'true', journal: 'true', changes: [], ties: {}, inserts: false },
  organisation_staff: { seen: `(id::text = $3 or id in (select staff_id from organisation_role where ${ofStaff}))`, journal: 'true', changes: ['acting_role_id'], changed: 'id::text = $3', ties: {}, inserts: false },
  organisation_role: { seen: `(staff_id::text = $3 or ${ofStaff})`, changes: [], ties: {}, inserts: false },
  organisation_invitation: { seen: 'refused', every: 'refused', changes: [], ties: {}, inserts: false },
  intake_mapping: { seen: 'organisation_id = $1', every: 'false', changes: ['mapping', 'saved_at', 'saved_by'], ties: { organisation_id: 'organisation' }, inserts: true, fresh: { shape: 'autre' } },
  intake_import: {
    seen: 'organisation_id = $1',
    changes: [
      'carried_by', 'role_id', 'state', 'phase', 'baton', 'reading', 'columns', 'profile', 'mapping', 'unknown_words', 'possible', 'started_at', 'done_at', 'rows',
      'checked', 'ran', 'registered', 'new_rows', 'match_rows', 'possible_rows', 'refused_rows', 'checked_to', 'ran_to', 'fault',
    ],
    ties: { organisation_id: 'organisation', staff_id: 'staff' },
    inserts: true,
    fresh: { sha256: 'y' },
  },
  intake_row: {
    seen: 'organisation_id = $1',
    every: 'false',
    changes: ['outcome', 'reasons', 'person_id', 'cells', 'done'],
    ties: { organisation_id: 'organisation', person_id: 'person', import_id: 'import' },
    inserts: true,
    deletes: true,
    fresh: { row: 99 },
  },
  intake_form: {
    seen: 'organisation_id = $1', every: 'false', changes: ['state', 'columns', 'published_at'], ties: { organisation_id: 'organisation', uploaded_by: 'staff' }, inserts: true, fresh: { sha256: 'y' },
  },
  intake_answer: {
    seen: `organisation_id = $1 and (person_id is null or ${involved('person_id')})`, every: 'false', changes: [],
    ties: { organisation_id: 'organisation', form_id: 'form', person_id: 'person', filled_by: 'staff' }, inserts: true,
  },
  intake_source: { seen: 'organisation_id = $1', every: 'false', changes: [], ties: { organisation_id: 'organisation', person_id: 'person', import_id: 'import' }, inserts: true, fresh: { key: 'autre' } },
}
