import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from '#test/database'
import { eventually } from '#test/build'
import { encode, workbook } from '#test/files'
import { type Client, type Reply, type Service, startService } from '#test/service'

const database = useDatabase()
let service: Service
let worker: Client
let other: Client

beforeAll(async () => {
  service = await startService(database.url)
  worker = await service.signIn({ organisation: 'ms2', site: 'cellule-al-andalous', role: 'supervisor' })
  other = await service.signIn({ organisation: 'crm', role: 'supervisor' })
})
afterAll(() => service.close())

let made = 0
/** A word that no other file of these tests holds: names must not meet by chance. */
const own = () => `Essai${'abcdefghijklmnopqrstuvwxyz'[made % 26]}${'abcdefghijklmnopqrstuvwxyz'[Math.floor(made++ / 26) % 26]}`

const send = async (client: Client, content: string | Uint8Array, name = 'liste.csv'): Promise<Reply> => {
  const reply = await fetch(`${service.address}/v1/intake/imports`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'file-name': encodeURIComponent(name), 'cookie': client.cookie },
    body: Buffer.from(content),
  })
  return { status: reply.status, body: await reply.json(), headers: reply.headers }
}

/** A long job on a busy machine: longer than anything else that follows by a job. */
const until = async (id: string, state: string[], client = worker) => {
  for (let patience = 4; ; patience--) {
    const body = await eventually(async () => (await client.get(`/v1/intake/imports/${id}`)).body, (found) => state.includes(found.state))
    if (state.includes(body.state) || patience === 0) return body
  }
}

const checked = async (content: string | Uint8Array, change: (mapping: Record<string, unknown>) => Record<string, unknown> = (mapping) => mapping, client = worker) => {
  const { body } = await send(client, content)
  expect((await client.put(`/v1/intake/imports/${body.id}/mapping`, change(body.mapping))).status).toBe(200)
  expect((await client.post(`/v1/intake/imports/${body.id}/check`)).status).toBe(200)
  return until(body.id, ['checked', 'refused'], client)
}

const ran = async (id: string, possible = 'hold') => {
  expect((await worker.post(`/v1/intake/imports/${id}/run`, { possible })).status).toBe(200)
  return until(id, ['done'])
}

const rowsOf = async (id: string, query = '') => (await worker.get(`/v1/intake/imports/${id}/rows${query}`)).body.items as { row: number; outcome: string; reasons: { code: string; column: number | null }[]; person: string | null; cells: string[] }[]
const found = async (text: string) => (await worker.post('/v1/persons/search', { text, limit: 50 })).body.items as { id: string; name: string }[]

test('a file never seen before becomes persons: understood, tried, carried out', async () => {
  const family = own()
  const text = `Prénom;Nom;Sexe;Date de naissance;Nationalité;Téléphone;Ville;Remarque\nAwa;${family};Femme;12/05/1990;Guinéenne;06 12 34 56 01;Oujda;x\nAli;${family};H;1988;SEN;+212 612 345 602;;\n`
  const { status, body } = await send(worker, encode(text, 'windows-1252'), 'Liste mars.csv')
  expect(status).toBe(201)
  expect(body).toMatchObject({ name: 'Liste mars.csv', state: 'open', again: false, reading: { encoding: 'windows-1252', separator: ';' } })
  expect(body.mapping.columns.map((each: { field: string }) => each.field)).toEqual(['given', 'family', 'sex', 'birth', 'nationality', 'phone', 'residence', null])
  expect(body.words).toEqual(expect.arrayContaining([{ field: 'sex', word: 'Femme', proposed: 'female' }, { field: 'nationality', word: 'Guinéenne', proposed: 'GN' }]))
  await worker.post(`/v1/intake/imports/${body.id}/check`)
  const tried = await until(body.id, ['checked'])
  expect(tried.outcomes).toEqual({ new: 2, match: 0, possible: 0, refused: 0 })
  expect(await found(family)).toEqual([])
  const done = await ran(body.id)
  expect(done).toMatchObject({ state: 'done', registered: 2, ran: 2 })
  const awa = (await found(family)).find(({ name }) => name.startsWith('Awa'))
  expect((await worker.get(`/v1/persons/${awa!.id}`)).body).toMatchObject({
    names: [{ given: 'Awa', family, script: 'latin' }], sex: 'female', birth: { value: '1990-05-12', precision: 'day' }, nationalities: ['GN'],
    residence: { code: 'oujda' }, contacts: [{ kind: 'phone', value: '+212612345601' }], statuses: [], consents: [], registeredBy: { id: 'ms2' },
  })
})

