import { Dialog } from '../ui/dialog.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Code, T } from '../ui/text.tsx'
import { usePeriodWords } from './parts/period-field.tsx'
import type { Choice } from './parts/period.ts'
import { Statements } from './parts/statements.tsx'
import type { Standing } from './parts/standing.ts'

/** Everything that is declared about one promise, each statement with its source, its date and its own time. */
export const DeclaredPane = ({ standing, choice, close }: { standing: Standing | null; choice: Choice; close: () => void }) => {
  const t = useMessages()
  const words = usePeriodWords()
  const stated = standing?.figures.filter(({ declared }) => declared.length > 0) ?? []
  return (
    <Dialog
      pane="end"
      wide
      isOpen={standing !== null}
      onOpenChange={(isOpen) => !isOpen && close()}
      title={t('strategy.declared.title', { code: standing?.objective.code })}
    >
      {standing && (
        <div className="stack">
          <p>
            <Code>{standing.objective.code}</Code> <T text={standing.objective.label} />
          </p>
          <p className="quiet small">{t('strategy.declared.rule', { period: words(choice) })}</p>
          {stated.map(({ indicator, declared }) => (
            <section key={indicator.code} className="stack" data-gap="small">
              <h3>
                <T text={indicator.name} />
              </h3>
              {declared.length > 1 && <p className="small">{t('strategy.declared.several', { count: declared.length })}</p>}
              <Statements items={declared} label={t('strategy.declared.list')} />
            </section>
          ))}
        </div>
      )}
    </Dialog>
  )
}
