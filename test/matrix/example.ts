import { newId } from '#language/id'
import { examples } from '#test/matrix/examples'
import { type Known, nameOf, type Operation, type Schema } from '#test/matrix/table'

export type { Known }

export type Example = { method: string; url: string; body?: unknown }

const byFormat: Record<string, () => unknown> = {
  uuid: newId,
  date: () => '2026-02-03',
  'date-time': () => '2026-02-03T09:00:00Z',
  email: () => 'quelquun@essai.example',
  uri: () => 'https://essai.example',
}

const byPattern: Record<string, string> = {
  '^[A-Z]{2}$': 'GN',
  '^[a-z]{2,3}$': 'fr',
  '^\\d{4}(-\\d{2}(-\\d{2})?)?$': '1990-04-12',
  '^\\d{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$': '2026-Q1',
  '^[\\w-]{43}$': 'jeton'.padEnd(43, '-'),
  '^\\?': '?state=x',
  '^[a-z0-9]+(-[a-z0-9]+)*$': 'annuaire',
}

const textOf = (name: string, { format, pattern, minLength = 0 }: Schema): unknown => {
  const made = byFormat[format ?? '']
  if (made) return made()
  if (pattern === undefined) return 'texte'.padEnd(minLength, 'e')
  const fits = byPattern[pattern]
  if (fits === undefined) throw new Error(`${name}: say in test/matrix/example.ts what fits ${pattern}`)
  return fits
}

const typeOf = ({ type }: Schema): string | undefined => [type ?? []].flat().find((each) => each !== 'null')

/** A value that fits a schema: what is known where its name says what it is, else the least that the schema asks. */
export const sample = (name: string, schema: Schema, known: Known): unknown => {
  const choice = (schema.anyOf ?? schema.oneOf)?.find((each) => each.type !== 'null')
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (name in known) return known[name]
  if (choice) return sample(name, choice, known)
  const type = typeOf(schema)
  if (type === 'object') return sampleObject(schema, known)
  if (type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => sample(name, schema.items ?? {}, known))
  if (type === 'integer' || type === 'number') return Math.max(schema.minimum ?? 1, 1)
  return type === 'boolean' ? true : textOf(name, schema)
}

const sampleObject = ({ properties = {}, required = [] }: Schema, known: Known): Record<string, unknown> =>
  Object.fromEntries(required.map((name) => [name, sample(name, properties[name] ?? {}, known)]))

/** The name by which a place in a path is known: `/v1/persons/{id}` → `persons`, `/v1/persons/{id}/consents/{consent}` → `consents`. */
export const segmentBefore = (path: string, parameter: string): string => path.split('/').at(path.split('/').indexOf(`{${parameter}}`) - 1) ?? ''

/** The schema of an operation's JSON body, if it takes one. */
export const bodyOf = ({ requestBody }: Operation): Schema | undefined => requestBody?.content['application/json']?.schema

/** A well-formed request of a route: written down in `examples.ts`, else made from the OpenAPI document. */
export const exampleOf = ({ method, path, operation }: { method: string; path: string; operation: Operation }, known: Known): Example => {
  const written = examples[nameOf({ method, path })]?.(known) ?? {}
  const parameters = operation.parameters ?? []
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const { schema = {} } = parameters.find((each) => each.in === 'path' && each.name === name) ?? {}
    return encodeURIComponent(String(written.params?.[name] ?? sample(segmentBefore(path, name), schema, known)))
  })
  const asked = parameters.filter((each) => each.in === 'query' && each.required).map(({ name, schema }) => [name, String(sample(name, schema, known))])
  const query = new URLSearchParams([...asked, ...Object.entries(written.query ?? {})]).toString()
  const body = bodyOf(operation)
  const file = operation.requestBody?.content['application/octet-stream'] && { body: written.body ?? new TextEncoder().encode('nom;prénom\nEssai;Awa\n') }
  return { method, url: query ? `${filled}?${query}` : filled, ...file, ...(body && { body: written.body ?? sample('', body, known) }) }
}