test('the same file again is the same import, and its rows in another file change nothing', async () => {
  const family = own()
  const text = `prénom,nom,naissance\nAwa,${family},1990-05-12\nAli,${family},1991-05-12\n`
  const first = await checked(text)
  await ran(first.id)
  const again = await send(worker, text)
  expect(again.body).toMatchObject({ id: first.id, again: true, state: 'done' })
  const longer = await checked(`${text}Adama,${family},2001-01-02\n`)
  expect(longer.outcomes).toEqual({ new: 1, match: 2, possible: 0, refused: 0 })
  expect((await rowsOf(longer.id))[0]!.reasons).toContainEqual({ code: 'imported-before', column: null })
  await ran(longer.id)
  expect(await found(family)).toHaveLength(3)
})

test('whoever is known is told row by row, with the reasons, and nobody is joined', async () => {
  const family = own()
  const known = await worker.post('/v1/persons', { names: [{ given: 'Fatou', family, script: 'latin' }], birth: { value: '1990-05-12', precision: 'day' }, contacts: [{ kind: 'phone', value: '0611223344' }] })
  expect(known.status).toBe(201)
  const result = await checked(`nom;prénom;naissance;téléphone\n${family};Fatou;12/05/1990;\nFatou;${family};;+212611223344\n${family};Fatou;1990;\n${family};Fatou;1970;\n${family};Binta;;\n`)
  const rows = await rowsOf(result.id)
  expect(rows.map(({ outcome }) => outcome)).toEqual(['match', 'match', 'possible', 'new', 'new'])
  expect(rows[0]!.reasons.map(({ code }) => code)).toEqual(['same-name', 'same-birth'])
  expect(rows[1]!.reasons.map(({ code }) => code)).toEqual(['same-name', 'same-contact'])
  expect(rows[2]!.reasons.map(({ code }) => code)).toEqual(['same-name', 'birth-agrees'])
  expect(rows[0]!.person).toBe(known.body.id)
  expect((await ran(result.id)).registered).toBe(2)
  const back = await worker.get(`/v1/intake/imports/${result.id}/returned`)
  expect(back.body).toContain(`${family};Fatou;1990;;4;Même nom · La naissance concorde`)
})

