/** Days after the step before, both ends included. */
type After = readonly [number, number]

type Common = {
  chance: number
  after: After
  /** How often, both ends included; once where nothing is said. */
  times?: readonly [number, number]
  /** In the cold months only, from November to February. */
  winter?: boolean
  /** For women of an age to have an infant. */
  mothers?: boolean
  /** In July and August only. */
  summer?: boolean
}

/** What may happen next: a visit, an appointment, or a referral to another organisation with what follows there when it is completed. */
export type Step =
  | (Common & { visit: readonly string[] })
  | (Common & { meet: readonly string[] })
  | (Common & { refer: readonly string[]; then?: readonly Step[] })

export type RoadName =
  | 'listening' | 'employment' | 'pilot' | 'relief' | 'social' | 'day-centre' | 'legal' | 'school' | 'health' | 'enterprise'
  | 'language' | 'training' | 'housing'

/** What follows at ANAPEC once somebody is there (§9.1): registration, support sessions, workshop, self-employment, training. */
const support: readonly Step[] = [
  { visit: ['employment-registration'], chance: 0.75, after: [0, 5] },
  { meet: ['employment-support-session'], chance: 0.8, after: [14, 35], times: [1, 4] },
  { visit: ['job-search-workshop'], chance: 0.45, after: [7, 25] },
  { meet: ['enterprise-support'], chance: 0.25, after: [10, 40], times: [1, 3] },
  { refer: ['enterprise-support'], chance: 0.25, after: [10, 40] },
  { refer: ['vocational-training'], chance: 0.25, after: [10, 60] },
  { refer: ['social-housing-application'], chance: 0.1, after: [30, 120] },
]

const toEmployment = (chance: number): Step => ({ refer: ['employment-support-session'], chance, after: [5, 30], then: support })
const toLaw = (chance: number): Step => ({ refer: ['legal-advice'], chance, after: [3, 25] })
const toCare = (chance: number): Step => ({ refer: ['social-accompaniment'], chance, after: [3, 30] })

/** The usual ways, after the workflows of §9. A step whose service is not offered there, or not to this person, is passed over. */
export const roads: Record<RoadName, readonly Step[]> = {
  listening: [
    { visit: ['medical-accompaniment'], chance: 0.5, after: [0, 10], times: [1, 2] },
    { meet: ['listening-session'], chance: 0.85, after: [8, 25], times: [1, 5] },
    toEmployment(0.5),
    toLaw(0.24),
    toCare(0.22),
    { refer: ['food-basket', 'hygiene-kit'], chance: 0.1, after: [1, 10] },
    { refer: ['medical-cover-application'], chance: 0.12, after: [10, 60] },
    { refer: ['primary-care-consultation'], chance: 0.1, after: [2, 15] },
    { refer: ['language-course'], chance: 0.08, after: [20, 90] },
  ],
  employment: [...support, toLaw(0.06), toCare(0.05)],
  pilot: [
    { meet: ['employment-support-session'], chance: 0.55, after: [10, 25], times: [1, 2] },
    { visit: ['employment-registration'], chance: 0.35, after: [5, 40] },
    { visit: ['job-search-workshop'], chance: 0.3, after: [10, 60] },
    { refer: ['vocational-training'], chance: 0.1, after: [20, 90] },
  ],
  relief: [
    { visit: ['hygiene-kit'], chance: 0.45, after: [0, 0] },
    { visit: ['baby-kit'], chance: 0.5, after: [0, 0], mothers: true },
    { visit: ['blanket'], chance: 0.8, after: [0, 0], winter: true },
    { visit: ['food-basket', 'hygiene-kit'], chance: 0.6, after: [30, 140], times: [1, 4] },
    { refer: ['listening-session'], chance: 0.22, after: [1, 12], then: [{ meet: ['listening-session'], chance: 0.5, after: [10, 25] }] },
    toCare(0.18),
  ],
  social: [
    { meet: ['social-accompaniment'], chance: 0.8, after: [7, 30], times: [1, 4] },
    { visit: ['language-course'], chance: 0.25, after: [10, 60] },
    toLaw(0.28),
    toEmployment(0.42),
    { refer: ['listening-session'], chance: 0.07, after: [3, 20] },
    { refer: ['school-enrolment', 'non-formal-education'], chance: 0.4, after: [5, 60] },
  ],
  'day-centre': [
    { visit: ['day-centre-visit'], chance: 0.9, after: [2, 15], times: [1, 9] },
    toCare(0.22),
    toLaw(0.2),
    toEmployment(0.35),
  ],
  legal: [
    { meet: ['legal-advice'], chance: 0.75, after: [7, 30], times: [1, 3] },
    toCare(0.25),
    toEmployment(0.3),
    { refer: ['listening-session'], chance: 0.08, after: [3, 20] },
  ],
  school: [
    { refer: ['primary-care-consultation'], chance: 0.12, after: [5, 40] },
    { refer: ['language-course'], chance: 0.15, after: [10, 60] },
    { refer: ['holiday-camp'], chance: 0.6, after: [30, 300], summer: true },
    { visit: ['school-enrolment', 'non-formal-education'], chance: 0.45, after: [300, 380] },
  ],
  health: [
    { visit: ['primary-care-consultation'], chance: 0.6, after: [10, 60], times: [1, 3] },
    { refer: ['medical-cover-application'], chance: 0.25, after: [2, 30] },
    { refer: ['listening-session'], chance: 0.15, after: [2, 20] },
    { refer: ['school-enrolment', 'non-formal-education'], chance: 0.4, after: [5, 60] },
  ],
  language: [
    { meet: ['social-accompaniment'], chance: 0.4, after: [5, 30], times: [1, 2] },
    toEmployment(0.3),
  ],
  training: [
    { refer: ['employment-support-session'], chance: 0.6, after: [60, 200], then: support },
    { refer: ['language-course'], chance: 0.2, after: [10, 60] },
  ],
  housing: [toCare(0.4), toLaw(0.15)],
  enterprise: [
    { meet: ['enterprise-support'], chance: 0.75, after: [14, 40], times: [1, 3] },
    toLaw(0.1),
  ],
}
