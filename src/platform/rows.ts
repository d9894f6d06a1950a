import { sql } from 'kysely'
import type { Insertable } from 'kysely'
import type { DB } from '#platform/database'
import type { Work } from '#platform/work'

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const snakeKeys = (row: object): Record<string, unknown> => Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), value]))

/**
 * Inserts any number of rows of one shape in one statement whose text does not depend on how many they are: it stays prepared, and no
 * limit of parameters is met. The rows travel as JSON; the columns are those that the first row names, and the others take their default.
 */
export const insertRows = async <T extends keyof DB & string>(work: Work, table: T, rows: readonly Insertable<DB[T]>[]): Promise<void> => {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first).map((name) => sql.ref(snake(name)))
  const into = sql.table(snake(table))
  await sql`
    insert into ${into} (${sql.join(columns)})
    select ${sql.join(columns)} from jsonb_populate_recordset(null::${into}, ${JSON.stringify(rows.map(snakeKeys))}::jsonb)`.execute(work.db)
}
