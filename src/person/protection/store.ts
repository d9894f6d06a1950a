import { sql } from 'kysely'
import type { Protection } from '#person/model'
import type { Work } from '#platform/work'

/** Who guards a case; nothing for whoever does not. */
export const findProtection = async (work: Work, personId: string, staffId: string): Promise<Protection | undefined> => {
  const { rows } = await sql<Protection>`
    select jsonb_build_object('id', o.id, 'name', o.name, 'short', o.short_name) as organisation,
           jsonb_build_object('id', s.id, 'name', s.name) as owner,
           coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name) order by a.name, a.id)
              from organisation_staff a where a.id = any(q.assigned)), '[]') as assigned,
           q.since, q.owner_id = ${staffId} as mine
      from person_protection q
      join organisation o on o.id = q.organisation_id
      join organisation_staff s on s.id = q.owner_id
     where q.person_id = ${personId}`.execute(work.db)
  return rows[0]
}

export type Outcome = 'protected' | 'not-found' | 'forbidden' | 'unknown-staff'

/** Hides a name from all but these, or changes who they are. */
export const protect = async (work: Work, personId: string, owner: string, assigned: string[]): Promise<Outcome> => {
  const { rows } = await sql<{ outcome: Outcome }>`
    select person_protect(${personId}, ${owner}, ${assigned}::uuid[], ${work.now.toString()}) as outcome`.execute(work.db)
  return rows[0]!.outcome
}

/** Shows the name again; false where it is not one's own to show. */
export const unprotect = async (work: Work, personId: string): Promise<boolean> => {
  const { rows } = await sql<{ done: boolean }>`select person_unprotect(${personId}) as done`.execute(work.db)
  return rows[0]?.done ?? false
}
