import { CompiledQuery } from 'kysely'
import type { Work } from '#platform/work'

type Row = Record<string, unknown>

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const record = (row: Row): Row => Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), value]))

/**
 * Brings rows of reference data into a table of one's own word: new ones are inserted, changed ones updated, equal ones left alone.
 * `table` and `key` are names of the schema, never input. Answers how many rows changed: loading twice answers 0.
 */
export const loadRows = async (work: Work, table: string, key: string[], rows: Row[]): Promise<number> => {
  if (rows.length === 0) return 0
  const records = rows.map(record)
  const columns = Object.keys(records[0]!)
  const others = columns.filter((column) => !key.includes(column))
  const list = (names: string[], prefix = '') => names.map((name) => `${prefix}"${name}"`).join(', ')
  const update =
    others.length === 0
      ? 'do nothing'
      : `do update set ${others.map((name) => `"${name}" = excluded."${name}"`).join(', ')}
         where row(${list(others, `${table}.`)}) is distinct from row(${list(others, 'excluded.')})`
  const { numAffectedRows } = await work.db.executeQuery(
    CompiledQuery.raw(
      `insert into ${table} (${list(columns)}) select ${list(columns)} from jsonb_populate_recordset(null::${table}, $1)
       on conflict (${list(key)}) ${update}`,
      [JSON.stringify(records)],
    ),
  )
  return Number(numAffectedRows ?? 0)
}
