import { createHash } from 'node:crypto'
import { dayNumber, dayLength } from '#app/demonstration/calendar'
import { uuidAt } from '#app/demonstration/chance'
import type { Role, compartments } from '#organisation/model'

type Compartment = (typeof compartments)[number]

type Post = { role: Role; organisation: string; site: string | null; compartments: Compartment[] }

/** A log-in of the demonstration, in the role in which it begins; `also` holds the further roles of the same person. */
export type DemonstrationAccount = Post & { email: string; password: string; name: string; language: 'fr' | 'ar' | 'en'; also: Post[] }

/** One for all, readable: these accounts exist on a demonstration only. */
const password = 'demonstration-rawabit'

const account = (
  local: string,
  first: string,
  role: Role,
  organisation: string,
  site: string | null = null,
  more: Partial<Pick<DemonstrationAccount, 'compartments' | 'language' | 'also'>> = {},
): DemonstrationAccount => ({
  // A domain that cannot exist (RFC 2606).
  email: `${local}@demonstration.rawabit.example`,
  password,
  name: `${first} Exemple (démonstration)`,
  role,
  organisation,
  site,
  compartments: [],
  language: 'fr',
  also: [],
  ...more,
})

/** The log-ins of the demonstration. Nobody of this name works there. */
export const demonstrationAccounts: DemonstrationAccount[] = [
  account('ecoute.oujda', 'Salma', 'counsellor', 'ms2', 'cellule-al-andalous', { compartments: ['social', 'health', 'protection'] }),
  account('anapec.oujda', 'Karim', 'counsellor', 'anapec', 'anapec-oujda', { compartments: ['employment'] }),
  account('anapec.tanger', 'Houda', 'counsellor', 'anapec', 'anapec-tanger', { compartments: ['employment'], language: 'ar' }),
  account('croissant-rouge.nador', 'Yassine', 'volunteer', 'crm', 'crm-nador', { compartments: ['social'], language: 'ar' }),
  account('juridique.oujda', 'Imane', 'counsellor', 'clinique-juridique-oujda', 'clinique-juridique-oujda', { compartments: ['legal'] }),
  account('supervision.oriental', 'Nadia', 'supervisor', 'ms2', 'cellule-al-moukamawa', {
    compartments: ['social', 'health', 'protection'],
    also: [{ role: 'supervisor', organisation: 'fondation-orient-occident', site: 'foo-oujda', compartments: ['social', 'health'] }],
  }),
  account('administration.ms2', 'Amal', 'organisation-administrator', 'ms2'),
  account('secretariat', 'Rachid', 'secretariat', 'mcmream', 'mcmream-siege'),
  account('programme', 'Loubna', 'programme-officer', 'mcmream', 'mcmream-siege'),
  account('bailleur.ue', 'Anna', 'donor', 'union-europeenne', null, { language: 'en' }),
  account('audit', 'Mourad', 'auditor', 'mcmream'),
  account('donnees', 'Sanae', 'data-protection-officer', 'mcmream'),
  account('systeme', 'Hicham', 'system-administrator', 'mcmream'),
]

const madeAt = dayNumber('2014-01-02') * dayLength

/** An id that the text alone decides, so that every demonstration knows its staff by the same one. */
const idOf = (text: string): string => {
  const bytes = createHash('sha256').update(text).digest()
  let place = 0
  return uuidAt(madeAt, () => bytes.readUInt32BE(4 * place++))
}

/** Every post of an account, the first one in the beginning. */
export const postsOf = (account: DemonstrationAccount): Post[] => [account, ...account.also]

export const staffIdOf = ({ email }: { email: string }): string => idOf(`staff ${email}`)
export const signInIdOf = ({ email }: { email: string }): string => idOf(`sign-in ${email}`)
export const roleIdOf = ({ email }: { email: string }, { organisation, role }: Post): string =>
  idOf(`role ${email} ${organisation} ${role}`)

const front = new Map(
  demonstrationAccounts.flatMap((account) => postsOf(account).flatMap(({ site }) => (site ? [[site, staffIdOf(account)] as const] : []))),
)

/** Who of the demonstration's staff works at a site, if anybody. */
export const staffAt = (site: string | null): string | null => (site ? (front.get(site) ?? null) : null)
