import { z } from 'zod'
import { Language, Text } from '#language/text'
import { OrganisationRef, Role, Session, SiteRef } from '#organisation/model'

/** The shortest password that is taken; the longest that is read. */
export const passwordLength = { least: 12, most: 200 } as const

const Password = z.string().min(1).max(passwordLength.most)
export const NewPassword = z.string().min(passwordLength.least).max(passwordLength.most)

export const Credentials = z.object({ email: z.email().max(200), password: Password })
export type Credentials = z.infer<typeof Credentials>

/** A code of an app (six digits) or a recovery code (`abcde-fghjk`), as people type them: with spaces, in capitals. */
export const Code = z
  .string()
  .max(40)
  .transform((text) => text.replace(/[\s-]/g, '').toLowerCase())
  .pipe(z.string().regex(/^(\d{6}|[a-z0-9]{10})$/))
export const CodeEntry = z.object({ code: Code })

export const isRecoveryCode = (code: string): boolean => code.length === 10

export const secondFactors = ['code', 'recovery-code', 'passkey'] as const
export const SecondFactor = z.enum(secondFactors)
export type SecondFactor = z.infer<typeof SecondFactor>

/** Somebody's password was right, and a second factor is asked. */
export const SecondFactorAsked = z.object({ secondFactor: z.array(SecondFactor) })
export type SecondFactorAsked = z.infer<typeof SecondFactorAsked>

/** What comes after a password: a session, or the question for a second factor. */
export const Entered = z.union([Session, SecondFactorAsked])
export type Entered = z.infer<typeof Entered>

export const ways = ['password', 'code', 'recovery-code', 'passkey', 'directory', 'invitation'] as const
export const Way = z.enum(ways)
export type Way = z.infer<typeof Way>

/** The ways in that the page of sign-in may offer. A passkey needs a name for an address; an address of numbers has none. */
export const WaysIn = z.object({ directories: z.array(z.object({ id: z.string(), name: Text })), passkeys: z.boolean() })
export type WaysIn = z.infer<typeof WaysIn>

/** What a directory answered, as it stands in the address to which it sent the browser back. */
export const DirectoryAnswer = z.object({ answer: z.string().max(4000).regex(/^\?/) })

export const Token = z.object({ token: z.string().regex(/^[\w-]{43}$/) })

/** What an invitation says to whoever holds its link. */
export const InvitationRead = z.object({
  email: z.string(),
  language: Language,
  organisation: OrganisationRef,
  site: SiteRef.nullable(),
  role: Role,
  expiresAt: z.string(),
  /** Whether an account of that address exists: then no name and no password is asked, but to be signed in. */
  known: z.boolean(),
  /** The directory that knows that address, if there is one. */
  directory: z.object({ id: z.string(), name: Text }).nullable(),
})
export type InvitationRead = z.infer<typeof InvitationRead>

export const Acceptance = Token.extend({
  name: z.string().trim().min(2).max(200).nullable().default(null),
  language: Language.nullable().default(null),
  password: NewPassword.nullable().default(null),
})
export type Acceptance = z.infer<typeof Acceptance>

export const Renewal = Token.extend({ password: NewPassword })
export const PasswordChange = z.object({ password: Password, next: NewPassword })
/** Asked again before what opens or closes the account; an account without a password must have signed in a moment ago. */
export const Confirmation = z.object({ password: Password.nullable().default(null) })

/** A secret to be taken into an app: as text, and as an address that a QR code carries. */
export const CodeSetting = z.object({ secret: z.string(), address: z.string() })
export type CodeSetting = z.infer<typeof CodeSetting>

/** Recovery codes in clear, once; null where those at hand stay valid. */
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()).nullable() })
export type RecoveryCodes = z.infer<typeof RecoveryCodes>

/** What a browser says of a passkey (WebAuthn Level 3, JSON forms): read by the library that verifies it. */
export const PasskeyOptions = z.looseObject({ challenge: z.string() })
const Credential = z.looseObject({ id: z.string().max(2000), rawId: z.string().max(2000), type: z.string(), response: z.looseObject({}) })
export const PasskeyAnswer = z.object({ response: Credential })
export const PasskeyNew = PasskeyAnswer.extend({ name: z.string().trim().min(1).max(60) })

export const OpenSession = z.object({
  id: z.uuid(),
  way: Way,
  browser: z.string().nullable(),
  openedAt: z.string(),
  seenAt: z.string(),
  current: z.boolean(),
})
export type OpenSession = z.infer<typeof OpenSession>

export const Passkey = z.object({ id: z.uuid(), name: z.string(), createdAt: z.string(), usedAt: z.string().nullable() })
export type Passkey = z.infer<typeof Passkey>

/** How somebody signs in: what they see of their own account. */
export const Account = z.object({
  email: z.string(),
  password: z.boolean(),
  directory: Text.nullable(),
  code: z.object({ since: z.string() }).nullable(),
  recoveryCodes: z.int(),
  passkeys: z.array(Passkey),
  passkeysPossible: z.boolean(),
  /** Whether one of the roles held forbids to give the last second factor up. */
  secondFactorKept: z.boolean(),
  /** A log-in of the demonstration is everybody's: its password stays, and a second factor is not asked at its door. */
  demonstration: z.boolean(),
  sessions: z.array(OpenSession),
})
export type Account = z.infer<typeof Account>

/** How the accounts of one's staff stand, for the administrator: ways in and locks, nothing of what was done. */
export const StaffAccess = z.object({
  id: z.uuid(),
  secondFactor: z.boolean(),
  directory: z.boolean(),
  lockedUntil: z.string().nullable(),
  enteredAt: z.string().nullable(),
})
export type StaffAccess = z.infer<typeof StaffAccess>

/** Gives somebody a link for a new password, and takes a lost second factor away where that is asked. */
export const RenewalOffer = z.object({ secondFactorLost: z.boolean().default(false) })

const domain = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/

/** A directory of one or several organisations: whom it vouches for is signed in where they were invited before. */
export const DirectorySetting = z.object({
  name: Text,
  /** As its discovery document says it; https, or http on this machine for a trial. */
  issuer: z.url().max(300).refine((text) => URL.parse(text)?.protocol === 'https:' || /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?(\/|$)/.test(text), 'not-secure'),
  clientId: z.string().min(1).max(300),
  /** Left out, the secret that is kept stays. */
  clientSecret: z.string().min(1).max(500).nullable().default(null),
  vouchesForMail: z.boolean().default(false),
  domains: z.array(z.object({ domain: z.string().toLowerCase().regex(domain), organisation: z.string() })).min(1).max(50),
})
export type DirectorySetting = z.infer<typeof DirectorySetting>

export const DirectoryReference = z.object({ id: z.string().max(60).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/) })

export const Directory = z.object({
  id: z.string(),
  name: Text,
  issuer: z.string(),
  clientId: z.string(),
  hasSecret: z.boolean(),
  vouchesForMail: z.boolean(),
  domains: z.array(z.object({ domain: z.string(), organisation: OrganisationRef })),
  closedAt: z.string().nullable(),
})
export type Directory = z.infer<typeof Directory>
