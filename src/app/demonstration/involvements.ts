import { isoMoment } from '#app/demonstration/calendar'
import type { Sent, Tale } from '#app/demonstration/tale'

type Row = Record<string, unknown>

/** When a sharing with an organisation ended: at the withdrawal of the last consent that allowed it, where nothing came after. */
const endOf = ({ consents, involved }: Tale, organisation: string): string | null => {
  const { reason, lastAt } = involved.get(organisation)!
  const answers = consents.filter((answer) => answer.purpose === 'sharing' && answer.given && [organisation, null].includes(answer.organisation))
  const ends = answers.map(({ withdrawnAt }) => withdrawnAt ?? Infinity)
  const end = Math.max(...ends)
  return reason === 'referral' && Number.isFinite(end) && end >= lastAt ? isoMoment(end) : null
}

/** Whether an organisation was asked only, and nothing it did for the person says that it accepted. */
const isPending = ({ referrals, meetings, lines, involved }: Tale, organisation: string): boolean =>
  involved.get(organisation)!.reason === 'referral' &&
  referrals.every(({ offer, happenings }) => offer.organisation !== organisation || !happenings.some(({ to }) => to === 'accepted')) &&
  [...meetings, ...lines].every(({ offer }) => offer.organisation !== organisation)

/** Why each organisation sees the file, and until when. */
export const involvementRows = (tale: Tale, name: string): Row[] =>
  [...tale.involved].map(([organisation, { reason, since, lastAt }]) => {
    const given = tale.lines.filter(({ offer, reverses }) => offer.organisation === organisation && reverses === null)
    return {
      organisation_id: organisation,
      person_id: tale.id,
      reason,
      since: isoMoment(since),
      last_at: isoMoment(lastAt),
      sort_name: name,
      until: endOf(tale, organisation),
      pending: isPending(tale, organisation),
      compartments: [...new Set(given.map(({ offer }) => offer.compartment))].toSorted(),
      served_at: given.length > 0 ? isoMoment(Math.min(...given.map(({ recordedAt }) => recordedAt))) : null,
    }
  })

/** An id of its own that the referral's decides: one more id asked of chance here would tell all tales anew. */
const idBeside = (id: string): string => id.replace(/.$/, (last) => (Number.parseInt(last, 16) ^ 8).toString(16))

/** With whom a referral shared the file. */
export const shareRow = (tale: Tale, { id, from, offer, consentId, happenings }: Sent): Row => ({
  id: idBeside(id),
  person_id: tale.id,
  by_organisation: from.organisation,
  organisation_id: offer.organisation,
  reason: 'referral',
  compartment: offer.compartment,
  consent_id: consentId,
  origin_word: 'referral',
  origin_id: id,
  shared_at: isoMoment(happenings[0]!.at),
  ended_at: endOf(tale, offer.organisation),
})
