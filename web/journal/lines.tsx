import type { JournalLine } from '#journal/model'
import { Link } from '../app/link.tsx'
import { useFormats } from '../ui/format.ts'
import { useMessages } from '../ui/messages.tsx'
import { Status } from '../ui/status.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { Amount } from '../ui/text.tsx'
import { dayIn, FileCode, More, Post, shortOf, useVerb, Who } from './happening.tsx'
import type { JournalSearch } from './search.ts'

type Narrow = (part: JournalSearch) => JournalSearch

/** When, in Morocco: the day and the hour. */
export const At = ({ at }: { at: string }) => {
  const { day, time } = useFormats()
  return (
    <time dateTime={at} className="journal-at">
      {day(dayIn(at), 'short')} <bdi className="code">{time(at)}</bdi>
    </time>
  )
}

const WhoCell = ({ line, narrow }: { line: JournalLine; narrow: Narrow }) => {
  const t = useMessages()
  return (
    <span className="journal-who">
      {line.staff ? (
        <Link
          to="/journal"
          search={narrow({ staff: line.staff.id })}
          resetScroll={false}
          aria-label={t('journal.staff-lines', { name: line.staff.name })}
        >
          <Who line={line} />
        </Link>
      ) : (
        <Who line={line} />
      )}
      <span className="quiet small">
        <Post line={line} />
      </span>
    </span>
  )
}

const AboutCell = ({ line, narrow }: { line: JournalLine; narrow: Narrow }) => {
  const t = useMessages()
  if (line.person) {
    return (
      <Link
        to="/journal"
        search={narrow({ id: line.person })}
        resetScroll={false}
        aria-label={t('journal.file-lines', { code: shortOf(line.person) })}
      >
        <FileCode id={line.person} />
      </Link>
    )
  }
  return <span className="quiet">{t(`journal.word.${line.subject.word}`)}</span>
}

/** Whether a line is part of the chain already: it takes about a second. */
const Sealed = ({ line }: { line: JournalLine }) => {
  const t = useMessages()
  return (
    <Status tone="quiet" icon={line.sealed ? 'lock' : 'clock'}>
      {t(line.sealed ? 'journal.sealed' : 'journal.waiting')}
    </Status>
  )
}

const useColumns = (search: JournalSearch): Column<JournalLine>[] => {
  const t = useMessages()
  const verb = useVerb()
  const { number } = useFormats()
  const narrow: Narrow = (part) => ({ ...search, line: undefined, ...part })
  const open = (line: JournalLine) => (
    <Link
      to="/journal"
      search={{ ...search, line: line.position }}
      resetScroll={false}
      aria-label={t('journal.open', { position: number(line.position) })}
    >
      <Amount value={line.position} />
    </Link>
  )
  return [
    { key: 'position', header: t('journal.column.position'), cell: open },
    { key: 'at', header: t('journal.column.at'), cell: (line) => <At at={line.at} /> },
    { key: 'who', header: t('journal.column.who'), cell: (line) => <WhoCell line={line} narrow={narrow} /> },
    {
      key: 'what',
      header: t('journal.column.what'),
      cell: (line) => (
        <span className="journal-what">
          {verb(line.verb)}
          <More details={line.details} />
        </span>
      ),
    },
    { key: 'about', header: t('journal.column.about'), cell: (line) => <AboutCell line={line} narrow={narrow} /> },
    { key: 'seal', header: t('journal.column.seal'), cell: (line) => <Sealed line={line} /> },
  ]
}

/** Lines of the journal, one act each, without the name of a person. */
export const Lines = ({ lines, search }: { lines: readonly JournalLine[]; search: JournalSearch }) => {
  const t = useMessages()
  return (
    <div className="journal-lines">
      <Table
        caption={t('journal.table')}
        columns={useColumns(search)}
        rows={lines}
        rowKey={(line) => String(line.position)}
        phone="cards"
      />
    </div>
  )
}
