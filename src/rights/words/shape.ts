/** One part of the file: its title, the sentence that explains it, the heads of its table, what stands there when it is empty. */
export type PartWords = { title: string; explanation: string; headers: string[]; none: string }

type Labels = Record<string, string>

/** Every sentence of the file that is handed to its person, in one language. */
export type Words = {
  title: string
  running: (code: string) => string
  foot: (day: string) => string
  page: string
  author: string
  demonstration: { band: string; title: string; notice: string }
  lead: (code: string, day: string) => string[]
  /** The person's language is none of the three: this one is used in its place. */
  otherLanguage: (language: string) => string
  /** What a counter says in place of `lead`: a part is handed over, and who hands over the whole. Said of every file: it tells nothing of this one. */
  counter: (code: string, day: string) => string[]
  /** An empty part of a counter's copy: others may hold something. */
  noneHere: string
  /** An empty part of which something is held and left out. */
  withheld: string
  left: Record<'names' | 'contacts' | 'documents' | 'pieces' | 'notes' | 'others', { what: string; why: string }>
  /** How much of it there is, where it is not said. */
  uncounted: string
  hiddenName: string
  unknown: string
  yes: string
  no: string
  list: string
  since: (day: string) => string
  until: (day: string) => string
  precision: Labels
  facts: Labels
  parts: Record<'identity' | 'contacts' | 'statuses' | 'documents' | 'consents' | 'involvement' | 'services' | 'appointments' | 'referrals' | 'eligibility' | 'notes' | 'shares' | 'openings' | 'requests' | 'left', PartWords>
  keptNotes: string[]
  keptPieces: string[]
  pieces: Labels
  sexes: Labels
  statuses: Labels
  proofs: Labels
  documents: Labels
  purposes: Labels
  manners: Labels
  channels: Labels
  states: Labels
  appointmentStates: Labels
  urgencies: Labels
  consentEnded: string
  outcomes: Labels
  compartments: Labels
  reasons: Labels
  answers: Labels
  kinds: Labels
  requestStates: Labels
  anyPartner: string
  correction: string
  glass: (many: string) => string
  rights: { title: string; lines: string[] }
}
