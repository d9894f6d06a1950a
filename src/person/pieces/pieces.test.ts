import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { transact } from '#platform/work'
import * as Pieces from '#person/pieces/actions'
import { aPdf, aPerson, eventually } from '#test/build'
import { useDatabase } from '#test/database'
import { type Client, type Service, startService } from '#test/service'

const database = useDatabase()
let service: Service
let author: Client
let colleague: Client
let uncleared: Client
let partner: Client
let volunteer: Client

beforeAll(async () => {
  service = await startService(database.url, { settings: { limits: { file: 20_000, export: 200 } } })
  const compartments = ['social', 'health', 'protection'] as ('social' | 'health' | 'protection')[]
  author = await service.signIn({ organisation: 'ms2', site: 'cellule-al-andalous', role: 'counsellor', compartments })
  colleague = await service.signIn({ organisation: 'ms2', role: 'supervisor', compartments })
  uncleared = await service.signIn({ organisation: 'ms2', role: 'counsellor', compartments: ['employment'] })
  partner = await service.signIn({ organisation: 'crm', site: 'crm-oujda', role: 'counsellor', compartments })
  volunteer = await service.signIn({ organisation: 'ms2', role: 'volunteer', compartments })
})
afterAll(() => service.close())

const attaching = (mentioned: Record<string, unknown> = {}) => ({ name: 'passeport.pdf', kind: 'document', compartment: 'social', content: aPdf('Scan'), ...mentioned })
const attach = (person: string, mentioned: Record<string, unknown> = {}, client = author) => client.post(`/v1/persons/${person}/pieces`, attaching(mentioned))
const open = async (client: Client, person: string, piece: string) => {
  const answer = await fetch(`${service.address}/v1/persons/${person}/pieces/${piece}/file`, { headers: { cookie: client.cookie } })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}
const names = async (client: Client, person: string): Promise<string[]> => (await client.get(`/v1/persons/${person}/pieces`)).body.items.map(({ name }: { name: string }) => name)

