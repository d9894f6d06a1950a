import type { HeldCasework } from '#casework/model'
import type { HeldLine } from '#delivery/model'
import type { Opening } from '#journal/model'
import type { Text } from '#language/text'
import type { HeldOnPerson } from '#person/model'
import type { HeldReferral } from '#referral/model'
import type { Request } from '#rights/model'

/** What the words of the house hold on one person, as it was gathered to be handed over by somebody who may read it. */
export type Held = HeldOnPerson & {
  lines: HeldLine[]
  casework: HeldCasework
  referrals: HeldReferral[]
  openings: Opening[]
  requests: (Request & { asked: string | null; reason: string | null })[]
  organisations: Map<string, Text>
  /** At a counter, or by the data-protection officer. */
  atCounter: boolean
  now: Temporal.Instant
}
