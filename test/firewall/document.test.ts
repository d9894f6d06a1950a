import { expect, test } from 'vitest'
import { describeInterface } from '#app/interface'
import { statusKinds } from '#person/model'
import { type Description, nameOf, operationsOf, type Schema } from '#test/matrix/table'

const operations = operationsOf((await describeInterface()) as Description)

/** The only routes that take a status: those that write it into one file, and the trial of the rules on facts that belong to nobody. */
const takers = ['POST /v1/persons', 'POST /v1/persons/{id}/statuses', 'POST /v1/eligibility/simulation']

/** The only routes that give one: each answers with the file of the one person in its path, or with what the rules say of one. */
const givers = [
  'POST /v1/persons',
  'GET /v1/persons/{id}',
  'PATCH /v1/persons/{id}',
  'POST /v1/persons/{id}/statuses',
  'POST /v1/persons/{id}/consents',
  'DELETE /v1/persons/{id}/consents/{consent}',
  'GET /v1/persons/{id}/eligibility',
  'POST /v1/eligibility/simulation',
]

/** A place in a schema (`items.person.name`), and what stands there. */
type Place = { at: string; schema: Schema }

const placesIn = (schema: Schema, at: string[] = []): Place[] => [
  { at: at.join('.'), schema },
  ...Object.entries(schema.properties ?? {}).flatMap(([name, each]) => placesIn(each, [...at, name])),
  ...(schema.items ? placesIn(schema.items, [...at, '[]']) : []),
  ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])].flatMap((each) => placesIn(each, at)),
  ...(typeof schema.additionalProperties === 'object' ? placesIn(schema.additionalProperties, [...at, '*']) : []),
]

const kindWords = new Set<unknown>(statusKinds)
const speaking = /status|irregular|undocumented|papers|proof/i

/** Whether a place says, or asks, of which status somebody is: by the values that it takes, or by its name. */
const speaks = ({ at, schema }: Place): boolean => (schema.enum ?? []).some((value) => kindWords.has(value)) || speaking.test(at.split('.').at(-1) ?? '')

test('the look for statuses finds those that are there', () => {
  const registration = operations.find((each) => nameOf(each) === 'POST /v1/persons')!
  expect(placesIn(registration.operation.requestBody!.content['application/json']!.schema).filter(speaks).map(({ at }) => at)).toEqual(
    expect.arrayContaining(['statuses', 'statuses.[].kind', 'statuses.[].proof']),
  )
})

test('no parameter of any route takes a status: not a filter, not an order, not a path', () => {
  const parameters = operations.flatMap(({ method, path, operation }) =>
    (operation.parameters ?? []).flatMap(({ name, schema }) => placesIn(schema, [name]).filter(speaks).map(({ at }) => `${method} ${path} ${at}`)),
  )
  expect(parameters).toEqual([])
})

test('no body takes a status but where one file is written', () => {
  const bodies = operations.flatMap((each) => {
    const schema = each.operation.requestBody?.content['application/json']?.schema
    return schema && placesIn(schema).some(speaks) ? [nameOf(each)] : []
  })
  expect(bodies.toSorted()).toEqual(takers.toSorted())
})

test('no answer holds a status but the file of one person, and what the rules say of it', () => {
  const answers = operations.flatMap((each) =>
    Object.entries(each.operation.responses)
      .filter(([code]) => code.startsWith('2'))
      .flatMap(([, { content }]) => placesIn(content?.['application/json']?.schema ?? {}).filter(speaks))
      .map(({ at }) => `${nameOf(each)}: ${at}`),
  )
  const found = [...new Set(answers.map((answer) => answer.split(':')[0]!))]
  expect(found.filter((route) => !givers.includes(route))).toEqual([])
  expect(answers, 'a file is one person’s, never a row of a list').not.toContainEqual(expect.stringMatching(/items\.\[\]\.(statuses|status|kind|proof)\b/))
  expect(found).toContain('GET /v1/persons/{id}')
})
