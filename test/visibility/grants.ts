import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'

/** The roles of the database under which everything is answered. */
export const databaseRoles = ['rawabit_scoped', 'rawabit_figures', 'rawabit_journal', 'rawabit_every', 'rawabit_accounts'] as const
export type DatabaseRole = (typeof databaseRoles)[number]
export const commands = ['select', 'insert', 'update', 'delete'] as const
export type Command = (typeof commands)[number]

/**
 * What a role may do to a table by one command: `no`; `all` rows; the `rows` that a policy lets through; and where it is not every column,
 * which ones (`rows: state delivery_id`), or how many are kept back (`rows but status status_proof`).
 */
export type Grant = { table: string; command: Command; cells: Record<DatabaseRole, string> }

export const file = join(import.meta.dirname, '..', '..', 'docs', 'security', 'tables.csv')
const header = ['table', 'command', ...databaseRoles].join()

export const readGrants = (): Grant[] => {
  const [first, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n')
  if (first !== header) throw new Error(`docs/security/tables.csv begins with ${first}`)
  return lines.map((line) => {
    const [table = '', command = '', ...cells] = line.split(',')
    return { table, command: command as Command, cells: Object.fromEntries(databaseRoles.map((role, at) => [role, cells[at] ?? ''])) as Grant['cells'] }
  })
}

export const writeGrants = (grants: Grant[]): string =>
  [header, ...grants.map(({ table, command, cells }) => [table, command, ...databaseRoles.map((role) => cells[role])].join())].join('\n') + '\n'

type Found = { table: string; role: DatabaseRole; command: Command; rows: boolean; columns: string[] | null; kept: string[] | null }

/** Each table, role and command: whether a policy stands before it, and the columns that are granted (null: every one). */
const statement = `
  with tables as (
    select c.oid, n.nspname, case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname as name, c.relrowsecurity
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'auth', 'jobs') and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition),
  asked as (
    select t.*, r, command, command <> 'delete' as by_column,
           array(select attname::text from pg_attribute where attrelid = t.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attname) as every_column
      from tables t, unnest($1::text[]) r, unnest($2::text[]) command),
  granted as (
    select a.*, has_schema_privilege(r, nspname, 'usage') and (has_table_privilege(r, oid, command) or (by_column and has_any_column_privilege(r, oid, command))) as may,
           case when by_column and not has_table_privilege(r, oid, command) then
             array(select name from unnest(every_column) name where has_column_privilege(r, oid, name, command)) end as columns
      from asked a)
  select name as table, r as role, command, relrowsecurity as rows, columns, array(select unnest(every_column) except select unnest(columns) order by 1) as kept
    from granted where may`

const cellOf = ({ rows, columns, kept }: Found): string => {
  const reach = rows ? 'rows' : 'all'
  if (columns === null) return reach
  return kept !== null && kept.length < columns.length ? `${reach} but ${kept.join(' ')}` : `${reach}: ${columns.join(' ')}`
}

/** What the database grants, in the form of the table. */
export const findGrants = async (owner: pg.Client): Promise<Grant[]> => {
  const { rows: names } = await owner.query<{ name: string }>(`
    select case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'auth', 'jobs') and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition order by n.nspname <> 'public', 1`)
  const { rows } = await owner.query<Found>(statement, [databaseRoles, commands])
  const found = new Map(rows.map((each) => [`${each.table} ${each.command} ${each.role}`, cellOf(each)]))
  return names.flatMap(({ name }) =>
    commands.map((command) => ({
      table: name,
      command,
      cells: Object.fromEntries(databaseRoles.map((role) => [role, found.get(`${name} ${command} ${role}`) ?? 'no'])) as Grant['cells'],
    })),
  )
}
