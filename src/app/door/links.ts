import * as Account from '#account/actions'
import { Acceptance, InvitationRead, Renewal, SecondFactorAsked, Token } from '#account/model'
import { asVisitor, handOver } from '#app/door/entering'
import { doorRoute } from '#app/door/route'
import { Problem } from '#language/problem'
import * as Organisation from '#organisation/actions'
import { Session } from '#organisation/model'
import { transact } from '#platform/work'

/** Links of letters: their token comes in the body, since it stands behind `#` in the address. Expired, used and forged ones answer alike. */
const refused = () => new Problem('link-not-valid')

const read = doorRoute({
  method: 'POST',
  path: '/v1/invitation',
  summary: 'What an invitation says to whoever holds its link.',
  body: Token,
  reply: InvitationRead,
  status: 200,
  answer: async (door, { visit }, { body }) => {
    const found = await asVisitor(door, (work) => Account.readInvitation(work, body.token, visit))
    if (found.outcome === 'refused') throw refused()
    return { body: found.invitation }
  },
})

const accept = doorRoute({
  method: 'POST',
  path: '/v1/invitation/acceptance',
  summary: 'Accepts an invitation, and signs in who is new here.',
  body: Acceptance,
  reply: Session,
  else: { 202: SecondFactorAsked },
  answer: async (door, coming, { body }) => {
    const entry = await asVisitor(door, (work) => Account.acceptInvitation(work, body, coming.digest, coming.visit))
    if (entry.outcome !== 'joined') return handOver(door, coming, entry, 'link-not-valid')
    const { digest } = coming
    return { body: await transact(door.house, { token: digest ?? '' }, Organisation.session, { readOnly: true }) }
  },
})

const unlock = doorRoute({
  method: 'POST',
  path: '/v1/unlocking',
  summary: 'Opens a locked account by the link of its letter.',
  body: Token,
  answer: async (door, { visit }, { body }) => {
    const { outcome } = await asVisitor(door, (work) => Account.unlockByLink(work, body.token, visit))
    if (outcome === 'refused') throw refused()
    return {}
  },
})

const renew = doorRoute({
  method: 'POST',
  path: '/v1/renewal',
  summary: 'Sets a new password by the link of a letter.',
  body: Renewal,
  answer: async (door, { visit }, { body }) => {
    const { outcome } = await asVisitor(door, (work) => Account.renewByLink(work, body, visit))
    if (outcome === 'refused') throw refused()
    return {}
  },
})

export const linkRoutes = [read, accept, unlock, renew]
