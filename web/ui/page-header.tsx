import { Children, type ReactNode, type Ref } from 'react'
import { Icon } from './icon.tsx'
import { useMessages } from './messages.tsx'
import './page-header.css'

/** Where this page stands: links from the widest to the nearest; the page itself is the heading below and is not repeated. */
export const Breadcrumb = ({ children }: { children: ReactNode }) => {
  const t = useMessages()
  return (
    <nav aria-label={t('ui.breadcrumb')}>
      <ol className="breadcrumb">
        {Children.map(children, (link, at) => (
          <li>
            {at > 0 && <Icon name="end" />}
            {link}
          </li>
        ))}
      </ol>
    </nav>
  )
}

type PageHeaderProps = {
  title: ReactNode
  lead?: ReactNode
  breadcrumb?: ReactNode
  /** Badges beside the title. */
  status?: ReactNode
  /** One primary action, and a few quiet ones before it. */
  actions?: ReactNode
  headingRef?: Ref<HTMLHeadingElement>
  /** A page has one `h1`; only a sample of a header inside another page is lower. */
  level?: 1 | 2 | 3
}

/** The top of a page: where it stands, what it is, what can be done. */
export const PageHeader = ({ title, lead, breadcrumb, status, actions, headingRef, level = 1 }: PageHeaderProps) => {
  const Title = `h${level}` as const
  return (
    <header className="page-header">
      {breadcrumb}
      <div className="page-header-line">
        <div className="stack" data-gap="small">
          <div className="cluster">
            <Title ref={headingRef} tabIndex={-1}>
              {title}
            </Title>
            {status}
          </div>
          {lead !== undefined && <p className="page-header-lead">{lead}</p>}
        </div>
        {actions !== undefined && <div className="page-header-actions no-print">{actions}</div>}
      </div>
    </header>
  )
}
