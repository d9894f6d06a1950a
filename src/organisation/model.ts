import { z } from 'zod'
import { Day } from '#language/date'
import { Language, Text } from '#language/text'

export const roles = [
  'counsellor',
  'supervisor',
  'site-manager',
  'organisation-administrator',
  'campaign-lead',
  'volunteer',
  'programme-officer',
  'secretariat',
  'donor',
  'auditor',
  'data-protection-officer',
  'system-administrator',
] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

/** Roles of those who have a person in front of them. */
export const frontRoles = ['counsellor', 'supervisor', 'site-manager', 'campaign-lead', 'volunteer'] as const satisfies readonly Role[]
/** Roles of those who steer: they see figures and lines of the ledger, never a name. */
export const steeringRoles = ['programme-officer', 'secretariat'] as const satisfies readonly Role[]

/**
 * Roles that read every line of the ledger, without names, and so every number to the unit: those who steer, and the data-protection
 * officer. Everybody else is shown what was published. The one list for pages, lines and reports.
 */
export const exactRoles = [...steeringRoles, 'data-protection-officer'] as const satisfies readonly Role[]

/** Roles of those who care for a case: of the front, without those who hand out or lead a campaign. */
export const caseRoles = ['counsellor', 'supervisor', 'site-manager'] as const satisfies readonly Role[]

/**
 * Acts that one hand may not do both of on the same thing, whatever roles it holds: who declares a figure does not verify it. The first
 * of a pair comes first in time. It is the person who counts, not the role: a second role lends no second hand.
 */
export const incompatibleActs = [
  ['access.ask', 'access.answer'],
  ['glass.break', 'glass.review'],
  ['erasure.ask', 'erasure.approve'],
  ['figure.declare', 'figure.verify'],
  ['distribution.plan', 'distribution.approve'],
  ['merge.ask', 'merge.approve'],
  ['term.propose', 'term.confirm'],
] as const
export type Act = (typeof incompatibleActs)[number][number]

/** Whether these two acts need two hands. */
export const areIncompatible = (one: Act, other: Act): boolean =>
  incompatibleActs.some((pair) => one !== other && (pair as readonly Act[]).includes(one) && (pair as readonly Act[]).includes(other))

/** By which lines of the journal each act is known. A verb that is added to an act here is held to two hands, whatever else it asks. */
const verbsOfActs: Record<Act, readonly string[]> = {
  'access.ask': ['person.access-asked'],
  'access.answer': ['person.access-granted', 'person.access-refused'],
  'glass.break': ['person.glass-broken'],
  'glass.review': ['person.glass-reviewed'],
  'erasure.ask': ['rights.erasure-asked'],
  'erasure.approve': ['rights.erasure-granted'],
  'figure.declare': ['delivery.declared'],
  'figure.verify': ['delivery.verified'],
  'distribution.plan': ['aid.planned'],
  'distribution.approve': ['aid.approved'],
  'merge.ask': ['likeness.merge-asked'],
  'merge.approve': ['likeness.merge-approved'],
  'term.propose': ['rights.term-proposed'],
  'term.confirm': ['rights.term-confirmed'],
}

/** The verbs of which none may have been done by the same hand to the same thing, before or after this one. */
export const excludedBy = (verb: string): readonly string[] => {
  const acts = Object.keys(verbsOfActs) as Act[]
  return acts.filter((act) => verbsOfActs[act].includes(verb)).flatMap((act) => acts.filter((other) => areIncompatible(act, other)).flatMap((other) => verbsOfActs[other]))
}

export const compartments = ['social', 'health', 'protection', 'legal', 'employment'] as const
export const Compartment = z.enum(compartments)
export type Compartment = z.infer<typeof Compartment>

export const OrganisationRef = z.object({ id: z.string(), name: Text, short: z.string().nullable() })

/** An organisation with the names that it has borne, the earliest first: a report of 2015 speaks of it by its name of 2015. */
export const Organisation = OrganisationRef.extend({
  names: z.array(z.object({ name: Text, short: z.string().nullable(), from: Day.nullable(), to: Day.nullable() })),
})
export type Organisation = z.infer<typeof Organisation>

/** A member of staff of one's own organisation, to whom something can be entrusted. */
export const Colleague = z.object({ id: z.uuid(), name: z.string() })
export type Colleague = z.infer<typeof Colleague>

