import { roles } from '#organisation/model'
import { type Known, sample } from '#test/matrix/example'
import { admittedBy, type Description, nameOf, type Operation, operationsOf } from '#test/matrix/table'
import type { Client, Service } from '#test/service'
import { workerOf } from '#test/world'

export type Asked = { role: string; route: string; url: string }

/** Routes about the one person in their path: these may differ by that person's status. */
const ofOne = /^\/v1\/persons\/\{id\}/

/** What some filters need to be well formed and to find something. */
const values: Known = {
  nationality: 'GN', residence: 'oujda', site: 'cellule-al-andalous', organisation: 'ms2', region: 'MA-02', objective: 'OSP5', kind: 'listening-session',
  indicator: 'osp5-cells-accompanied', figures: 'osp5-cells-accompanied', project: 'tamkine-migrants', period: '2026-Q1', from: '2026-01-01', to: '2026-12-31',
  on: '2026-06-01', limit: '3',
}

type Each = { method: string; path: string; operation: Operation }

/** Every way to ask a route: without a filter, and with each value of each filter by itself. */
const urlsOf = ({ path, operation }: Each, known: Known): string[] => {
  const parameters = operation.parameters ?? []
  const bare = path.replace(/\/([\w-]+)\/\{(\w+)\}/g, (_, segment: string, name: string) => {
    const { schema = {} } = parameters.find((each) => each.name === name && each.in === 'path') ?? {}
    return `/${segment}/${String(sample(segment, schema, { ...values, ...known }))}`
  })
  const query = parameters.filter((each) => each.in === 'query' && each.name !== 'cursor')
  const required = query.filter((each) => each.required).map(({ name, schema }) => `${name}=${String(sample(name, schema, values))}`)
  const one = query.flatMap(({ name, schema }) => (schema.enum ?? [sample(name, schema, values)]).map((value) => `${name}=${String(value)}`))
  return ['', ...one].map((filter) => {
    const asked = [...required.filter((each) => !filter.startsWith(each.split('=')[0]!)), filter].filter(Boolean).join('&')
    return asked ? `${bare}?${asked}` : bare
  })
}

/** Everything that lists or counts, as every role that may, with every filter. Files of one person are not among them. */
export const listings = async (service: Service, known: Known): Promise<{ ask: (asked: Asked) => Promise<string>; all: Asked[] }> => {
  const { body } = await service.visitor.get('/openapi.json')
  const reading = operationsOf(body as Description).filter(({ method, path }) => method === 'GET' && !ofOne.test(path))
  const clients = new Map<string, Client>()
  for (const role of roles) clients.set(role, await workerOf(service, 'ms2', role))
  const all = reading.flatMap((each) =>
    admittedBy(each.operation)
      .filter((knocker) => knocker !== 'visitor')
      .flatMap((role) => urlsOf(each, known).map((url) => ({ role, route: nameOf(each), url }))),
  )
  const ask = async ({ role, url }: Asked): Promise<string> => {
    const reply = await clients.get(role)!.get(url)
    const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body)
    return `${reply.status} ${text.replaceAll(/"countedAt":"[^"]*"/g, '"countedAt":""')}`
  }
  return { ask, all }
}
