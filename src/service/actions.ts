import { Problem } from '#language/problem'
import type { Work } from '#platform/work'
import type { Offer, OfferFilter } from '#service/model'
import * as store from '#service/store'

export type { OfferPlace } from '#service/store'

/** The offers that are open, filtered by kind, place or organisation. */
export const offers = (work: Work, filter: OfferFilter): Promise<Offer[]> => store.listOffers(work, filter)

/** What a line of the ledger, a referral or an appointment keeps of an offer. Problem: `unknown-reference`. */
export const place = async (work: Work, offerId: string): Promise<store.OfferPlace> => {
  const found = await store.findPlace(work, offerId)
  if (!found) throw new Problem('unknown-reference', [{ path: 'offer', code: 'unknown' }])
  return found
}
