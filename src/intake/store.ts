import { sql } from 'kysely'
import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Import, ImportRow, Mapping, Reading, RowListing, RowReason } from '#intake/model'
import { insertRows } from '#platform/rows'
import type { IntakeImport, IntakeRow } from '#platform/schema'
import type { Work } from '#platform/work'

export type ColumnProfile = { samples: string[]; words: string[]; formulas: boolean; dateOrder: 'day-first' | 'month-first' | 'either' | 'none' }

/** An import as it is kept. */
export type Kept = Omit<Selectable<IntakeImport>, 'reading' | 'columns' | 'profile' | 'mapping' | 'unknownWords'> & {
  reading: Reading
  columns: string[]
  profile: ColumnProfile[]
  mapping: Mapping
  unknownWords: { field: string; word: string }[]
}

export const insertImport = (work: Work, row: Insertable<IntakeImport>) => work.db.insertInto('intakeImport').values(row).execute()

export const findImport = async (work: Work, id: string): Promise<Kept | undefined> =>
  (await work.db.selectFrom('intakeImport').selectAll().where('id', '=', id).executeTakeFirst()) as Kept | undefined

export const findBySha = async (work: Work, organisationId: string, sha256: string): Promise<string | undefined> =>
  (await work.db.selectFrom('intakeImport').select('id').where('organisationId', '=', organisationId).where('sha256', '=', sha256).executeTakeFirst())?.id

/** The import itself, locked until the end of the transaction: one step at a time. */
export const lockImport = async (work: Work, id: string): Promise<Kept | undefined> =>
  (await work.db.selectFrom('intakeImport').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) as Kept | undefined

export const updateImport = (work: Work, id: string, change: Updateable<IntakeImport>) =>
  work.db.updateTable('intakeImport').set(change).where('id', '=', id).execute()

export const listImports = async (work: Work): Promise<Kept[]> =>
  (await work.db.selectFrom('intakeImport').selectAll().orderBy('uploadedAt', 'desc').limit(50).execute()) as Kept[]

