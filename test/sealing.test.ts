import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ready } from '#app/sealed'
import { newId } from '#language/id'
import * as Documents from '#person/documents/actions'
import * as Files from '#platform/files'
import { openContent, sealContent } from '#platform/sealed-file'
import { keysOf, seal } from '#platform/secret'
import { type House } from '#platform/house'
import { maintain, transact, type Work } from '#platform/work'
import { aPerson } from './build.ts'
import { useDatabase } from './database.ts'
import { useDirectory } from './directory.ts'
import { type Client, secret, type Service, startService, testKeys } from './service.ts'

const database = useDatabase()
const folder = useDirectory().name('files')
let service: Service
let author: Client
let house: House

beforeAll(async () => {
  service = await startService(database.url)
  author = await service.signIn({ organisation: 'ms2', site: 'cellule-al-andalous', role: 'counsellor', compartments: ['social', 'protection'] })
  house = { ...service.house, files: folder }
})
afterAll(() => service.close())

describe('notes that an earlier version wrote', () => {
  test('are sealed at the next start, some in clear and some sealed with the secret of the installation, and read as before', async () => {
    const { id: person } = await aPerson(author)
    const old = async (compartment: string, text: string, id = newId()) => {
      const kept = compartment === 'protection' ? seal(keysOf(secret)('casework: note'), text, id) : text
      await service.house.pool.query(
        `insert into casework_note (id, person_id, organisation_id, compartment, author_id, text, at) values ($1, $2, 'ms2', $3, $4, $5, now())`,
        [id, person, compartment, author.staffId, kept],
      )
    }
    for (let each = 0; each < 205; each++) await old('social', `Ancienne ${each}`)
    await old('protection', 'Ancienne et fermée')
    await ready({ ...service.house, keyFor: keysOf(secret) }, testKeys)
    const { rows } = await service.house.pool.query('select count(*)::int as clear from casework_note where text is not null')
    expect(rows[0].clear).toBe(0)
    const texts = (await author.get(`/v1/persons/${person}/notes`)).body.items.map((each: { text: string }) => each.text)
    expect(texts).toHaveLength(206)
    expect(texts).toEqual(expect.arrayContaining(['Ancienne 0', 'Ancienne 204', 'Ancienne et fermée']))
    await ready(service.house, testKeys)
  })
})

describe('a sealed file', () => {
  const owner = () => ({ organisationId: 'ms2', staffId: author.staffId })
  const content = Buffer.from('Une phrase que le disque ne dit pas. '.repeat(9_000))
  const keep = (bytes: Buffer) => maintain(house, 'test', (work) => Files.keepSealed(work, { name: 'piece', mediaType: 'application/pdf', content: [bytes] }, owner()))
  const asAuthor = <V>(verb: (work: Work) => Promise<V>) =>
    maintain(house, 'test', (work) => verb({ ...work, actor: { kind: 'staff', staffId: author.staffId, organisationId: 'ms2' } as Work['actor'] }))
  const read = (id: string) => asAuthor(async (work) => buffer((await Files.fetchSealed(work, id, 'nom.pdf')).stream))
  const onDisk = () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile())

  test('is read as it was, and says nothing on the disk', async () => {
    for (const bytes of [content, Buffer.alloc(0), Buffer.alloc(65_536, 'a'), Buffer.alloc(131_072, 'b'), Buffer.alloc(65_537, 'c')]) {
      const kept = await keep(bytes)
      expect(kept.bytes).toBe(bytes.length)
      expect((await read(kept.id)).equals(bytes)).toBe(true)
    }
    for (const path of onDisk()) {
      expect(readFileSync(path).includes('phrase')).toBe(false)
      expect((statSync(path).mode & 0o777).toString(8)).toBe('600')
    }
  })

  test('is not opened with the key of another file, nor once it was forgotten', async () => {
    const [one, other] = [await keep(content), await keep(content)]
    await service.house.pool.query('update platform_file set sealed_key = (select sealed_key from platform_file where id = $1) where id = $2', [one.id, other.id])
    await expect(read(other.id)).rejects.toMatchObject({ code: 'internal' })
    const before = onDisk().length
    await transact(house, { kind: 'system', name: 'test' }, (work) => Files.discard(work, one.id))
    expect(onDisk()).toHaveLength(before - 1)
    await expect(read(one.id)).rejects.toMatchObject({ code: 'not-found' })
  })

  test('is opened only whole, in its order and in its place', async () => {
    const key = Buffer.alloc(32, 7)
    const sealed = await Array.fromAsync(sealContent(key, 'here', [content]))
    const open = (parts: Buffer[], place = 'here') => Array.fromAsync(openContent(key, place, parts))
    expect(Buffer.concat(await open(sealed)).equals(content)).toBe(true)
    expect(sealed.length).toBeGreaterThan(3)
    const [first, second, ...rest] = sealed as [Buffer, Buffer, ...Buffer[]]
    for (const parts of [[second, first, ...rest], [first, ...rest], sealed.slice(0, -1), [...sealed, first], [first.subarray(1), second, ...rest]]) {
      await expect(open(parts)).rejects.toThrow('authenticate')
    }
    await expect(open(sealed, 'elsewhere')).rejects.toThrow('authenticate')
  })
})

test('the product takes away every document of a person, for the end of what is kept; nobody else may', async () => {
  const { id } = await aPerson(author)
  for (const number of ['FIN-1', 'FIN-22']) expect((await author.post(`/v1/persons/${id}/documents`, { kind: 'other', number })).status).toBe(201)
  const erased = await transact(house, { kind: 'system', name: 'test' }, (work) => Documents.erase(work, id))
  expect(erased).toBe(2)
  expect((await author.get(`/v1/persons/${id}/documents`)).body.items).toEqual([])
  await expect(maintain(house, 'test', (work) => Documents.erase({ ...work, actor: { kind: 'visitor' } }, id))).rejects.toMatchObject({ code: 'forbidden' })
})
