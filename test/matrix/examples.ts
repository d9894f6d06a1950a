import { smallForm } from '#test/files'
import { aPdf, aRegistration } from '#test/build'
import type { Known } from '#test/matrix/table'
import { password } from '#test/service'

type Written = { params?: Record<string, string>; query?: Record<string, string>; body?: unknown }

/**
 * Requests that cannot be guessed from the schemas of their routes: where one value decides which other is well formed. Everything else is
 * made from the OpenAPI document; a new route needs a line here only when the matrix says that its example is not well formed.
 */
export const examples: Readonly<Record<string, (known: Known) => Written>> = {
  'POST /v1/session': ({ account }) => ({ body: account }),
  'POST /v1/session/code': () => ({ body: { code: '000000' } }),
  'POST /v1/session/directory': () => ({ body: { directory: 'inconnu' } }),
  'POST /v1/account/code': () => ({ body: { password } }),
  'PUT /v1/account/code': () => ({ body: { code: '000000' } }),
  'POST /v1/account/code/removal': () => ({ body: { password } }),
  'POST /v1/account/recovery-codes': () => ({ body: { password } }),
  'POST /v1/account/passkeys/options': () => ({ body: { password } }),
  'POST /v1/account/passkeys/{id}/removal': () => ({ body: { password } }),
  'PUT /v1/account/password': () => ({ body: { password, next: password } }),
  'POST /v1/invitations': () => ({ body: { email: 'invitee@essai.example', language: 'fr', role: 'organisation-administrator' } }),
  'PUT /v1/directories/{id}': () => ({
    body: { name: { fr: 'Annuaire', ar: 'دليل', en: 'Directory' }, issuer: 'https://annuaire.example', clientId: 'rawabit', domains: [{ domain: 'annuaire.example', organisation: 'anapec' }] },
  }),
  'POST /v1/persons/matches': () => ({ body: { phone: '0611000002' } }),
  'POST /v1/persons/{id}/pieces': () => ({ body: { name: 'piece.pdf', kind: 'other', compartment: 'social', content: aPdf() } }),
  'POST /v1/intake/forms': () => ({ body: smallForm() }),
  'POST /v1/persons': () => ({ body: aRegistration() }),
  'POST /v1/persons/{id}/statuses': () => ({ body: { kind: 'regular', knownOn: '2026-02-03', proof: 'stated' } }),
  'POST /v1/referrals': ({ person }) => ({ body: { person, to: 'entraide-nationale-oujda-langue', reason: 'Apprendre la langue', withoutConsentReason: 'À sa demande' } }),
  'POST /v1/referrals/{id}/appointments': ({ received }) => ({ params: { id: String(received) } }),
  'POST /v1/referrals/{id}/state': () => ({ body: { to: 'cancelled', reason: 'Ne souhaite plus' } }),
}