export const listNames = async (work: Work, staff: string[]): Promise<Map<string, string>> => {
  const rows = staff.length === 0 ? [] : await work.db.selectFrom('organisationStaff').select(['id', 'name']).where('id', 'in', staff).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export const findMapping = async (work: Work, organisationId: string, shape: string): Promise<unknown> =>
  (await work.db.selectFrom('intakeMapping').select('mapping').where('organisationId', '=', organisationId).where('shape', '=', shape).executeTakeFirst())?.mapping

export const keepMapping = (work: Work, row: { organisationId: string; shape: string; mapping: string; savedBy: string }) => {
  const { mapping, savedBy } = row
  const kept = { mapping, savedBy, savedAt: work.now.toString() }
  return work.db
    .insertInto('intakeMapping')
    .values({ ...row, savedAt: kept.savedAt })
    .onConflict((conflict) => conflict.columns(['organisationId', 'shape']).doUpdateSet(kept))
    .execute()
}

export const insertImportRows = (work: Work, rows: Insertable<IntakeRow>[]) => insertRows(work, 'intakeRow', rows)

export const deleteRows = (work: Work, importId: string) => work.db.deleteFrom('intakeRow').where('importId', '=', importId).where('done', '=', false).execute()

/** Which of these keys came in before from the same source, who they became, and how that person's name is sorted where it can be seen. */
export const knownKeys = async (work: Work, organisationId: string, source: string, keys: string[]): Promise<Map<string, { person: string; name: string | null }>> => {
  const { rows } = await sql<{ key: string; person: string; name: string | null }>`
    select s.key, s.person_id as person, p.sort_name as name from intake_source s left join person p on p.id = s.person_id
     where s.organisation_id = ${organisationId} and s.source = ${source}
       and s.key in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))`.execute(work.db)
  return new Map(rows.map(({ key, person, name }) => [key, { person, name }]))
}

/** One writer at a time for a source: of two imports of the same person, the second finds what the first has written. */
export const lockSource = (work: Work, organisationId: string, source: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`${organisationId} ${source}`}, 0))`.execute(work.db)

/** The first row of this import for each of these likenesses and keys: a later one like it is the same person again. */
export const earlierRows = async (work: Work, importId: string, likenesses: string[], keys: string[]): Promise<Map<string, number>> => {
  const { rows } = await sql<{ mark: string; row: number }>`
    select likeness as mark, min(row) as row from intake_row
     where import_id = ${importId} and likeness in (select jsonb_array_elements_text(${JSON.stringify(likenesses)}::jsonb)) group by likeness
    union all
    select 'key:' || source_key, min(row) from intake_row
     where import_id = ${importId} and source_key in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb)) group by source_key`.execute(work.db)
  return new Map(rows.map(({ mark, row }) => [mark, row]))
}

export type Waiting = { row: number; cells: string[]; sourceKey: string; outcome: string }

/** The next rows that are to become persons. */
export const nextRows = async (work: Work, importId: string, after: number, outcomes: string[], most: number): Promise<Waiting[]> => {
  const { rows } = await sql<Waiting>`
    select row, cells, source_key, outcome from intake_row
     where import_id = ${importId} and row > ${after} and not done and outcome in (select jsonb_array_elements_text(${JSON.stringify(outcomes)}::jsonb))
     order by row limit ${sql.lit(most)}`.execute(work.db)
  return rows
}

/** Notes who came in, by the key of their source. */
export const insertSources = async (work: Work, rows: { organisationId: string; source: string; key: string; personId: string; importId: string }[]) => {
  const kept = rows.map(({ organisationId, source, key, personId, importId }) => ({
    organisation_id: organisationId, source, key, person_id: personId, import_id: importId, at: work.now.toString(),
  }))
  await sql`
    insert into intake_source (organisation_id, source, key, person_id, import_id, at)
    select organisation_id, source, key, person_id, import_id, at from jsonb_populate_recordset(null::intake_source, ${JSON.stringify(kept)}::jsonb)
    on conflict do nothing`.execute(work.db)
}

export type Settled = { row: number; outcome: string; reasons: RowReason[]; personId: string | null; done: boolean }

/** Writes down what became of rows. Of those that are done, the cells are no longer needed: the person holds what they said. */
export const settleRows = async (work: Work, importId: string, settled: Settled[]): Promise<void> => {
  const rows = settled.map(({ personId, ...rest }) => ({ ...rest, person_id: personId }))
  await sql`
    update intake_row r
       set outcome = s.outcome, reasons = s.reasons, person_id = s.person_id, done = s.done, cells = case when s.done then null else r.cells end
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s(row int, outcome text, reasons jsonb, person_id uuid, done boolean)
     where r.import_id = ${importId} and r.row = s.row`.execute(work.db)
}

type RowFound = Omit<ImportRow, 'cells'> & { cells: string[] | null }

export const listRows = async (work: Work, importId: string, { outcome, limit }: RowListing, after: number): Promise<RowFound[]> => {
  const { rows } = await sql<RowFound>`
    select row, outcome, reasons, person_id as person, cells, done from intake_row
     where import_id = ${importId} and row > ${after} ${outcome ? sql`and outcome = ${outcome}` : sql``}
     order by row limit ${sql.lit(limit + 1)}`.execute(work.db)
  return rows
}

/** Rows that did not become persons and were not known: they go back to whoever sent them. */
export const listReturned = async (work: Work, importId: string, after: number, most: number): Promise<{ row: number; outcome: string; reasons: RowReason[]; cells: string[] | null }[]> => {
  const { rows } = await sql<{ row: number; outcome: string; reasons: RowReason[]; cells: string[] | null }>`
    select row, outcome, reasons, cells from intake_row
     where import_id = ${importId} and row > ${after} and not done and outcome in ('refused', 'possible')
     order by row limit ${sql.lit(most)}`.execute(work.db)
  return rows
}

export const countsOf = (kept: Kept): Import['outcomes'] => ({ new: kept.newRows, match: kept.matchRows, possible: kept.possibleRows, refused: kept.refusedRows })

/** Forgets what files said of a person; answers the files of imports that are over. */
export const anonymise = async (work: Work, personId: string): Promise<string[]> => {
  const { rows } = await sql<{ files: string[] }>`select intake_anonymise(${personId}) as files`.execute(work.db)
  return rows[0]!.files
}
