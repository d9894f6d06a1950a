import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { roles } from '#organisation/model'

/** `yes`: may; `own`: may, and row visibility keeps to one's own organisation; `no`: may not. */
export const cells = ['yes', 'own', 'no'] as const
export type Cell = (typeof cells)[number]

/** Everybody who may knock: the twelve roles, and whoever has not signed in. */
export const knockers = [...roles, 'visitor'] as const
export type Knocker = (typeof knockers)[number]

/** One route, and who may use it. */
export type Row = { method: string; path: string; cells: Record<Knocker, Cell> }

/** What stands for a thing: by the segment of the path before it (`persons`), or by the name of its field (`person`). */
export type Known = Readonly<Record<string, unknown>>

export const file = join(import.meta.dirname, '..', '..', 'docs', 'security', 'routes.csv')

const header = ['method', 'path', ...knockers].join()

export const nameOf = ({ method, path }: Pick<Row, 'method' | 'path'>): string => `${method} ${path}`

const rowOf = (line: string): Row => {
  const [method = '', path = '', ...given] = line.split(',')
  const wrong = given.find((cell) => !(cells as readonly string[]).includes(cell))
  if (given.length !== knockers.length || wrong !== undefined) throw new Error(`docs/security/routes.csv: "${line}" is not a row`)
  return { method, path, cells: Object.fromEntries(knockers.map((knocker, place) => [knocker, given[place]])) as Record<Knocker, Cell> }
}

/** Reads the table of routes and roles. Throws where it is not one. */
export const readTable = (): Row[] => {
  const [first, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n')
  if (first !== header) throw new Error(`docs/security/routes.csv must begin with: ${header}`)
  return lines.map(rowOf)
}

/** The table as it is kept: by path, then by method, so that a new row changes one line. */
export const printTable = (rows: Row[]): string =>
  [header, ...rows.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.method < b.method ? -1 : 1))
    .map(({ method, path, cells }) => [method, path, ...knockers.map((knocker) => cells[knocker])].join())].join('\n').concat('\n')

/** The operations of the OpenAPI document, with who may knock as each says it of itself. */
export type Operation = {
  description: string
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>
}
export type Schema = {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  default?: unknown
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  additionalProperties?: boolean | Schema
}
export type Description = { paths: Record<string, Record<string, Operation>> }

export const operationsOf = ({ paths }: Description): { method: string; path: string; operation: Operation }[] =>
  Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })))

/** Whom the guard of a route admits. */
export const admittedBy = ({ description }: Operation): Knocker[] => {
  const guard = /Guard: (.*)\.$/.exec(description)?.[1] ?? ''
  if (guard === 'public') return [...knockers]
  return guard === 'signed-in' ? [...roles] : knockers.filter((knocker) => guard.split(', ').includes(knocker))
}
