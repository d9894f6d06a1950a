import type { Decision } from '#eligibility/model'
import { outcomes } from '#eligibility/model'
import type { IconName } from '../../ui/icon.tsx'

export const outcomeSigns: Record<Decision['outcome'], IconName> = { 'yes': 'yes', 'by-practice': 'yes', 'maybe': 'maybe', 'no': 'no' }

/** The decision that governs a kind of service: the most open of those that speak of it, as the server judges a referral. */
export const governing = (decisions: readonly Decision[], kind: string): Decision | null =>
  decisions
    .filter(({ serviceKinds }) => serviceKinds.includes(kind))
    .toSorted((one, other) => outcomes.indexOf(one.outcome) - outcomes.indexOf(other.outcome))[0] ?? null
