import type { Programme, SpecificObjective, Strategy } from '#strategy/model'
import { Card } from '../ui/card.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Status } from '../ui/status.tsx'
import { T } from '../ui/text.tsx'
import { useOrganisation } from './parts/names.ts'
import { SourceText } from './parts/sources.tsx'

type FactsProps = { objective: SpecificObjective; programme: Programme; strategic: Strategy['objectives'][number] | null }

const Inferred = ({ basis }: { basis: string | null }) => {
  const t = useMessages()
  return basis === 'inferred' ? <Status tone="quiet">{t('strategy.inferred')}</Status> : null
}

const Leads = ({ leads }: { leads: Programme['leads'] }) => {
  const organisation = useOrganisation()
  return leads.map((lead) => {
    const named = organisation(lead.organisation)
    return (
      <span key={lead.organisation}>
        {named && <T text={named.name} />} <Inferred basis={lead.basis} />
      </span>
    )
  })
}

/** What was promised, in its own words and in clean ones, and to whom. */
export const ObjectiveFacts = ({ objective, programme, strategic }: FactsProps) => {
  const t = useMessages()
  return (
    <Card>
      <Facts>
        <Fact label={t('strategy.fact.strategic')}>
          {strategic ? <T text={strategic.name} /> : t('strategy.fact.none')} <Inferred basis={programme.objectiveBasis} />
        </Fact>
        <Fact label={t('strategy.fact.programme')}>
          <span>
            {t('strategy.programme.number', { number: programme.number })} <T text={programme.name} />
          </span>
        </Fact>
        <Fact label={t('strategy.fact.population')}>
          {objective.population ? <T text={objective.population} /> : t('strategy.fact.population.none')}{' '}
          {objective.population && <Inferred basis={objective.populationBasis} />}
        </Fact>
        {programme.leads.length > 0 && (
          <Fact label={t('strategy.fact.leads')}>
            <Leads leads={programme.leads} />
          </Fact>
        )}
        <Fact label={t('strategy.fact.printed')}>
          <q lang="fr" dir="ltr">
            {objective.labelSource}
          </q>
        </Fact>
        {objective.note && (
          <Fact label={t('strategy.fact.note')}>
            <T text={objective.note} />
          </Fact>
        )}
      </Facts>
      <SourceText source={objective.source} />
    </Card>
  )
}
