import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { codeOf, Failure } from '#platform/failure'
import { columnIn, type Table } from '#platform/table'
import { type Field, fields, type Told } from './model.ts'

const Column = z.string().min(1)

/** Which columns of a file say what of a person. */
const FileMapping = z.object({ id: Column, fields: z.partialRecord(z.enum(fields), Column).refine((found) => Object.keys(found).length > 0, 'names no column') }).strict()

/** What is known to be true: a file of pairs, or a file that says of each record to which person it belongs. */
const TruthMapping = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pairs'), a: Column, b: Column }).strict(),
  z.object({ kind: z.literal('clusters'), id: Column, cluster: Column }).strict(),
])

/** What a file is called by whoever evaluates it. `against` is only needed where the second file has other columns. */
export const Mapping = z.object({ ...FileMapping.shape, against: FileMapping.optional(), truth: TruthMapping }).strict()
export type Mapping = z.infer<typeof Mapping>
export type FileMapping = z.infer<typeof FileMapping>

const sentenceFor = (issue: z.core.$ZodIssue): string => {
  const place = issue.path.join('.') || 'the mapping'
  if (issue.code === 'unrecognized_keys') return `${place}: there is no "${issue.keys.join('", "')}"; ${place.endsWith('fields') ? `the fields are ${fields.join(', ')}` : 'known are id, fields, truth and against'}`
  if (issue.code === 'invalid_key') return `${place}: is no field; the fields are ${fields.join(', ')}`
  return `${place}: ${issue.message}`
}

/** Reads the mapping of a file. Throws Failure `input-invalid` with a sentence that names the place in it. */
export const readMapping = (path: string): Mapping => {
  const text = textOf(path)
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new Failure('input-invalid', `${path}: is not JSON (${error instanceof Error ? error.message : 'unreadable'}).`)
  }
  const read = Mapping.safeParse(value)
  if (read.success) return read.data
  throw new Failure('input-invalid', `${path}: ${read.error.issues.slice(0, 5).map(sentenceFor).join('; ')}.`)
}

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new Failure('input-invalid', `${path}: ${codeOf(error) === 'ENOENT' ? 'there is no such file' : `the file cannot be read (${codeOf(error)})`}.`)
  }
}

/** A person of a table, their id as it stands there, and the row. */
export type ToldRow = { id: string; told: Told; row: number }

/** The persons of a table, row by row. Throws Failure `input-invalid` for a column that is not there and a row without an id. */
export async function* toldIn(table: Table, mapping: FileMapping): AsyncGenerator<ToldRow> {
  const idAt = columnIn(table, mapping.id, 'id')
  const places = Object.entries(mapping.fields).map(([field, column]) => [field as Field, columnIn(table, column, `fields.${field}`)] as const)
  for await (const { number, values } of table.rows()) {
    const id = values[idAt] ?? ''
    if (id === '') throw new Failure('input-invalid', `${table.path}: row ${number}, column ${mapping.id}: there is no id.`)
    const told: { [field in Field]?: string } = {}
    for (const [field, at] of places) told[field] = values[at] ?? ''
    yield { id, told, row: number }
  }
}