describe('a piece', () => {
  test('is given out as it was brought, as a download that runs nothing', async () => {
    const { id } = await aPerson(author)
    const { status, body } = await attach(id, { name: 'Carte de séjour – سند الإقامة.pdf' })
    expect(status).toBe(201)
    const { headers, text } = await open(author, id, body.id)
    expect(text).toBe(Buffer.from(aPdf('Scan'), 'base64').toString())
    expect(headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('Carte de séjour – سند الإقامة.pdf')}`)
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; sandbox;/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-type')).toBe('application/pdf')
    expect(headers.get('cache-control')).toBe('no-store')
    const { rows } = await service.house.pool.query("select verb from platform_journal where person_id = $1 and verb like 'person.piece%' order by position", [id])
    expect(rows.map(({ verb }) => verb)).toEqual(['person.piece-added', 'person.piece-opened'])
    expect((await service.house.pool.query("select 1 from platform_journal j where j::text ~ 'séjour'")).rows).toEqual([])
  })

  test('is read by one’s own organisation where one is cleared for its compartment; in protection by who brought it alone', async () => {
    const { id } = await aPerson(author)
    const social = (await attach(id, { name: 'social.pdf' })).body.id
    const hidden = (await attach(id, { name: 'protection.pdf', compartment: 'protection' })).body.id
    expect((await names(author, id)).sort()).toEqual(['protection.pdf', 'social.pdf'])
    expect(await names(colleague, id)).toEqual(['social.pdf'])
    expect(await names(uncleared, id)).toEqual([])
    expect([(await open(colleague, id, social)).status, (await open(colleague, id, hidden)).status, (await open(uncleared, id, social)).status, (await open(partner, id, social)).status]).toEqual([200, 404, 404, 404])
    expect((await attach(id, {}, uncleared)).status).toBe(403)
    expect((await attach(id, {}, partner)).status).toBe(404)
    expect((await volunteer.get(`/v1/persons/${id}/pieces`)).status).toBe(403)
    expect((await colleague.remove(`/v1/persons/${id}/pieces/${hidden}`)).status).toBe(404)
  })

  test('of a person whose name is hidden is hidden from the others too: a scan shows a name', async () => {
    const { id } = await aPerson(author)
    const piece = (await attach(id)).body.id
    expect((await author.put(`/v1/persons/${id}/protection`, { owner: author.staffId, assigned: [] })).status).toBe(200)
    expect(await names(colleague, id)).toEqual([])
    expect((await open(colleague, id, piece)).status).toBe(404)
    expect((await open(author, id, piece)).status).toBe(200)
  })

  test('is not another person’s', async () => {
    const [one, other] = [await aPerson(author), await aPerson(author)]
    const piece = (await attach(one.id)).body.id
    expect((await open(author, other.id, piece)).status).toBe(404)
    expect((await author.remove(`/v1/persons/${other.id}/pieces/${piece}`)).status).toBe(404)
  })
})

describe('is refused', () => {
  test('what is mislabelled, or of no type that is taken', async () => {
    const { id } = await aPerson(author)
    const html = Buffer.from('<html><script>alert(1)</script></html>').toString('base64')
    for (const wrong of [{ content: html }, { name: 'photo.png' }, { name: 'reçu.pdf.exe' }, { name: 'page.html', content: html }, { content: Buffer.from('MZ...').toString('base64') }]) {
      const { status, body } = await attach(id, wrong)
      expect([status, body.code], JSON.stringify(wrong)).toEqual([415, 'file-not-accepted'])
    }
  })

  test('what is too large: by its content, and before it is read', async () => {
    const { id } = await aPerson(author)
    const large = (bytes: number) => Buffer.from(`%PDF-1.7\n${'x'.repeat(bytes)}\n%%EOF`).toString('base64')
    expect((await attach(id, { content: large(19_900) })).status).toBe(201)
    const over = await attach(id, { content: large(20_100) })
    expect([over.status, over.body.code]).toEqual([413, 'file-too-large'])
    const far = await attach(id, { content: large(200_000) })
    expect([far.status, far.body.code]).toEqual([413, 'body-too-large'])
  })

  test('a name that is a path, hides its end or is none', async () => {
    const { id } = await aPerson(author)
    for (const name of ['../../etc/passwd.pdf', 'C:\\pièce.pdf', 'dossier/pièce.pdf', 'reçu\u202efdp.pdf', 'a\u0000b.pdf', 'ligne\r\nfin.pdf', '.pdf', '..pièce.pdf', `${'x'.repeat(130)}.pdf`, 'zéro\u200blargeur.pdf']) {
      const { status, body } = await attach(id, { name })
      expect([status, body.faults?.[0]?.path], JSON.stringify(name)).toEqual([422, 'name'])
      expect(JSON.stringify(body)).not.toContain('passwd')
    }
    expect((await attach(id, { content: 'pas du base64!!' })).status).toBe(422)
  })
})

describe('what is taken away', () => {
  const line = async (piece: string) => (await service.house.pool.query('select f.id from platform_file f where id = $1', [piece])).rows

  test('is gone from the file, and by a job from the disk', async () => {
    const { id } = await aPerson(author)
    const piece = (await attach(id)).body.id
    const { rows } = await service.house.pool.query('select file_id from person_piece where id = $1', [piece])
    expect((await colleague.remove(`/v1/persons/${id}/pieces/${piece}`)).status).toBe(204)
    expect(await names(author, id)).toEqual([])
    expect(await eventually(() => line(rows[0].file_id), (found) => found.length === 0)).toEqual([])
  })

  test('by the product takes every piece of a person', async () => {
    const { id } = await aPerson(author)
    await attach(id)
    await attach(id, { compartment: 'protection' })
    const jobs: unknown[] = []
    const house = { ...service.house, follow: (event: { verb: string; details: Record<string, unknown> }) => { jobs.push(event.details['files']); return [] } }
    expect(await transact(house, { kind: 'system', name: 'test' }, (work) => Pieces.erase(work, id))).toBe(2)
    expect(jobs).toEqual([[expect.any(String), expect.any(String)]])
    expect(await names(author, id)).toEqual([])
  })
})
