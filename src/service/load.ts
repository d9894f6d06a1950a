import { loadRows } from '#platform/load'
import type { Work } from '#platform/work'
import type { ServiceFile } from '#service/data'

const kinds = (file: ServiceFile) => file.kinds.map(({ objective, action, ...kind }) => ({ ...kind, objectiveCode: objective, actionCode: action }))

const offers = (file: ServiceFile) => file.offers.map(({ kind, site, ...offer }) => ({ ...offer, kindCode: kind, siteId: site }))

const prices = (file: ServiceFile) =>
  file.prices.map(({ kind, amount, from, fromPrecision, ...price }) => ({
    ...price,
    kindCode: kind,
    amountMinor: amount.minor,
    currency: amount.currency,
    tax: amount.tax ?? null,
    validFrom: from,
    validFromPrecision: fromPrecision ?? null,
  }))

/** Loads the catalogue and the prices that the sources state. Answers how many rows changed. */
export const load = async (work: Work, file: ServiceFile): Promise<number> =>
  (await loadRows(work, 'service_kind', ['code'], kinds(file))) +
  (await loadRows(work, 'service_offer', ['id'], offers(file))) +
  (await loadRows(work, 'service_price', ['id'], prices(file)))
