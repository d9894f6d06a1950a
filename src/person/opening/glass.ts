import { newId } from '#language/id'
import { Problem } from '#language/problem'
import * as Organisation from '#organisation/actions'
import * as access from '#person/access'
import { openHandle } from '#person/opening/handle'
import type { Glass, GlassBreaking, GlassFilter, GlassReview, Opening } from '#person/opening/model'
import * as store from '#person/opening/store'
import { journal } from '#platform/journal'
import { decodeCursor, encodeCursor } from '#platform/schemas'
import { staffOf, type Work } from '#platform/work'

const viewer = (work: Work) => {
  const { organisationId, staffId } = staffOf(work)
  return { mine: organisationId, staffId }
}

/**
 * Opens a closed file to the worker who asks, alone, for three hours, to read: with a reason, which those who answer for it are
 * told of; the answer says in which posts. Nobody protected can be reached this way. Problems: `match-expired`, `forbidden` (not cleared).
 */
export const breakGlass = async (work: Work, { handle, reason }: GlassBreaking): Promise<Opening> => {
  const person = openHandle(work, handle)
  if (!access.mayBreakGlass(work.actor)) throw new Problem('forbidden')
  const id = newId()
  const opened = await store.breakGlass(work, { id, person, reason })
  if (!opened) throw new Problem('match-expired')
  await journal(work, {
    verb: 'person.glass-broken',
    subject: { word: 'person', id: person },
    details: { glass: id, until: opened.until, owner: opened.ownerOrganisation },
  })
  return { id, person, until: opened.until, told: await store.listToldPosts(work, id) }
}

/** Who is told of broken glass: the owner's supervisors, else who administers it, else who registered the person; and the data-protection officers. */
export const answering = (work: Work, id: string): Promise<{ email: string; language: string }[]> => store.listAnswering(work, id)

/** Broken glass for which one answers, the latest first. Problem: `forbidden`. */
export const list = async (work: Work, filter: GlassFilter): Promise<{ items: Glass[]; next: string | null }> => {
  if (!access.mayReviewGlass(work.actor)) throw new Problem('forbidden')
  const rows = await store.listGlass(work, viewer(work), filter, decodeCursor(filter.cursor, store.Place))
  const items = rows.slice(0, filter.limit)
  const last = items.at(-1)
  return { items, next: rows.length > filter.limit && last ? encodeCursor([last.openedAt, last.id]) : null }
}

const get = async (work: Work, id: string): Promise<Glass> => {
  const found = await store.findGlass(work, viewer(work), id)
  if (!found) throw new Problem('not-found')
  return found
}

/**
 * Says whether broken glass was justified, once. Problems: `forbidden` (not of the file's owner), `not-found`, `incompatible-role` (who broke
 * it does not review it), `reason-required` (that it was not justified owes a remark), `transition-refused` (it was said already).
 */
export const review = async (work: Work, id: string, { finding, remark }: GlassReview): Promise<Glass> => {
  if (!access.mayReviewGlass(work.actor)) throw new Problem('forbidden')
  const before = await get(work, id)
  const { personId, staffId } = (await store.findBreaker(work, id))!
  Organisation.ensureSecondHand(work, 'glass.review', { act: 'glass.break', staff: staffId })
  if (before.reviewedAt !== null) throw new Problem('transition-refused')
  if (!before.mayReview) throw new Problem('forbidden')
  if (finding === 'unjustified' && !remark) throw new Problem('reason-required', [{ path: 'remark', code: 'required' }])
  const written = await store.review(work, id, { reviewedBy: staffOf(work).staffId, reviewedAt: work.now.toString(), finding, remark })
  if (!written) throw new Problem('transition-refused')
  await journal(work, { verb: 'person.glass-reviewed', subject: { word: 'person', id: personId }, details: { glass: id, finding } })
  return get(work, id)
}
