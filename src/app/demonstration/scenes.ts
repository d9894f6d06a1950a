import type { urgencies } from '#referral/model'

/** A referral that is open on the day `until`, so that a queue lives: days are counted back from that day. */
export type Scene = {
  door: string
  to: string
  urgency: (typeof urgencies)[number]
  sent: number
  /** When it was accepted; not yet where nothing is said. */
  accepted?: number
  /** The day of the appointment, counted from `until` on (`0` is that very day), and its half hour from 8:30 UTC. */
  meeting?: { day: number; place: number }
}

const cell = 'cellule-al-andalous'
const oujda = 'anapec-oujda-accompagnement'

/** At ANAPEC Oujda nothing is late and nothing urgent; elsewhere some answers are overdue. */
export const scenes: readonly Scene[] = [
  { door: cell, to: oujda, urgency: 'ordinary', sent: 1 },
  { door: cell, to: oujda, urgency: 'soon', sent: 1 },
  { door: 'foo-oujda', to: oujda, urgency: 'ordinary', sent: 2 },
  { door: cell, to: 'anapec-oujda-atelier', urgency: 'ordinary', sent: 3 },
  { door: 'clinique-juridique-oujda', to: 'anapec-oujda-entreprise', urgency: 'ordinary', sent: 4 },
  { door: cell, to: oujda, urgency: 'ordinary', sent: 4, accepted: 1 },
  { door: 'foo-oujda', to: oujda, urgency: 'ordinary', sent: 5, accepted: 2 },
  { door: cell, to: oujda, urgency: 'ordinary', sent: 5, accepted: 2, meeting: { day: 1, place: 1 } },
  { door: cell, to: oujda, urgency: 'ordinary', sent: 6, accepted: 3, meeting: { day: 2, place: 4 } },
  { door: 'foo-oujda', to: 'anapec-oujda-entreprise', urgency: 'ordinary', sent: 6, accepted: 4, meeting: { day: 5, place: 9 } },
  { door: cell, to: oujda, urgency: 'ordinary', sent: 9, accepted: 6, meeting: { day: 0, place: 1 } },
  { door: 'foo-oujda', to: oujda, urgency: 'ordinary', sent: 10, accepted: 7, meeting: { day: 0, place: 4 } },
  { door: cell, to: oujda, urgency: 'ordinary', sent: 11, accepted: 8, meeting: { day: -1, place: 3 } },
  { door: cell, to: oujda, urgency: 'ordinary', sent: 12, accepted: 9, meeting: { day: -3, place: 8 } },
  { door: 'crm-oujda', to: 'cellule-al-andalous-ecoute', urgency: 'urgent', sent: 3 },
  { door: 'foo-oujda', to: 'cellule-al-andalous-accompagnement-medical', urgency: 'ordinary', sent: 10 },
  { door: 'crm-oujda', to: 'cellule-al-andalous-ecoute', urgency: 'ordinary', sent: 2 },
  {
    door: 'clinique-juridique-oujda', to: 'cellule-al-andalous-ecoute', urgency: 'ordinary', sent: 9, accepted: 6,
    meeting: { day: 0, place: 2 },
  },
  { door: cell, to: 'clinique-juridique-oujda-conseil', urgency: 'ordinary', sent: 12 },
  { door: cell, to: 'entraide-nationale-oujda-accompagnement', urgency: 'ordinary', sent: 11 },
  { door: 'foo-oujda', to: 'crm-nador-panier', urgency: 'soon', sent: 6 },
  { door: 'clinique-juridique-oujda', to: 'foo-oujda-accompagnement', urgency: 'ordinary', sent: 10 },
]
