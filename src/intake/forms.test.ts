import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '#test/database'
import { workbook } from '#test/files'
import { type Client, type Reply, type Service, startService } from '#test/service'

const database = useDatabase()
let service: Service
let worker: Client
let volunteer: Client

beforeAll(async () => {
  service = await startService(database.url)
  worker = await service.signIn({ organisation: 'ms2', site: 'cellule-al-andalous', role: 'supervisor' })
  volunteer = await service.signIn({ organisation: 'ms2', role: 'volunteer' })
})
afterAll(() => service.close())

const head = ['type', 'name', 'label::Français (fr)', 'label::العربية (ar)', 'required', 'relevant']
const formOf = (version: string, more: string[][] = []) =>
  workbook([
    { name: 'survey', rows: [head,
      ['text', 'nom', 'Nom', 'الاسم العائلي', 'yes', ''],
      ['text', 'prenom', 'Prénom', 'الاسم الشخصي', 'yes', ''],
      ['select_one sexe', 's', 'Sexe', 'الجنس', '', ''],
      ['integer', 'enfants', 'Combien d’enfants ?', '', '', "${s} = '2'"],
      ...more] },
    { name: 'choices', rows: [['list_name', 'name', 'label::Français (fr)'], ['sexe', '1', 'Homme'], ['sexe', '2', 'Femme']] },
    { name: 'settings', rows: [['form_title', 'form_id', 'version', 'default_language'], ['Accueil', 'accueil', version, 'Français (fr)']] },
  ])

const bring = async (client: Client, content: Uint8Array): Promise<Reply> => {
  const reply = await fetch(`${service.address}/v1/intake/forms`, { method: 'POST', headers: { 'content-type': 'application/octet-stream', 'cookie': client.cookie }, body: Buffer.from(content) })
  return { status: reply.status, body: await reply.json(), headers: reply.headers }
}

test('a partner’s form is read, published and filled in; what it says of the person is their file, the rest is kept whole', async () => {
  const { status, body: form } = await bring(worker, await formOf('1', [['geopoint', 'lieu', 'Lieu', '', '', '']]))
  expect(status).toBe(201)
  expect(form).toMatchObject({ title: 'Accueil', key: 'accueil', version: '1', state: 'open', questions: 4, unsupported: 1 })
  expect(form.shape.unsupported).toEqual([{ sheet: 'survey', row: 6, code: 'type-unknown', what: 'geopoint' }])
  expect(form.columns).toEqual([{ name: 'nom', field: 'family' }, { name: 'prenom', field: 'given' }, { name: 's', field: 'sex' }, { name: 'enfants', field: null }])
  const answers = { nom: 'Formulaire', prenom: 'Awa', s: '2', enfants: '3' }
  expect((await volunteer.post(`/v1/intake/forms/${form.id}/answers`, { answers, language: 'fr' })).status).toBe(409)
  expect((await worker.post(`/v1/intake/forms/${form.id}/publish`)).body.state).toBe('published')
  const { status: kept, body } = await volunteer.post(`/v1/intake/forms/${form.id}/answers`, { answers, language: 'ar' })
  expect(kept).toBe(201)
  expect((await volunteer.get(`/v1/persons/${body.person}`)).body).toMatchObject({ names: [{ given: 'Awa', family: 'Formulaire', script: 'latin' }], sex: 'female' })
  const { rows } = await service.house.pool.query('select a.answers, a.language, f.version from intake_answer a join intake_form f on f.id = a.form_id where a.id = $1', [body.id])
  expect(rows).toEqual([{ answers, language: 'ar', version: '1' }])
})

test('what is missing or wrong is told by its question, and nothing is written', async () => {
  const { body: form } = await bring(worker, await formOf('2'))
  await worker.post(`/v1/intake/forms/${form.id}/publish`)
  const { status, body } = await worker.post(`/v1/intake/forms/${form.id}/answers`, { answers: { nom: 'Sans', s: '2', enfants: 'trois' }, language: 'fr' })
  expect(status).toBe(422)
  expect(body.faults).toEqual([{ path: 'answers.prenom', code: 'required' }, { path: 'answers.enfants', code: 'malformed' }])
  expect((await worker.post('/v1/persons/search', { text: 'Sans' })).body.items).toEqual([])
})

test('a new version is asked instead of the one before', async () => {
  const { body: form } = await bring(worker, await formOf('3'))
  await worker.post(`/v1/intake/forms/${form.id}/publish`)
  const { items } = (await volunteer.get('/v1/intake/forms')).body
  expect(items.filter(({ state }: { state: string }) => state === 'published').map(({ version }: { version: string }) => version)).toEqual(['3'])
  expect((await bring(worker, await formOf('3'))).body.id).toBe(form.id)
})

test('somebody who may be known is not registered again without a word', async () => {
  const { body: form } = await bring(worker, await formOf('4', [['text', 'tel', 'Téléphone', 'الهاتف', '', '']]))
  await worker.post(`/v1/intake/forms/${form.id}/publish`)
  const send = (more: object) => worker.post(`/v1/intake/forms/${form.id}/answers`, { answers: { nom: 'Connue', prenom: 'Binta', tel: '0655443322' }, language: 'fr', ...more })
  const first = (await send({})).body
  const again = (await send({})).body
  expect(again).toMatchObject({ id: null, person: null, known: { person: first.person, outcome: 'match' } })
  expect((await send({ person: first.person })).body).toMatchObject({ person: first.person, known: null })
  const other = (await send({ asNew: true })).body
  expect(other.person).not.toBe(first.person)
})

test('a form is kept by whoever may import, and filled in by whoever has people in front of them', async () => {
  const stranger = await service.signIn({ organisation: 'crm', role: 'supervisor' })
  const { body: form } = await bring(worker, await formOf('5'))
  expect((await bring(volunteer, await formOf('6'))).status).toBe(403)
  expect((await volunteer.post(`/v1/intake/forms/${form.id}/publish`)).status).toBe(403)
  expect((await stranger.get(`/v1/intake/forms/${form.id}`)).status).toBe(404)
  expect((await stranger.get('/v1/intake/forms')).body.items).toEqual([])
})
