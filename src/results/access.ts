import type { Actor } from '#platform/work'

const exact = ['secretariat', 'programme-officer', 'data-protection-officer']

/** Sees totals to the unit: those who steer, and the product's own reports before they are guarded. Everybody else sees guarded counts. */
export const seesExactTotals = (actor: Actor): boolean => actor.kind === 'system' || (actor.kind === 'staff' && exact.includes(actor.role))
