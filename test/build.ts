import type { Client } from '#test/service'

/** A registration: what a test does not mention is filled in. */
export const aRegistration = (mentioned: Record<string, unknown> = {}) => ({
  names: [{ given: 'Aminata', family: 'Diallo', script: 'latin' }],
  sex: 'female',
  birth: { value: '1994', precision: 'year' },
  nationalities: ['GN'],
  languages: ['fr'],
  contacts: [{ kind: 'phone', value: '0612345678' }],
  statuses: [{ kind: 'regularised', from: '2018-05-02', knownOn: '2026-01-10', proof: 'shown' }],
  consents: [{ purpose: 'service', given: true, on: '2026-01-10', manner: 'spoken', language: 'fr' }],
  ...mentioned,
})

/** A person registered by somebody. */
export const aPerson = async (worker: Client, mentioned: Record<string, unknown> = {}) => {
  const { status, body } = await worker.post('/v1/persons', aRegistration(mentioned))
  if (status !== 201) throw new Error(`registration answered ${status}: ${JSON.stringify(body)}`)
  return body as { id: string; code: string }
}

/** A small PDF that says something, in base64. */
export const aPdf = (text = 'Pièce'): string => Buffer.from(`%PDF-1.7\n% ${text}\n1 0 obj\nendobj\n%%EOF\n`).toString('base64')

/** Consent to share the file with one organisation. */
export const consentToShare = (organisation: string) => ({ purpose: 'sharing', organisation, given: true, on: '2026-01-10', manner: 'spoken', language: 'fr' })

/** Tries until it holds: for what follows by a job. At most fifteen seconds: a machine may be busy. */
export const eventually = async <T>(look: () => Promise<T>, holds: (value: T) => boolean): Promise<T> => {
  const until = Date.now() + 15_000
  for (;;) {
    const value = await look()
    if (holds(value) || Date.now() > until) return value
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
