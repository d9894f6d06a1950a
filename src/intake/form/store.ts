import { sql } from 'kysely'
import type { Insertable, Updateable } from 'kysely'
import type { Form } from '#intake/model'
import type { FormShape } from '#intake/form/shape'
import type { IntakeAnswer, IntakeForm } from '#platform/schema'
import type { Work } from '#platform/work'

export type KeptForm = Omit<Form, 'questions' | 'unsupported'> & { shape: FormShape; columns: { name: string; field: string | null }[] }

const columns = sql`id, title, form_key as key, version, state, uploaded_at, shape, columns`

export const insertForm = (work: Work, row: Insertable<IntakeForm>) => work.db.insertInto('intakeForm').values(row).execute()

export const listForms = async (work: Work): Promise<KeptForm[]> =>
  (await sql<KeptForm>`select ${columns} from intake_form order by uploaded_at desc limit 100`.execute(work.db)).rows

export const findForm = async (work: Work, id: string): Promise<KeptForm | undefined> =>
  (await sql<KeptForm>`select ${columns} from intake_form where id = ${id}`.execute(work.db)).rows[0]

export const findFormBySha = async (work: Work, organisationId: string, sha256: string): Promise<string | undefined> =>
  (await work.db.selectFrom('intakeForm').select('id').where('organisationId', '=', organisationId).where('sha256', '=', sha256).executeTakeFirst())?.id

export const updateForm = (work: Work, id: string, change: Updateable<IntakeForm>) => work.db.updateTable('intakeForm').set(change).where('id', '=', id).execute()

/** Of several versions of a form, the one before is asked no more. */
export const closeOthers = (work: Work, key: string, id: string) =>
  work.db.updateTable('intakeForm').set({ state: 'closed' }).where('formKey', '=', key).where('state', '=', 'published').where('id', '<>', id).execute()

export const insertAnswer = (work: Work, row: Insertable<IntakeAnswer>) => work.db.insertInto('intakeAnswer').values(row).execute()
