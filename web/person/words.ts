/** The steps of a registration, in their order. */
export const steps = ['names', 'person', 'status', 'consents', 'summary'] as const
export type StepName = (typeof steps)[number]

/** What can be done from a file; the one that is open stands in the address. */
export const acts = ['refer', 'serve', 'book', 'status', 'consent'] as const
export type Act = (typeof acts)[number]

/** What the timeline may be narrowed to. */
export const shown = ['services', 'referrals', 'appointments', 'consents', 'file'] as const
export type Shown = (typeof shown)[number]

/** The facts that can be corrected, by the names that the rules give them. */
export const editable = [
  'birth', 'sex', 'nationalities', 'residenceArea', 'unaccompaniedMinor', 'needy', 'monthlyIncome', 'ownsHome', 'taxDomicileInMorocco', 'childrenInCharge',
] as const
export type Editable = (typeof editable)[number]
