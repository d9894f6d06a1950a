import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPerson, consentToShare } from '#test/build'
import { useDatabase } from '#test/database'
import { type Client, type Service, startService } from '#test/service'
import { keptAnswers, refusalFor, rowsFor } from '#test/sight'

const database = useDatabase()
let service: Service
let author: Client
let colleague: Client
let uncleared: Client
let partner: Client
let officer: Client

beforeAll(async () => {
  service = await startService(database.url)
  author = await service.signIn({ organisation: 'ms2', site: 'cellule-al-andalous', role: 'counsellor', name: 'Salma', compartments: ['social', 'health', 'protection'] })
  colleague = await service.signIn({ organisation: 'ms2', role: 'supervisor', name: 'Nadia', compartments: ['social', 'health', 'protection'] })
  uncleared = await service.signIn({ organisation: 'ms2', role: 'counsellor', compartments: ['employment'] })
  partner = await service.signIn({ organisation: 'anapec', site: 'anapec-oujda', role: 'counsellor', compartments: ['social', 'health', 'protection', 'employment'] })
  officer = await service.signIn({ organisation: 'mcmream', role: 'data-protection-officer', compartments: ['social', 'health', 'protection'] })
})
afterAll(() => service.close())

/** Somebody whom another organisation sees too. */
const shared = async () => {
  const { id } = await aPerson(author, { consents: [consentToShare('anapec')] })
  await author.post('/v1/referrals', { person: id, to: 'anapec-oujda-accompagnement', reason: 'Cherche un emploi' })
  return id
}
const note = (person: string, compartment: string, text: string, mentioned: Record<string, unknown> = {}, client = author) =>
  client.post(`/v1/persons/${person}/notes`, { compartment, text, ...mentioned })
const read = async (client: Client, person: string): Promise<string[]> => (await client.get(`/v1/persons/${person}/notes`)).body.items.map((each: { text: string }) => each.text)

describe('a sealed note', () => {
  test('is read by one’s own organisation where one is cleared for its compartment, by nobody else', async () => {
    const person = await shared()
    await note(person, 'social', 'Vit chez une amie')
    await note(person, 'health', 'Suivie à la maternité')
    expect(await read(author, person)).toEqual(['Suivie à la maternité', 'Vit chez une amie'])
    expect(await read(colleague, person)).toHaveLength(2)
    expect(await read(uncleared, person)).toEqual([])
    expect(await read(partner, person)).toEqual([])
    expect((await officer.get(`/v1/persons/${person}/notes`)).status).toBe(403)
  })

  test('of protection is read by its author and those named, who may change', async () => {
    const person = await shared()
    const { body } = await note(person, 'protection', 'A fui son domicile')
    expect(body).toMatchObject({ mine: true, readers: [], author: { name: 'Salma' } })
    expect(await read(author, person)).toEqual(['A fui son domicile'])
    expect(await read(colleague, person)).toEqual([])
    expect((await colleague.put(`/v1/notes/${body.id}/readers`, { readers: [colleague.staffId] })).status).toBe(404)
    expect((await author.put(`/v1/notes/${body.id}/readers`, { readers: [colleague.staffId] })).body.readers).toEqual([{ id: colleague.staffId, name: 'Nadia' }])
    expect(await read(colleague, person)).toEqual(['A fui son domicile'])
    expect((await colleague.put(`/v1/notes/${body.id}/readers`, { readers: [] })).status).toBe(404)
    await author.put(`/v1/notes/${body.id}/readers`, { readers: [] })
    expect(await read(colleague, person)).toEqual([])
  })

  test('of protection names none but cleared colleagues', async () => {
    const person = await shared()
    for (const other of [uncleared, partner]) {
      expect((await note(person, 'protection', 'Secret', { readers: [other.staffId] })).body).toMatchObject({ code: 'unknown-reference', faults: [{ path: 'readers', code: 'unknown' }] })
    }
    expect((await note(person, 'social', 'Ouvert', { readers: [colleague.staffId] })).body.faults).toEqual([{ path: 'readers', code: 'only-protection' }])
  })

  test('of protection is unreadable where it is kept', async () => {
    const person = await shared()
    const { body } = await note(person, 'protection', 'Une phrase que nul ne copie')
    const { rows } = await service.house.pool.query('select text, sealed from casework_note where id = $1', [body.id])
    expect(rows[0].text).toBeNull()
    expect(rows[0].sealed).toMatch(/^v1(\.[\w-]+){7}$/)
    const other = (await note(person, 'protection', 'Une autre')).body.id
    await service.house.pool.query('update casework_note set sealed = $2 where id = $1', [other, rows[0].sealed])
    expect((await author.get(`/v1/persons/${person}/notes`)).status).toBe(500)
  })

  test('is written in compartments for which one is cleared', async () => {
    const person = await shared()
    expect((await note(person, 'legal', 'Recours')).status).toBe(403)
    expect((await author.get(`/v1/persons/${person}/notes`)).body.compartments).toEqual(['social', 'health', 'protection'])
    expect((await note(person, 'social', '  ')).body.faults).toEqual([{ path: 'text', code: 'too-small' }])
    const volunteer = await service.signIn({ organisation: 'ms2', role: 'volunteer', compartments: ['social'] })
    expect((await note(person, 'social', 'Vue', {}, volunteer)).status).toBe(403)
  })

  test('about somebody whom one does not see is neither written nor read', async () => {
    const { id } = await aPerson(author)
    await note(id, 'social', 'Vue')
    expect((await note(id, 'social', 'Vue', {}, partner)).status).toBe(404)
    expect((await partner.get(`/v1/persons/${id}/notes`)).status).toBe(404)
  })

  test('that it was read is in the journal; what it says is not', async () => {
    const person = await shared()
    const { body } = await note(person, 'health', 'Mot-que-nul-ne-journalise')
    await read(colleague, person)
    const { rows } = await service.house.pool.query(`select staff_id, details from platform_journal where verb = 'casework.notes-read' and person_id = $1`, [person])
    expect(rows).toEqual([{ staff_id: colleague.staffId, details: { notes: [body.id] } }])
    expect((await service.house.pool.query('select 1 from platform_journal j where j::text ~ $1', ['Mot-que-nul'])).rows).toEqual([])
  })

  test('is kept in no stored answer: a repeated request reads it anew', async () => {
    const person = await shared()
    const key = 'clef-de-la-note-1'
    const [first, second] = [await author.post(`/v1/persons/${person}/notes`, { compartment: 'protection', text: 'Rien de gardé' }, key), await author.post(`/v1/persons/${person}/notes`, { compartment: 'protection', text: 'Rien de gardé' }, key)]
    expect(second.body.id).toBe(first.body.id)
    const kept = await keptAnswers(service)
    expect(kept).toContain(first.body.id)
    expect(kept).not.toContain('Rien de gardé')
  })
})

