import { useId, type ReactNode } from 'react'
import { Count } from './status.tsx'
import './card.css'

type CardProps = {
  title?: ReactNode
  /** How many stand in it, beside the title. */
  count?: number | undefined
  /** A link or a button at the end of the title's line. */
  action?: ReactNode
  tone?: 'attention' | 'refusal' | 'protection' | 'done'
  level?: 2 | 3
  children: ReactNode
}

/** A part of a page that can be named: a section with its title, count and one action. */
export const Card = ({ title, count, action, tone, level = 2, children }: CardProps) => {
  const id = useId()
  const Title = `h${level}` as const
  return (
    <section className="card" {...(title === undefined ? {} : { 'aria-labelledby': id })} {...(tone ? { 'data-tone': tone } : {})}>
      {(title !== undefined || action) && (
        <div className="card-head">
          <Title className="card-title" id={id}>
            {title}
            {count !== undefined && (
              <>
                {' '}
                <Count value={count} />
              </>
            )}
          </Title>
          {action}
        </div>
      )}
      {children}
    </section>
  )
}
