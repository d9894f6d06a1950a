import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { startEmbedded } from '#platform/embedded'
import { livePostmaster } from '#platform/embedded/postmaster'
import { useDirectory } from './directory.ts'
import { freePort, startCommand, startProduct } from './product.ts'

const { make, name } = useDirectory()
const data = name('data')
const server = () => livePostmaster(join(data, 'postgresql'))

test('starts, answers, and leaves nothing running when it is asked to stop', async () => {
  const port = await freePort()
  const product = await startProduct(data, port)
  const [health, readiness] = await Promise.all(['healthz', 'readyz'].map((path) => fetch(`http://127.0.0.1:${port}/${path}`)))
  expect([health?.status, readiness?.status]).toEqual([200, 200])
  product.child.kill('SIGTERM')
  expect(await product.ended).toBe(0)
  expect(server()).toBeUndefined()
})

test('two products on one directory share its store; the one that stays keeps it', async () => {
  const [first, second] = await Promise.all([freePort(), freePort()])
  const products = await Promise.all([startProduct(data, first), startProduct(data, second)])
  products[0].child.kill('SIGINT')
  expect(await products[0].ended).toBe(0)
  expect((await fetch(`http://127.0.0.1:${second}/readyz`)).status).toBe(200)
  products[1].child.kill('SIGINT')
  expect(await products[1].ended).toBe(0)
  expect(server()).toBeUndefined()
})

test('says in one sentence that the port is taken, before it writes anything', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const address = taken.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  const product = startCommand(name('never'), 'start', '--empty', '--port', `${port}`)
  expect(await product.ended).toBe(16)
  expect(product.output()).toBe(`rawabit: The port ${port} of 127.0.0.1 is taken by another program; choose another with --port.`)
  expect(existsSync(name('never'))).toBe(false)
  taken.close()
})

test('ends with a code of its own for each thing that keeps it from starting', async () => {
  const file = join(make('blocked'), 'file')
  writeFileSync(file, '')
  mkdirSync(join(make('foreign'), 'postgresql'))
  writeFileSync(join(name('foreign'), 'postgresql', 'photo.jpg'), '')
  const port = `${await freePort()}`
  const runs: [expected: number, data: string, ...arguments_: string[]][] = [
    [2, data, 'begin'],
    [2, data, 'start', '--fast'],
    [2, data, 'start', '--port', 'http'],
    [10, join(file, 'data'), 'start', '--no-web', '--port', port],
    [11, name('foreign'), 'start', '--no-web', '--port', port],
  ]
  const commands = runs.map(([, ...run]) => startCommand(...run))
  expect(await Promise.all(commands.map(({ ended }) => ended))).toEqual(runs.map(([expected]) => expected))
  expect(commands.map(({ output }) => output().split('\n').length)).toEqual(runs.map(() => 1))
})

test('refuses a database with a newer schema and leaves it as it is', async () => {
  const { url, stop } = await startEmbedded({ directory: data })
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`insert into platform_migration (number, name, checksum) select max(number) + 1, '9999_future', '' from platform_migration`)
  const refused = startCommand(data, 'start', '--empty', '--no-web', '--port', `${await freePort()}`)
  expect(await refused.ended).toBe(15)
  expect(refused.output()).toMatch(/^rawabit: The database has a newer schema \(9999_future, .*\) than this checkout; start it from a newer one\.$/)
  await client.query(`delete from platform_migration where name = '9999_future'`)
  await client.end()
  await stop()
})
