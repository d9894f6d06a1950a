import { once } from 'node:events'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPerson, consentToShare, eventually } from '#test/build'
import { useDatabase } from '#test/database'
import { type Client, type Service, startService } from '#test/service'

const database = useDatabase()
const letters: string[] = []
let isRefusing = false
let service: Service
let worker: Client
let administrator: Client
let mail: SMTPServer

beforeAll(async () => {
  mail = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        if (isRefusing) return done(Object.assign(new Error('mailbox full'), { responseCode: 452 }))
        letters.push(Buffer.concat(parts).toString('utf8'))
        done()
      })
    },
  })
  mail.listen(0, '127.0.0.1')
  await once(mail.server, 'listening')
  const { port } = mail.server.address() as { port: number }
  process.env['RAWABIT_SMTP'] = `smtp://127.0.0.1:${port}`
  service = await startService(database.url)
  delete process.env['RAWABIT_SMTP']
  worker = await service.signIn({ organisation: 'ms2', site: 'cellule-al-andalous', role: 'counsellor' })
  administrator = await service.signIn({ organisation: 'mcmream', role: 'system-administrator' })
  await service.signIn({ organisation: 'anapec', site: 'anapec-oujda', role: 'counsellor' })
})
afterAll(async () => {
  await service.close()
  await new Promise<void>((resolve) => mail.close(() => resolve()))
})

const refer = async () => {
  const person = await aPerson(worker, { names: [{ given: 'Nomsecret', family: 'Motcouvert', script: 'latin' }], consents: [consentToShare('anapec')] })
  const { body } = await worker.post('/v1/referrals', { person: person.id, to: 'anapec-oujda-accompagnement', reason: 'Motifsecret' })
  return body.id as string
}

const failed = () => administrator.get('/v1/jobs?state=failed')

test('a referral tells the organisation that receives it, by its id only', async () => {
  const referral = await refer()
  await eventually(async () => letters, (all) => all.length > 0)
  expect(letters).toHaveLength(1)
  const letter = letters[0]!.replaceAll('=\r\n', '')
  expect(letter).toContain(referral)
  expect(letter).not.toMatch(/Nomsecret|Motcouvert|Motifsecret/i)
})

test('what was refused at every try rests where it is seen, and is sent when it is tried again', async () => {
  await service.house.pool.query(`update jobs.queue set retry_limit = 1, retry_delay = 0, retry_backoff = false`)
  const before = letters.length
  isRefusing = true
  await refer()
  const seen = await eventually(failed, ({ body }) => body.items.length > 0)
  expect(seen.body.items).toHaveLength(1)
  expect(seen.body.items[0]).toMatchObject({ queue: 'message', state: 'failed' })
  expect(JSON.stringify(seen.body)).not.toMatch(/essai\.example/)
  isRefusing = false
  expect((await administrator.post(`/v1/jobs/${seen.body.items[0].id}/retry`)).status).toBe(204)
  await eventually(async () => letters.length, (count) => count > before)
  expect(letters.length).toBe(before + 1)
  expect((await failed()).body.items).toEqual([])
})

test('only the system administrator sees jobs', async () => {
  expect((await worker.get('/v1/jobs')).status).toBe(403)
  expect((await administrator.get('/v1/persons')).status).toBe(403)
})