test('rows that cannot be understood are refused with their column, and go back with their reasons', async () => {
  const family = own()
  const result = await checked(
    `nom;prénom;sexe;date de naissance;téléphone;nationalité\n${family};Un;F;32/13/2020;;\n;;F;1990;;\n${family};Deux;Q;1990;;\n${family};Trois;F;1990;12;\n${family};Quatre;F;1990;;Atlantide\n=cmd|' /C calc'!A0;Cinq;F;31/02/1990;;\n${family};Six;F;01/01/2090;;\n`,
  )
  expect(result.outcomes).toEqual({ new: 0, match: 0, possible: 0, refused: 7 })
  expect((await rowsOf(result.id, '?outcome=refused')).map(({ row, reasons }) => [row, reasons[0]])).toEqual([
    [2, { code: 'date-impossible', column: 4 }],
    [3, { code: 'name-missing', column: 1 }],
    [4, { code: 'word-unknown', column: 3 }],
    [5, { code: 'phone-malformed', column: 5 }],
    [6, { code: 'word-unknown', column: 6 }],
    [7, { code: 'date-impossible', column: 4 }],
    [8, { code: 'in-the-future', column: 4 }],
  ])
  expect(result.words).toEqual(expect.arrayContaining([{ field: 'sex', word: 'Q', proposed: null }, { field: 'nationality', word: 'Atlantide', proposed: null }]))
  const { body, headers } = await worker.get(`/v1/intake/imports/${result.id}/returned?language=fr`)
  expect(headers.get('content-disposition')).toContain('liste-a-corriger.csv')
  const lines = String(body).split('\r\n')
  expect(lines[0]).toBe('\uFEFFnom;prénom;sexe;date de naissance;téléphone;nationalité;Ligne du fichier;Pourquoi'.replace('\uFEFF', lines[0]!.startsWith('\uFEFF') ? '\uFEFF' : ''))
  expect(lines[1]).toBe(`${family};Un;F;32/13/2020;;;2;date de naissance: Cette date n’existe pas`)
  expect(lines[6]).toMatch(/^'=cmd/)
})

test('a word that was given a meaning, or left out, refuses no row; the meaning is there for the next file', async () => {
  const family = own()
  const text = (given: string) => `nom;prénom;sexe;nationalité;code interne\n${family};${given};Q;Atlantide;1\n`
  const mapped = await checked(text('Awa'), (mapping) => ({ ...mapping, meanings: [{ field: 'sex', from: 'q', to: 'female' }, { field: 'nationality', from: 'Atlantide', to: null }] }))
  expect(mapped.outcomes).toMatchObject({ new: 1, refused: 0 })
  const next = await send(worker, text('Binta'))
  expect(next.body).toMatchObject({ mappingKnown: true, mapping: { meanings: [{ field: 'sex', from: 'q', to: 'female' }, { field: 'nationality', from: 'Atlantide', to: null }] } })
})

describe('what a mapping says otherwise', () => {
  test('month before day, and a first of January that is a day', async () => {
    const family = own()
    const result = await checked(`nom;prénom;naissance\n${family};Un;05/12/1990\n${family};Deux;01/01/1991\n`, (mapping) => ({ ...mapping, dayFirst: false, firstOfYearIsYear: false }))
    await ran(result.id)
    const births = await Promise.all((await found(family)).map(async ({ id }) => (await worker.get(`/v1/persons/${id}`)).body.birth))
    expect(births).toEqual(expect.arrayContaining([{ value: '1990-05-12', precision: 'day' }, { value: '1991-01-01', precision: 'day' }]))
  })

  test('consents that everybody gave, and those of a column; a situation is what somebody stated', async () => {
    const family = own()
    const result = await checked(`nom;prénom;accord de partage;statut\n${family};Un;oui;Demandeur d'asile\n${family};Deux;non;\n`, (mapping) => ({
      ...mapping, consents: [{ purpose: 'service', manner: 'signed', language: 'ar' }], consentsOn: '2026-01-10',
    }))
    await ran(result.id)
    const [un] = await Promise.all((await found(family)).filter(({ name }) => name.startsWith('Un')).map(async ({ id }) => (await worker.get(`/v1/persons/${id}`)).body))
    expect(un.consents).toEqual(expect.arrayContaining([
      expect.objectContaining({ purpose: 'service', given: true, on: '2026-01-10', manner: 'signed', language: 'ar' }),
      expect.objectContaining({ purpose: 'sharing', given: true, on: '2026-01-10' }),
    ]))
    expect(un.statuses).toEqual([expect.objectContaining({ kind: 'asylum_seeker', proof: 'stated' })])
  })
})

test('submissions of a form are known by their form and their _id, whatever their _uuid', async () => {
  const family = own()
  const submission = (id: number, uuid: string, given: string) => ({ '_id': id, '_uuid': uuid, '_xform_id_string': 'accueil', 'identite/nom': family, 'identite/prenom': given, 'identite/sexe': '2', 'langues': 'fr ar' })
  const first = await checked(JSON.stringify({ count: 1, results: [submission(7, 'a', 'Awa')] }))
  await ran(first.id)
  const next = await checked(JSON.stringify({ count: 2, results: [submission(7, 'b', 'Awa'), submission(8, 'c', 'Binta')] }))
  expect(next.outcomes).toEqual({ new: 1, match: 1, possible: 0, refused: 0 })
  const [awa] = await found(family)
  expect((await worker.get(`/v1/persons/${awa!.id}`)).body).toMatchObject({ sex: 'female', languages: ['fr', 'ar'] })
})

test('the same identifier under another name is left for a person to look at', async () => {
  const family = own()
  await ran((await checked(`id;nom;prénom\n${family}1;${family};Awa\n`)).id)
  const next = await checked(`id;nom;prénom\n${family}1;${family};Moussa\n${family}2;${family};Issa\n`)
  expect((await rowsOf(next.id)).map(({ outcome, reasons }) => [outcome, reasons.map(({ code }) => code)])).toEqual([['possible', ['key-of-another']], ['new', []]])
})

test('the same person twice in one file is one', async () => {
  const family = own()
  const result = await checked(`nom;prénom;naissance;note\n${family};Awa;12/05/1990;a\n${family};Awa;1990-05-12;b\nAwa;${family};12.05.1990;c\n`)
  expect(result.outcomes).toEqual({ new: 1, match: 2, possible: 0, refused: 0 })
  await ran(result.id)
  expect(await found(family)).toHaveLength(1)
})

test('a workbook, with its formulas said', async () => {
  const family = own()
  const { body } = await send(worker, await workbook([{ name: 'A', rows: [['Nom', 'Prénom', 'Né(e) le'], [family, 'Awa', new Date(Date.UTC(1990, 4, 12))]] }]), 'a.xlsx')
  expect(body.reading).toMatchObject({ kind: 'workbook', sheet: 'A' })
  await worker.post(`/v1/intake/imports/${body.id}/check`)
  expect((await until(body.id, ['checked'])).outcomes.new).toBe(1)
})

test('a row says its cells, but never what somebody’s situation is', async () => {
  const family = own()
  const result = await checked(`nom;prénom;statut;remarque\n${family};Awa;en situation irrégulière;secret\n`)
  expect((await rowsOf(result.id))[0]!.cells).toEqual([family, 'Awa', '', ''])
})

describe('a file that is none', () => {
  test.each([
    ['empty', '', { path: 'file', code: 'file-empty' }],
    ['with a quote that never ends', `nom;prénom\nBa;"Awa\n${'x;y\n'.repeat(20_000)}`, { path: 'row.2.column.2', code: 'quote-open' }],
  ])('%s is refused in one sentence, and nothing is written', async (_, content, fault) => {
    const before = (await worker.get('/v1/intake/imports')).body.items.length
    const { status, body } = await send(worker, content)
    expect(status).toBe(422)
    expect(body).toMatchObject({ code: 'file-refused', faults: [fault] })
    expect((await worker.get('/v1/intake/imports')).body.items).toHaveLength(before)
  })

  test('one that is damaged far behind its beginning is refused whole when it is read', async () => {
    const family = own()
    const result = await checked(`nom;prénom;note\n${`${family};Awa;${'x'.repeat(80)}\n`.repeat(5000)}${family};"x\n${'y;z\n'.repeat(20_000)}`)
    expect(result).toMatchObject({ state: 'refused', fault: { path: 'row.5002.column.2', code: 'quote-open' } })
    expect(await rowsOf(result.id)).toEqual([])
  }, 60_000)

  test('JSON sent as a file is no file', async () => {
    expect((await worker.post('/v1/intake/imports', { a: 1 })).status).toBe(415)
  })
})

test('an import is its organisation’s', async () => {
  const result = await checked(`nom;prénom\n${own()};Awa\n`)
  for (const path of ['', '/rows', '/returned']) expect((await other.get(`/v1/intake/imports/${result.id}${path}`)).status, path).toBe(404)
  for (const path of ['/check', '/run', '/stop', '/resume']) expect((await other.post(`/v1/intake/imports/${result.id}${path}`)).status, path).toBe(404)
  expect((await other.get('/v1/intake/imports')).body.items).toEqual([])
  const volunteer = await service.signIn({ organisation: 'ms2', role: 'volunteer' })
  expect((await volunteer.get('/v1/intake/imports')).status).toBe(403)
  expect((await send(volunteer, 'nom;prénom\nBa;Awa\n')).status).toBe(403)
})

test('stopped, it goes on where it was; nobody is registered twice', async () => {
  const family = own()
  const text = `nom;prénom;naissance\n${Array.from({ length: 4000 }, (_, index) => `${family};Personne${index};${1940 + (index % 60)}-0${1 + (index % 9)}-1${index % 10}`).join('\n')}\n`
  const result = await checked(text)
  expect(result.outcomes.new).toBe(4000)
  await worker.post(`/v1/intake/imports/${result.id}/run`, {})
  await until(result.id, ['done', 'running'])
  await worker.post(`/v1/intake/imports/${result.id}/stop`)
  const stopped = await until(result.id, ['stopped', 'done'])
  if (stopped.state === 'stopped') expect((await worker.post(`/v1/intake/imports/${result.id}/resume`)).status).toBe(200)
  const done = await until(result.id, ['done'])
  expect(done).toMatchObject({ ran: 4000, registered: 4000 })
  const { rows } = await service.house.pool.query('select count(*) as persons, count(distinct display_name) as names from person where sort_name like $1', [`${family.toLowerCase()} %`])
  expect(rows[0]).toEqual({ persons: 4000, names: 4000 })
}, 60_000)
