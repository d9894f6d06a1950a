import { frontRoles } from '#organisation/model'
import type { Actor } from '#platform/work'
import { byReceiver, bySender, type State } from '#referral/model'

const isFront = (actor: Actor) => actor.kind === 'staff' && (frontRoles as readonly string[]).includes(actor.role)

/** May refer a person: whoever has people in front of them (and sees the file: row visibility). */
export const maySend = (actor: Actor): boolean => isFront(actor)

/** May bring a referral to a state: who asked may cancel, who was asked may answer; the product itself closes what was served. */
export const mayAdvance = (actor: Actor, referral: { fromOrganisation: string; toOrganisation: string }, to: State): boolean => {
  if (actor.kind === 'system') return true
  if (actor.kind !== 'staff' || !isFront(actor)) return false
  if (actor.organisationId === referral.toOrganisation && byReceiver.includes(to)) return true
  return actor.organisationId === referral.fromOrganisation && bySender.includes(to)
}
