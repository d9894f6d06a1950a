import { sql } from 'kysely'
import type { Insertable } from 'kysely'
import type { ReportOrder as OrderTable } from '#platform/schema'
import type { Work } from '#platform/work'
import type { ReportOrder } from './model.ts'

export const insertOrder = (work: Work, order: Insertable<OrderTable>) => work.db.insertInto('reportOrder').values(order).execute()

/** The order itself, locked until the end of the transaction: it is fulfilled once. */
export const lockOrder = (work: Work, id: string) => work.db.selectFrom('reportOrder').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const fulfilOrder = (work: Work, id: string, fileId: string, ledgerPosition: number) =>
  work.db.updateTable('reportOrder').set({ doneAt: work.now.toString(), fileId, ledgerPosition }).where('id', '=', id).execute()

const columns = sql`
  r.id, r.kind, r.period, r.language, s.name as ordered_by, r.ordered_at, r.done_at, r.file_id as file, f.bytes, r.ledger_position as position
  from report_order r
  join organisation_staff s on s.id = r.staff_id
  left join platform_file f on f.id = r.file_id`

export const findOrder = async (work: Work, id: string, organisationId: string): Promise<ReportOrder | undefined> => {
  const { rows } = await sql<ReportOrder>`select ${columns} where r.id = ${id} and r.organisation_id = ${organisationId}`.execute(work.db)
  return rows[0]
}

export const listOrders = async (work: Work, organisationId: string): Promise<ReportOrder[]> => {
  const { rows } = await sql<ReportOrder>`
    select ${columns} where r.organisation_id = ${organisationId} order by r.ordered_at desc limit 50`.execute(work.db)
  return rows
}
