import type { MouseEvent, ReactNode } from 'react'
import { useMessages } from '../ui/messages.tsx'

/** The parts of a file, in the order of the page. */
export const partsOfFile = ['next', 'rights', 'history', 'documents', 'pieces', 'notes', 'consents', 'shared', 'asked', 'journal'] as const
export type PartOfFile = (typeof partsOfFile)[number]

const labels = {
  next: 'person.next', rights: 'eligibility.rights', history: 'person.history', documents: 'person.documents', pieces: 'person.pieces',
  notes: 'access.notes', consents: 'person.consents', shared: 'access.shared', asked: 'rights.of-person', journal: 'journal.file',
} as const satisfies Record<PartOfFile, string>

const idOf = (part: PartOfFile): string => `part-${part}`

/** A part that the list leads to: the focus goes there with the eye. */
export const Named = ({ part, children }: { part: PartOfFile; children: ReactNode }) => (
  <div id={idOf(part)} className="file-part" tabIndex={-1}>{children}</div>
)

const go = (part: PartOfFile) => (event: MouseEvent) => {
  event.preventDefault() // The address stays that of the file: going back leaves it.
  const place = document.getElementById(idOf(part))
  place?.scrollIntoView({ block: 'start' })
  place?.focus({ preventScroll: true })
}

/** The way to each part of a long file. */
export const PartsList = ({ parts }: { parts: readonly PartOfFile[] }) => {
  const t = useMessages()
  return (
    <nav className="file-parts no-print" aria-label={t('person.parts')}>
      <ul>
        {parts.map(part => <li key={part}><a className="link" href={`#${idOf(part)}`} onClick={go(part)}>{t(labels[part])}</a></li>)}
      </ul>
    </nav>
  )
}
