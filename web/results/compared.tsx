import type { Coverage } from '#results/model'
import { gapStrips, gapStripsTable, type Comparison } from '#report/charts/gap'
import { settingFor } from '#report/charts/setting'
import { Link } from '../app/link.tsx'
import { Card } from '../ui/card.tsx'
import { Drawing, pagePalette } from '../ui/drawing.tsx'
import { useFormats } from '../ui/format.ts'
import { useLanguage } from '../ui/language.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Code, T, useText } from '../ui/text.tsx'
import { Statements } from '../strategy/parts/statements.tsx'

type ComparedOf = Coverage['compared'][number]

const signs: Record<string, Comparison['operator']> = { '>=': '≥', '~': '≈' }

const comparisonOf = ({ computed, declared, of }: ComparedOf): Comparison => {
  const operator = signs[declared.operator]
  return { computed, declared: declared.value, of, ...(operator ? { operator } : {}) }
}

const Counted = ({ objectives, coverage }: { objectives: string[]; coverage: Coverage }) => (
  <ul className="counted">
    {objectives.map((code) => {
      const label = coverage.rows.find((row) => row.objective === code)?.label
      return (
        <li key={code}>
          <Link to="/strategy/$objective" params={{ objective: code }}>
            <Code>{code}</Code> {label && <T text={label} />}
          </Link>
        </li>
      )
    })}
  </ul>
)

/** A coverage that somebody declared, beside the one that the data gives for the same funder and day: the gap is shown, never filled. */
export const Compared = ({ compared, coverage }: { compared: ComparedOf; coverage: Coverage }) => {
  const t = useMessages()
  const text = useText()
  const { day } = useFormats()
  const language = useLanguage()
  const { funder, on, computed, objectives, declared, of, gap } = compared
  const title = t('results.compared', { funder: text(funder.name), day: day(on) })
  const setting = (width: number) => settingFor(language, { width, title, palette: pagePalette })
  const comparison = comparisonOf(compared)
  return (
    <Card title={title}>
      <p>{t('results.compared.words', { declared: declared.value, computed, of, gap: Math.abs(gap), day: day(on) })}</p>
      <Drawing draw={(width) => gapStrips(comparison, setting(width))} table={gapStripsTable(comparison, setting(400))} />
      <h3>{t('results.compared.counted', { count: objectives.length, day: day(on) })}</h3>
      <Counted objectives={objectives} coverage={coverage} />
      <h3>{t('results.compared.declared')}</h3>
      <Statements items={[declared]} label={t('strategy.declared.list')} />
    </Card>
  )
}