describe('by SQL alone', () => {
  const who = (client: Client, organisation: string, compartments: string[]) => ({ organisation, staff: client.staffId, compartments })
  const all = ['social', 'health', 'protection', 'legal', 'employment']

  test('another organisation, another compartment, another reader: nothing', async () => {
    const person = await shared()
    for (const compartment of ['social', 'protection']) await note(person, compartment, 'Note')
    const seen = async (looker: Parameters<typeof rowsFor>[1]) => (await rowsFor(service, looker, 'select compartment from casework_note where person_id = $1 order by 1', [person])).map((row) => row['compartment'])
    expect(await seen(who(author, 'ms2', all))).toEqual(['protection', 'social'])
    expect(await seen(who(colleague, 'ms2', all))).toEqual(['social'])
    expect(await seen(who(colleague, 'ms2', ['health']))).toEqual([])
    expect(await seen(who(author, 'anapec', all))).toEqual([])
    expect(await seen(who(partner, 'anapec', all))).toEqual([])
    expect(await seen({ ...who(officer, 'ms2', all), reach: 'every' })).toEqual([])
    expect(await seen({ ...who(officer, 'ms2', all), reach: 'figures' })).toEqual([])
  })

  test('nobody names themselves a reader, writes in another’s name, or changes a note', async () => {
    const person = await shared()
    const { body } = await note(person, 'protection', 'Note')
    const name = `insert into casework_note_reader (note_id, staff_id, assigned_by, assigned_at) values ($1, $2, $3, now())`
    expect(await refusalFor(service, who(colleague, 'ms2', all), name, [body.id, colleague.staffId, colleague.staffId])).toBe('42501')
    expect(await refusalFor(service, who(colleague, 'ms2', all), name, [body.id, colleague.staffId, author.staffId])).toBe('42501')
    const write = `insert into casework_note (id, person_id, organisation_id, compartment, author_id, text, at) values (gen_random_uuid(), $1, $2, $3, $4, 'x', now())`
    expect(await refusalFor(service, who(colleague, 'ms2', all), write, [person, 'ms2', 'social', author.staffId])).toBe('42501')
    expect(await refusalFor(service, who(colleague, 'ms2', ['health']), write, [person, 'ms2', 'social', colleague.staffId])).toBe('42501')
    expect(await refusalFor(service, who(partner, 'crm', all), write, [person, 'crm', 'social', partner.staffId])).toBe('42501')
    expect(await refusalFor(service, who(author, 'ms2', all), `update casework_note set sealed = sealed where id = $1`, [body.id])).toBe('42501')
  })
})
