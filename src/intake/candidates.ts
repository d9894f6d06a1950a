import { sql } from 'kysely'
import type { RowReason } from '#intake/model'
import { likenessKeys } from '#person/actions'
import type { Registration } from '#person/model'
import type { Work } from '#platform/work'

/** Somebody who is to be registered, by the number of their row. */
export type Sought = { row: number; registration: Registration }

/** What the registry knows of them: certainly the same, possibly, or nobody (no verdict). */
export type Verdict = { outcome: 'match' | 'possible'; person: string; reasons: RowReason[] }

type Met = { row: number; person: string; birth: string | null; byContact: boolean; byName: boolean }

/** Those in steady sight (not by broken glass, nor by a referral that waits for its answer) who share a number or a whole name, in either order, with one of those who are sought: one query for all of them. */
const meet = async (work: Work, sought: readonly Sought[]): Promise<Met[]> => {
  const asked = sought.map(({ row, registration }) => ({ row, ...likenessKeys(registration) }))
  const { rows } = await sql<Met>`
    with sought as materialized (
      select s.row, s.names, s.contacts from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as s(row int, names text[], contacts text[])
    ), met as (
      select s.row, c.person_id, true as by_contact, false as by_name
        from sought s cross join unnest(s.contacts) contact join person_contact c on c.normalised = contact
      union all
      select s.row, p.id, false, true
        from sought s cross join unnest(s.names) name join person p on p.sort_name collate "C" = name collate "C"
    )
    select m.row, m.person_id as person, p.birth_value as birth, bool_or(m.by_contact) as by_contact, bool_or(m.by_name) as by_name
      from met m join person p on p.id = m.person_id
     where person_in_sight(m.person_id, true)
     group by m.row, m.person_id, p.birth_value
     order by m.row, m.person_id`.execute(work.db)
  return rows
}

const agree = (one: string | null, other: string | null): 'same' | 'compatible' | 'different' => {
  if (one === null || other === null) return 'compatible'
  if (one === other && one.length === 10) return 'same'
  return one.startsWith(other) || other.startsWith(one) ? 'compatible' : 'different'
}

const reason = (code: string): RowReason => ({ code, column: null })

/** The same name with the same day of birth, or with the same number, is the same person; a name and a year, or a number alone, may be. */
const judge = ({ registration }: Sought, met: Met): Verdict | null => {
  const birth = agree(registration.birth?.value ?? null, met.birth)
  if (birth === 'different') return null
  const told = [...(met.byName ? [reason('same-name')] : []), ...(met.byContact ? [reason('same-contact')] : [])]
  const born = registration.birth !== null && met.birth !== null
  if (met.byName && (birth === 'same' || met.byContact)) return { outcome: 'match', person: met.person, reasons: [...told, ...(birth === 'same' ? [reason('same-birth')] : [])] }
  if (met.byName || (met.byContact && born)) return { outcome: 'possible', person: met.person, reasons: [...told, ...(born ? [reason('birth-agrees')] : [])] }
  return null
}

/**
 * Who of those that are to be registered is known already, among the persons whom the asking organisation sees. This is the one place
 * where an import asks: what compares people better answers here, and nothing else changes.
 */
export const findCandidates = async (work: Work, sought: readonly Sought[]): Promise<Map<number, Verdict>> => {
  const verdicts = new Map<number, Verdict>()
  if (sought.length === 0) return verdicts
  const byRow = new Map(sought.map((each) => [each.row, each]))
  for (const met of await meet(work, sought)) {
    const verdict = judge(byRow.get(met.row)!, met)
    const before = verdicts.get(met.row)
    if (verdict && (!before || (before.outcome === 'possible' && verdict.outcome === 'match'))) verdicts.set(met.row, verdict)
  }
  return verdicts
}

/** What makes two rows of one file look like one person: the name with the birth, or with the number; nothing where neither is known. */
export const likenessIn = (registration: Registration): string | null => {
  const { names, contacts } = likenessKeys(registration)
  const known = registration.birth?.precision === 'day' ? registration.birth.value : contacts[0]
  return known === undefined ? null : `${[...names].sort()[0]}|${known}`
}