export const ColleagueFilter = z.object({ compartment: Compartment })

export const SiteRef = z.object({ id: z.string(), name: Text })

/** Who is signed in: the member of staff, the roles held, and the one in which they act now. */
export const Session = z.object({
  staff: z.object({ id: z.uuid(), name: z.string(), email: z.string(), language: Language }),
  roles: z.array(z.object({ id: z.uuid(), role: Role, organisation: OrganisationRef, site: SiteRef.nullable() })),
  acting: z.uuid(),
  synthetic: z.boolean(),
})
export type Session = z.infer<typeof Session>

/** The accounts of the demonstration, for the page of sign-in; empty in a real installation. */
export const DemonstrationChoices = z.object({
  accounts: z.array(z.object({ email: z.string(), password: z.string(), name: z.string(), role: Role, organisation: Text, site: Text.nullable() })),
})

export const Acting = z.object({ role: z.uuid() })

export const Site = z.object({
  id: z.string(),
  organisation: OrganisationRef.nullable(),
  kind: z.string(),
  name: Text,
  area: z.object({ code: z.string(), name: Text }).nullable(),
  host: OrganisationRef.nullable(),
  invented: z.boolean(),
  note: Text.nullable(),
})
export type Site = z.infer<typeof Site>

/** Who is to be enrolled as a member of staff, with the first role. */
export const Enrolment = z.object({
  name: z.string().min(1).max(200),
  email: z.email(),
  language: Language,
  password: z.string().min(12).max(200),
  organisation: z.string(),
  site: z.string().nullable(),
  role: Role,
  compartments: z.array(Compartment),
  synthetic: z.boolean(),
})
export type Enrolment = z.infer<typeof Enrolment>

const Mail = z.email().max(200).transform((text) => text.toLowerCase())

/** A role that somebody is to hold in an organisation, at a site of it or at all. */
export const Post = z.object({ role: Role, site: z.string().nullable().default(null), compartments: z.array(Compartment).default([]) })
export type Post = z.infer<typeof Post>

/** Who is asked to join. The organisation is one's own; the system administrator names it. */
export const Inviting = Post.extend({ email: Mail, language: Language, organisation: z.string().nullable().default(null) })
export type Inviting = z.infer<typeof Inviting>

export const invitationStates = ['open', 'accepted', 'expired', 'withdrawn'] as const

export const Invitation = z.object({
  id: z.uuid(),
  email: z.string(),
  language: Language,
  organisation: OrganisationRef,
  site: SiteRef.nullable(),
  role: Role,
  compartments: z.array(Compartment),
  invitedAt: z.string(),
  expiresAt: z.string(),
  state: z.enum(invitationStates),
  /** Whether its letter has gone out; where there is no mail server, the link is handed over by whoever invites. */
  sent: z.boolean(),
})
export type Invitation = z.infer<typeof Invitation>

/** The link of an invitation, shown once to hand it over. The token stands behind `#`: it never reaches the server in an address. */
export const InvitationLink = z.object({ path: z.string(), expiresAt: z.string() })
export type InvitationLink = z.infer<typeof InvitationLink>

export const StaffMember = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  language: Language,
  posts: z.array(z.object({ id: z.uuid(), role: Role, site: SiteRef.nullable(), compartments: z.array(Compartment) })),
  suspendedAt: z.string().nullable(),
  /** Whether they hold a role in another organisation too: then a role can be ended here, but the person not suspended. */
  elsewhere: z.boolean(),
})
export type StaffMember = z.infer<typeof StaffMember>

const grantedAnywhere: readonly Role[] = [...frontRoles, 'organisation-administrator']
const grantedByKind: Record<string, readonly Role[]> = {
  'government': ['programme-officer', 'secretariat'],
  'public-agency': ['programme-officer'],
  'international': ['donor'],
  'state': ['donor'],
}

/**
 * The roles that may be given: by an organisation's administrator those of its trade; by the system administrator, who sees no person,
 * none that sees persons. Data-protection officers, and the first of every kind, are invited from the command line.
 */
export const grantableRoles = (giver: Role, organisationKind: string): readonly Role[] => {
  if (giver === 'organisation-administrator') return [...grantedAnywhere, ...(grantedByKind[organisationKind] ?? [])]
  if (giver === 'system-administrator') return ['organisation-administrator', 'system-administrator', 'auditor']
  return []
}
