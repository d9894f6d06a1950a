import { useSuspenseQuery } from '@tanstack/react-query'
import type { Coverage } from '#results/model'
import { ButtonLink } from '../app/link.tsx'
import { useActing } from '../app/session.ts'
import { Card } from '../ui/card.tsx'
import { Figure, Figures } from '../ui/figure.tsx'
import { useFormats } from '../ui/format.ts'
import { useMessages } from '../ui/messages.tsx'
import { T } from '../ui/text.tsx'
import { signOf, useUnit } from '../strategy/parts/measures.ts'
import { coverageQuery } from '../strategy/parts/queries.ts'

type ComparedOf = Coverage['compared'][number]

const Gap = ({ compared }: { compared: ComparedOf }) => {
  const t = useMessages()
  const unit = useUnit()
  const { day } = useFormats()
  const { funder, on, computed, declared, of, gap } = compared
  const words = { declared: declared.value, computed, of, gap: Math.abs(gap), day: day(on) }
  return (
    <Card
      title={t('results.home.gap', { gap: Math.abs(gap) })}
      tone="attention"
      action={
        <ButtonLink to="/coverage" search={{ on }} tone="quiet">
          {t('results.home.gap.open')}
        </ButtonLink>
      }
    >
      <p>
        <T text={funder.name} />
      </p>
      <p>{t('results.compared.words', words)}</p>
      <Figures>
        <Figure kind="recorded" label={t('results.computed')} value={computed} unit={unit('objective', computed)} />
        <Figure
          kind="declared"
          value={declared.value}
          operator={signOf(declared.operator)}
          unit={unit('objective', declared.value)}
          note={day(on)}
        />
      </Figures>
    </Card>
  )
}

/** On the home page: what was declared of the coverage, and what the data gives for the same day. A donor sees its own. */
export const CoverageGap = () => {
  const { role, organisation } = useActing()
  const { data } = useSuspenseQuery(coverageQuery())
  return data.compared
    .filter(({ gap, funder }) => gap !== 0 && (role !== 'donor' || funder.id === organisation.id))
    .map((compared) => <Gap key={compared.declared.id} compared={compared} />)
}
