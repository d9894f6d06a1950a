import { createServer } from 'node:http'
import { openPool } from '#platform/database'

/**
 * The yardstick: a bare HTTP server that sends the same query through the same driver and answers its rows, without session, transaction,
 * row visibility, checks or schema. What the product adds is the ratio to it.
 */
const [databaseUrl] = process.argv.slice(2)
const pool = openPool(databaseUrl!, { max: 10 })

const head = `p.id, p.code, p.display_name as name, p.sex, p.birth_value, p.birth_precision, p.nationalities, p.residence_code as residence, p.synthetic`
const involved = `
  select ${head}, i.reason, i.last_at, i.sort_name
    from person_involvement i join person p on p.id = i.person_id
   where i.organisation_id = $1 and p.sex = 'female'
   order by i.sort_name collate "C", i.person_id limit 51`
const every = `
  select ${head}, null as reason, p.registered_at as last_at, p.sort_name
    from person p where p.sex = 'female'
   order by p.sort_name collate "C", p.id limit 51`

const server = createServer((request, response) => {
  const organisation = new URL(request.url ?? '/', 'http://bare').searchParams.get('organisation')
  const query = organisation ? pool.query(involved, [organisation]) : pool.query(every)
  query.then(
    ({ rows }) => response.setHeader('content-type', 'application/json').end(JSON.stringify({ items: rows.slice(0, 50), next: null })),
    () => response.writeHead(500).end(),
  )
})
server.listen(0, '127.0.0.1', () => {
  const bound = server.address()
  if (bound && typeof bound === 'object') process.send?.({ address: `http://127.0.0.1:${bound.port}` })
})
process.on('SIGTERM', () => process.exit(0))
