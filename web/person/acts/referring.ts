import { useQuery } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'
import { z } from 'zod'
import type { Decision } from '#eligibility/model'
import { manners, Person } from '#person/model'
import { ReferralFile, Sending } from '#referral/model'
import type { Offer } from '#service/model'
import { newKey, post } from '../../app/api.ts'
import { useSending, type Fields } from '../../app/fields.tsx'
import { governing } from '../../eligibility/parts/outcome.ts'
import { decisionsQuery } from '../../eligibility/parts/queries.ts'
import { useMessages } from '../../ui/messages.tsx'
import { notify } from '../../ui/notify.ts'
import { answerFor, isInForce, type GivenConsent } from '../consents.ts'
import { dayOfToday } from '../today.ts'
import type { Asking } from './consent.tsx'
import { useKeepPerson } from './writes.ts'

/** What the person says of sharing, where no agreement is in force: yes, no, or sent without, with a reason. */
export const sharingAnswers = ['given', 'refused', 'without'] as const

export type Referring = Asking & {
  to: string | null
  reason: string
  urgency: Sending['urgency']
  sharing: (typeof sharingAnswers)[number] | null
  withoutConsentReason: string
  despiteRulesReason: string
}

/** Where a referral stands while it is being written: what was chosen, and what follows from it. */
export type Situation = {
  offer: Offer | null
  /** The last answer about sharing with that organisation. */
  answer: GivenConsent | null
  mayShare: boolean
  decision: Decision | null
  /** The rules say no, by a text: it is sent with a reason or not at all. */
  isRefusedByRules: boolean
  /** The person refuses here and now: the refusal is written down, and nothing is sent. */
  isRefusal: boolean
}

/** What follows from what was chosen, as the server will judge it. */
export const useSituation = (fields: Fields<Referring>, person: Person, offers: readonly Offer[]): Situation => {
  const { data: decisions = [] } = useQuery(decisionsQuery(person.id, null))
  const [to, sharing] = useWatch({ control: fields.form.control, name: ['to', 'sharing'] })
  const offer = offers.find(({ id }) => id === to) ?? null
  const answer = offer?.organisation ? answerFor(person.consents, offer.organisation.id) : null
  const mayShare = answer !== null && isInForce(answer)
  const decision = offer ? governing(decisions, offer.kind.code) : null
  return {
    offer, answer, mayShare, decision,
    isRefusedByRules: decision?.outcome === 'no' && decision.confirmed,
    isRefusal: !mayShare && sharing === 'refused',
  }
}

const owedOf = ({ mayShare, isRefusedByRules, isRefusal }: Situation, sharing: unknown) => [
  ...(!mayShare && sharing === 'without' ? ['withoutConsentReason' as const] : []),
  ...(isRefusedByRules && !isRefusal ? ['despiteRulesReason' as const] : []),
]

/** What must be filled in, by the paths of the form. */
const fillingFor = (situation: Situation) =>
  z.object({
    to: z.string(),
    reason: situation.isRefusal ? z.string() : Sending.shape.reason,
    urgency: Sending.shape.urgency,
    sharing: situation.offer === null || situation.mayShare ? z.enum(sharingAnswers).nullable() : z.enum(sharingAnswers),
    manner: z.enum(manners),
    language: z.string(),
    withoutConsentReason: z.string(),
    despiteRulesReason: z.string(),
  }).superRefine((filled, context) => {
    for (const path of owedOf(situation, filled.sharing)) {
      if (filled[path].trim().length < 3) context.addIssue({ code: 'custom', message: 'too-small', path: [path] })
    }
  })

/** Writes the answer about sharing where it was asked for here, then sends the referral; a refusal ends there. */
export const useReferring = (fields: Fields<Referring>, { person, situation, close }: { person: Person; situation: Situation; close: () => void }) => {
  const t = useMessages()
  const keep = useKeepPerson()
  const { mayShare, offer } = situation
  const answer = async (given: boolean, { manner, language }: Asking) => {
    const body = { purpose: 'sharing', organisation: offer?.organisation?.id ?? null, given, on: dayOfToday(), manner, language }
    keep(await post(`/v1/persons/${person.id}/consents`, Person, { body, key: newKey() }))
  }
  return useSending(fields, {
    schema: fillingFor(situation),
    send: async ({ to, reason, urgency, sharing, ...filled }, key) => {
      if (!mayShare && sharing !== 'without') await answer(sharing === 'given', filled)
      if (situation.isRefusal) return null
      const withoutConsentReason = !mayShare && sharing === 'without' ? filled.withoutConsentReason.trim() : null
      const body: z.input<typeof Sending> = { person: person.id, to, reason, urgency, withoutConsentReason, despiteRulesReason: filled.despiteRulesReason.trim() || null }
      return post('/v1/referrals', ReferralFile, { body, key })
    },
    touches: [['referrals'], ['persons']],
    done: referral => {
      notify(t(referral ? 'person.referred' : 'person.refer.refusal-noted'))
      close()
    },
  })
}
