import type { ReactNode } from 'react'
import type { ReferralFile } from '#referral/model'
import { Card } from '../ui/card.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { useFormats } from '../ui/format.ts'
import { useKnown, useMessages } from '../ui/messages.tsx'
import { Status, type StatusTone } from '../ui/status.tsx'
import { DayText, T } from '../ui/text.tsx'

const Party = ({ party: { organisation, site } }: { party: ReferralFile['from'] }) => (
  <span>
    <T text={organisation.name} />
    {site && (
      <span className="quiet">
        {' · '}
        <T text={site.name} />
      </span>
    )}
  </span>
)

/** What was typed by a colleague, in its own direction. */
const Said = ({ children }: { children: string }) => (
  <span className="quiet small referral-said" dir="auto">
    {children}
  </span>
)

const Consent = ({ referral: { withConsent, withoutConsentReason } }: { referral: ReferralFile }) => {
  const t = useMessages()
  return (
    <>
      <Status tone={withConsent ? 'done' : 'attention'}>{t(withConsent ? 'referral.consent.given' : 'referral.consent.none')}</Status>
      {withoutConsentReason && <Said>{withoutConsentReason}</Said>}
    </>
  )
}

const outcomeTones: Record<string, StatusTone> = { 'yes': 'done', 'by-practice': 'done', 'maybe': 'information', 'no': 'attention' }

const Outcome = ({ referral: { outcome, despiteRulesReason } }: { referral: ReferralFile }) => {
  const t = useMessages()
  const knows = useKnown()
  const id = `referral.outcome.${outcome ?? 'none'}`
  return (
    <>
      <Status tone={outcomeTones[outcome ?? ''] ?? 'quiet'}>{t(knows(id) ? id : 'referral.outcome.none')}</Status>
      {despiteRulesReason && <Said>{despiteRulesReason}</Said>}
    </>
  )
}

const Line = ({ label, children }: { label: string; children: ReactNode }) => <Fact label={label}>{children}</Fact>

/** Why the person was referred, from whom to whom, with which agreement, and what the rules said that day. */
export const About = ({ referral }: { referral: ReferralFile }) => {
  const t = useMessages()
  const { moment } = useFormats()
  const { from, to, reason, sentAt, answerDueOn, answeredAt } = referral
  return (
    <Card title={t('referral.about')}>
      <p className="referral-reason" dir="auto">
        {reason}
      </p>
      <Facts lines>
        <Line label={t('referral.fact.service')}>
          <T text={to.offer.name} />
        </Line>
        <Line label={t('referral.fact.from')}>
          <Party party={from} />
        </Line>
        <Line label={t('referral.fact.to')}>
          <Party party={to} />
        </Line>
        <Line label={t('referral.fact.sent')}>
          <time dateTime={sentAt}>{moment(sentAt)}</time>
        </Line>
        <Line label={t('referral.fact.answer')}>
          {answeredAt ? <time dateTime={answeredAt}>{moment(answeredAt)}</time> : <DayText day={answerDueOn} />}
          {!answeredAt && <span className="quiet small">{t('referral.fact.answer.due')}</span>}
        </Line>
        <Line label={t('referral.fact.consent')}>
          <Consent referral={referral} />
        </Line>
        <Line label={t('referral.fact.outcome')}>
          <Outcome referral={referral} />
        </Line>
      </Facts>
    </Card>
  )
}
