import { excludedBy } from '#organisation/model'
import type { Customs } from '#platform/house'
import { followers, queues } from '#app/reactions'

/** What the platform is told and must not know by itself. */
export const customs: Customs = {
  excludes: excludedBy,
  follow: (line) => (followers[line.verb] ? followers[line.verb]!(line) : []),
  queues,
  constraints: {
    person_access_request_one_open: 'access-already-asked',
    person_access_request_two_hands: 'incompatible-role',
    person_export_two_hands: 'incompatible-role',
    person_glass_two_hands: 'incompatible-role',
    referral_one_open: 'referral-already-open',
    delivery_reverses_happened_on_idx: 'already-reversed',
    organisation_staff_email_key: 'already-exists',
  },
}
