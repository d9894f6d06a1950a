import type { Circumstances } from '#person/model'
import { Fact } from '../ui/facts.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Amount, Sum } from '../ui/text.tsx'

const yesOrNo = ['needy', 'ownsHome', 'taxDomicileInMorocco', 'unaccompaniedMinor'] as const

/** The circumstances that were told; what was not asked is not shown. */
export const CircumstanceFacts = ({ circumstances }: { circumstances: Circumstances }) => {
  const t = useMessages()
  return (
    <>
      {circumstances.childrenInCharge != null && <Fact label={t('person.childrenInCharge')}><Amount value={circumstances.childrenInCharge} /></Fact>}
      {yesOrNo.map(name => circumstances[name] != null && <Fact key={name} label={t(`person.${name}`)}>{t(circumstances[name] ? 'person.said.yes' : 'person.said.no')}</Fact>)}
      {circumstances.monthlyIncome && <Fact label={t('person.monthlyIncome')}><Sum money={circumstances.monthlyIncome} /></Fact>}
    </>
  )
}
