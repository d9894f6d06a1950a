import { useState } from 'react'
import type { Programme, Strategy } from '#strategy/model'
import { Link } from '../app/link.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Code, T } from '../ui/text.tsx'
import { ActionList } from './parts/actions.tsx'

const linked = (programme: Programme) => [...new Set(programme.actions.flatMap(({ objectives }) => objectives))]

/** The numbers of this programme that no source gives. */
const missing = (programme: Programme, gaps: Strategy['gaps']) => gaps.filter(({ code }) => code.startsWith(`${programme.number}.`))

const Linked = ({ programme }: { programme: Programme }) => {
  const t = useMessages()
  const codes = linked(programme)
  if (codes.length === 0) return null
  return (
    <p className="small">
      {t('strategy.actions.objectives')}{' '}
      {codes.map((code) => (
        <span key={code}>
          <Link to="/strategy/$objective" params={{ objective: code }}>
            <Code>{code}</Code>
          </Link>{' '}
        </span>
      ))}
    </p>
  )
}

/** How many actions of a programme are known of those announced; the button opens them. */
export const KnownActions = ({ programme, gaps }: { programme: Programme; gaps: Strategy['gaps'] }) => {
  const t = useMessages()
  const [isOpen, setOpen] = useState(false)
  const known = programme.actions.length
  const of = programme.statedActionCount
  const words = of === null ? t('strategy.actions.known', { known }) : t('strategy.actions.known-of', { known, of })
  return (
    <>
      <Button tone="quiet" onPress={() => setOpen(true)} aria-label={t('strategy.actions.open', { number: programme.number, words })}>
        {words}
      </Button>
      <Dialog pane="end" wide isOpen={isOpen} onOpenChange={setOpen} title={t('strategy.actions.title', { number: programme.number })}>
        <div className="stack">
          <h3>
            <T text={programme.name} />
          </h3>
          {programme.aim && (
            <p>
              <T text={programme.aim} />
            </p>
          )}
          {known === 0 && <p>{t('strategy.actions.none')}</p>}
          <ActionList actions={programme.actions} gaps={missing(programme, gaps)} />
          <Linked programme={programme} />
        </div>
      </Dialog>
    </>
  )
}
