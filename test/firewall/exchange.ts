import type pg from 'pg'
import type { StatusKind } from '#person/model'

/**
 * Gives every status in the store another kind, in files and in lines of the ledger, as the owner. The ledger lets nobody do this; here it
 * shows that what is listed and counted would have been the same.
 */
export const exchange = async (owner: pg.Client, kinds: Readonly<Partial<Record<StatusKind, StatusKind>>>): Promise<void> => {
  const to = JSON.stringify(kinds)
  await owner.query('begin')
  await owner.query('alter table delivery disable trigger user')
  await owner.query('update person_status set kind = coalesce($1::jsonb ->> kind, kind)', [to])
  await owner.query('update delivery set status = coalesce($1::jsonb ->> status, status)', [to])
  await owner.query('alter table delivery enable trigger user')
  await owner.query('commit')
}

/** Gives each person one status by their place in the order of registration; answers nothing. */
export const assign = async (owner: pg.Client, kinds: readonly StatusKind[]): Promise<void> => {
  await owner.query(
    `update person_status s set kind = ($1::text[])[1 + (p.place % cardinality($1::text[]))]
       from (select id, row_number() over (order by registered_at, id) - 1 as place from person) p where p.id = s.person_id`,
    [kinds],
  )
}
