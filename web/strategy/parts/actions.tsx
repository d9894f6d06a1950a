import type { Programme, Strategy } from '#strategy/model'
import { useMessages } from '../../ui/messages.tsx'
import { Status } from '../../ui/status.tsx'
import { Code, T } from '../../ui/text.tsx'
import { SourceText } from './sources.tsx'
import './actions.css'

type Action = Programme['actions'][number]
type Entry = { code: string; action: Action | null; gap: Strategy['gaps'][number] | null }

const place = (code: string) => Number(code.split('.')[1])

const entries = (actions: readonly Action[], gaps: Strategy['gaps']): Entry[] =>
  [
    ...actions.map((action) => ({ code: action.code, action, gap: null })),
    ...gaps.map((gap) => ({ code: gap.code, action: null, gap })),
  ].toSorted((one, other) => place(one.code) - place(other.code))

const Known = ({ action }: { action: Action }) => {
  const t = useMessages()
  return (
    <>
      <span>
        {action.label ? <T text={action.label} /> : <span className="quiet">{t('strategy.action.unlabelled')}</span>}{' '}
        {action.sharedLabel && <Status tone="quiet">{t('strategy.action.shared')}</Status>}
      </span>
      {action.note && (
        <span className="small quiet">
          <T text={action.note} />
        </span>
      )}
      <SourceText source={action.source} />
    </>
  )
}

/** The numbered actions that are known; a number that no source gives stands as missing, never filled in. */
export const ActionList = ({ actions, gaps = [] }: { actions: readonly Action[]; gaps?: Strategy['gaps'] }) => {
  const t = useMessages()
  return (
    <ul className="actions">
      {entries(actions, gaps).map(({ code, action, gap }) => (
        <li key={code} {...(gap ? { 'data-missing': '' } : {})}>
          <Code>{code}</Code>
          <div className="stack" data-gap="small">
            {action && <Known action={action} />}
            {gap && (
              <>
                <Status tone="attention">{t('strategy.action.missing')}</Status>
                <span className="small">
                  <T text={gap.note} />
                </span>
              </>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
