import { Fragment, type ReactNode } from 'react'
import type { Decision, FactName, Reason } from '#eligibility/model'
import type { Text } from '#language/text'
import { Disclosure } from '../../ui/disclosure.tsx'
import { useFormats } from '../../ui/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { M, useMessages } from '../../ui/messages.tsx'
import { Status } from '../../ui/status.tsx'
import { Sum, T } from '../../ui/text.tsx'
import { SourceLine } from './source.tsx'

const Unconfirmed = () => {
  const t = useMessages()
  return <Status tone="attention">{t('eligibility.unconfirmed')}</Status>
}

const ReasonLine = ({ reason }: { reason: Reason }) => {
  const t = useMessages()
  const held = reason.holds === true ? 'yes' : reason.holds === false ? 'no' : 'maybe'
  return (
    <li className="reason" data-held={held}>
      <Icon name={held} label={t(`eligibility.holds.${held}`)} />
      <span className="reason-words">
        <span><T text={reason.sentence} />{!reason.confirmed && <> <Unconfirmed /></>}</span>
        <SourceLine source={reason.source} />
      </span>
    </li>
  )
}

/** Since when, and until when, the rule that answered has stood. */
const Validity = ({ decision }: { decision: Decision }) => {
  const t = useMessages()
  const { partialDate } = useFormats()
  const said = (day: string, coarse: Decision['fromPrecision']) =>
    partialDate(coarse === null ? { value: day, precision: 'day' } : { value: day.slice(0, coarse === 'year' ? 4 : 7), precision: coarse })
  const from = said(decision.validFrom, decision.fromPrecision)
  const rule = decision.validTo === null ? t('eligibility.rule.since', { from }) : t('eligibility.rule.between', { from, to: said(decision.validTo, decision.toPrecision) })
  return <p className="small">{rule} <SourceLine source={decision.source} /></p>
}

const Amounts = ({ amounts }: Pick<Decision, 'amounts'>) => (
  <ul className="rights-amounts">
    {amounts.map(amount => (
      <li key={amount.label.fr} className="small">
        <M id="eligibility.amount" values={{ label: <T text={amount.label} />, sum: <>{amount.operator !== '=' && <bdi dir="ltr">{amount.operator} </bdi>}<Sum money={amount.money} /></> }} />
      </li>
    ))}
  </ul>
)

const Why = ({ decision }: { decision: Decision }) => {
  const t = useMessages()
  return (
    <Disclosure level={4} title={<span>{t('eligibility.why')}<span className="visually-hidden"> <T text={decision.label} /></span></span>}>
      <div className="stack" data-gap="small">
        <ul className="reasons">{decision.reasons.map(reason => <ReasonLine key={reason.id} reason={reason} />)}</ul>
        {decision.amounts.length > 0 && <Amounts amounts={decision.amounts} />}
        <Validity decision={decision} />
      </div>
    </Disclosure>
  )
}

const Change = ({ change }: { change: Text }) => {
  const t = useMessages()
  return <p className="rights-change"><strong>{t('eligibility.change')}</strong> <T text={change} /></p>
}

type DecisionProps = { decision: Decision; missing: (fact: FactName) => ReactNode; places: (decision: Decision) => ReactNode }

/** One service: the answer in a sentence, what is missing, where to go, and the reasons behind a line that opens. */
export const DecisionLine = ({ decision, missing, places }: DecisionProps) => {
  const t = useMessages()
  return (
    <li className="right">
      <div className="right-said">
        <h4><T text={decision.label} />{!decision.confirmed && <> <Unconfirmed /></>}</h4>
        <p className="right-sentence"><T text={decision.sentence} /></p>
        {decision.missing.length > 0 && (
          <p className="right-missing">
            <Icon name="edit" /><span>{t('eligibility.missing')} {decision.missing.map((fact, at) => <Fragment key={fact}>{at > 0 && ' · '}{missing(fact)}</Fragment>)}</span>
          </p>
        )}
        {decision.change && decision.outcome !== 'yes' && <Change change={decision.change} />}
        <Why decision={decision} />
      </div>
      {decision.outcome !== 'no' && <div className="right-places">{places(decision)}</div>}
    </li>
  )
}
