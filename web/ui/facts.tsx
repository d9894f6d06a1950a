import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { useMessages } from './messages.tsx'
import './facts.css'

type FactProps = {
  label: ReactNode
  children: ReactNode
  /** Whether a document was shown for it, or it is as the person says. */
  proof?: 'shown' | 'stated' | undefined
}

/** One fact with its name, and what it rests on. */
export const Fact = ({ label, children, proof }: FactProps) => {
  const t = useMessages()
  return (
    <div className="fact">
      <dt>{label}</dt>
      <dd>
        {children}
        {proof && (
          <span className="fact-proof" data-proof={proof}>
            <Icon name={proof === 'shown' ? 'document' : 'person'} />
            {t(`ui.proof.${proof}`)}
          </span>
        )}
      </dd>
    </div>
  )
}

/** Facts side by side, or each on its own line (`lines`). */
export const Facts = ({ children, lines }: { children: ReactNode; lines?: boolean }) => (
  <dl className="facts" {...(lines ? { 'data-lines': '' } : {})}>
    {children}
  </dl>
)
