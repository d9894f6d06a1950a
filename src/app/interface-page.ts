import type { FastifyInstance } from 'fastify'

type Schema = { type?: string | string[]; properties?: Record<string, Schema>; required?: string[]; items?: Schema; enum?: unknown[]; format?: string; anyOf?: Schema[] }
type Parameter = { name: string; in: string; required?: boolean; schema?: Schema }
type Operation = {
  summary?: string
  description?: string
  tags?: string[]
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>
}
type Description = { info: { title: string; version: string; description: string }; paths: Record<string, Record<string, Operation>> }

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)

const kindOf = (schema: Schema): string => {
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (schema.anyOf) return schema.anyOf.map(kindOf).join(' | ')
  const kind = [schema.type ?? 'any'].flat().join(' | ')
  return schema.format ? `${kind} (${schema.format})` : kind
}

const fields = (schema: Schema): string => {
  const inner = schema.items ?? schema
  if (!inner.properties) return `<code>${escape(kindOf(inner))}</code>`
  const rows = Object.entries(inner.properties).map(([name, each]) => {
    const nested = (each.items ?? each).properties ? fields(each) : `<code>${escape(kindOf(each))}</code>`
    return `<li><code class="name">${escape(name)}</code>${inner.required?.includes(name) ? '' : ' <span class="optional">optional</span>'} ${nested}</li>`
  })
  return `<ul>${rows.join('')}</ul>`
}

const contentOf = (content: Record<string, { schema: Schema }> | undefined): string => {
  const [type, body] = Object.entries(content ?? {})[0] ?? []
  return type && body?.schema ? `<p class="type">${escape(type)}</p>${fields(body.schema)}` : ''
}

const answers = (operation: Operation): string =>
  Object.entries(operation.responses)
    .map(([status, { description, content }]) => {
      const body = status.startsWith('2') ? contentOf(content) : ''
      return `<dt><code>${status}</code></dt><dd>${escape(description)}${body}</dd>`
    })
    .join('')

const parametersOf = (operation: Operation): string => {
  const rows = (operation.parameters ?? []).map(
    ({ name, in: place, required, schema }) =>
      `<li><code class="name">${escape(name)}</code> in ${place}${required ? '' : ' <span class="optional">optional</span>'} <code>${escape(kindOf(schema ?? {}))}</code></li>`,
  )
  return rows.length > 0 ? `<h4>Parameters</h4><ul>${rows.join('')}</ul>` : ''
}

const operationOf = (path: string, method: string, operation: Operation): string => `
  <details><summary><b class="method">${method.toUpperCase()}</b> <code>${escape(path)}</code> <span>${escape(operation.summary ?? '')}</span></summary>
    <p>${escape(operation.description ?? '')}</p>
    ${parametersOf(operation)}
    ${operation.requestBody ? `<h4>Body</h4>${contentOf(operation.requestBody.content)}` : ''}
    <h4>Answers</h4><dl>${answers(operation)}</dl>
  </details>`

const page = ({ info, paths }: Description): string => {
  const all = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })))
  const words = Map.groupBy(all, ({ operation }) => operation.tags?.[0] ?? 'other')
  const sections = [...words].map(
    ([word, each]) =>
      `<section aria-labelledby="${word}"><h2 id="${word}">${escape(word)}</h2>${each.map(({ path, method, operation }) => operationOf(path, method, operation)).join('')}</section>`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(info.title)} – interface</title>
<link rel="stylesheet" href="/interface.css"></head><body><main><h1>${escape(info.title)} – HTTP interface</h1><p>${escape(info.description)}</p>
<p>OpenAPI 3.1 document: <a href="/openapi.json">/openapi.json</a>. Every refusal is <code>application/problem+json</code> with a stable <code>code</code>;
every list is paged by cursor; every write accepts an <code>Idempotency-Key</code>.</p>
<nav aria-label="Words"><ul>${[...words.keys()].map((word) => `<li><a href="#${word}">${escape(word)}</a></li>`).join('')}</ul></nav>
${sections.join('')}</main></body></html>`
}

const style = `
:root { color: #17211d; background: #fbfaf7; font: 15px/1.5 'IBM Plex Sans Arabic', system-ui, sans-serif }
main { max-width: 70rem; margin: 0 auto; padding: 24px 16px 64px } h1 { font-size: 27px } h2 { font-size: 21px; margin-block: 32px 8px } h4 { margin: 12px 0 4px }
nav ul { display: flex; flex-wrap: wrap; gap: 4px 16px; padding: 0; list-style: none } a { color: #0e6352 }
details { border-block-end: 1px solid #d9ddd9 } summary { padding: 10px 4px; cursor: pointer; min-height: 24px }
summary span { color: #4c5a54 } .method { display: inline-block; min-width: 4.5em; color: #0e6352 } .optional, .type { color: #4c5a54 }
code { font: 13px/1.5 ui-monospace, monospace; overflow-wrap: anywhere } .name { font-weight: 600 } dt { float: inline-start; clear: both; width: 4em } dd { margin-inline-start: 4em }
:focus-visible { outline: 3px solid #1d4f91; outline-offset: 2px }
@media (prefers-color-scheme: dark) { :root { color: #e9efec; background: #121816 } summary span, .optional, .type { color: #a9b6b0 } a, .method { color: #6fd3b8 } details { border-color: #33403a } }`

/** The readable page of the HTTP interface, at `/openapi`, made once from the same document as `/openapi.json`. */
export const serveInterface = (server: FastifyInstance): void => {
  let made: string | undefined
  server.get('/openapi', { schema: { hide: true } }, (_request, reply) => {
    made ??= page(server.swagger() as unknown as Description)
    return reply.type('text/html; charset=utf-8').send(made)
  })
  server.get('/interface.css', { schema: { hide: true } }, (_request, reply) => reply.type('text/css; charset=utf-8').send(style))
}
