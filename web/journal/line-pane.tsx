import type { JournalLine } from '#journal/model'
import { Dialog } from '../ui/dialog.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { useFormats } from '../ui/format.ts'
import { useMessages } from '../ui/messages.tsx'
import { Code, T } from '../ui/text.tsx'
import { More, useVerb, Who } from './happening.tsx'

const LineFacts = ({ line }: { line: JournalLine }) => {
  const t = useMessages()
  const { moment } = useFormats()
  return (
    <Facts lines>
      <Fact label={t('journal.line.at')}>
        <time dateTime={line.at}>{moment(line.at)}</time>
      </Fact>
      <Fact label={t('journal.column.who')}>
        <Who line={line} />
      </Fact>
      {line.role && <Fact label={t('journal.line.role')}>{t(`role.${line.role}`)}</Fact>}
      {line.organisation && (
        <Fact label={t('journal.line.organisation')}>
          <T text={line.organisation.name} />
        </Fact>
      )}
      <Fact label={t('journal.line.word')}>{t(`journal.word.${line.subject.word}`)}</Fact>
      {line.subject.id && line.subject.id !== line.person && (
        <Fact label={t('journal.line.id')}>
          <Code>{line.subject.id}</Code>
        </Fact>
      )}
      {line.person && (
        <Fact label={t('journal.line.person')}>
          <Code>{line.person}</Code>
        </Fact>
      )}
    </Facts>
  )
}

const Line = ({ line }: { line: JournalLine }) => {
  const t = useMessages()
  const verb = useVerb()
  return (
    <div className="stack journal-line">
      <p className="journal-what">
        <strong>{verb(line.verb)}</strong>
        <More details={line.details} />
      </p>
      <LineFacts line={line} />
      <h3>{t('journal.line.kept')}</h3>
      <p className="quiet small">{t('journal.line.kept.what')}</p>
      <pre className="journal-kept" dir="ltr">
        {JSON.stringify({ verb: line.verb, subject: line.subject, details: line.details }, null, 2)}
      </pre>
    </div>
  )
}

type PaneProps = { position: number | undefined; lines: readonly JournalLine[]; close: () => void }

/** One line as it is kept: ids and codes. */
export const LinePane = ({ position, lines, close }: PaneProps) => {
  const t = useMessages()
  const { number } = useFormats()
  const line = lines.find((each) => each.position === position)
  return (
    <Dialog
      pane="end"
      wide
      isOpen={position !== undefined}
      onOpenChange={(isOpen) => !isOpen && close()}
      title={t('journal.line', { position: number(position ?? 0) })}
    >
      {line ? <Line line={line} /> : <p>{t('journal.line.gone')}</p>}
    </Dialog>
  )
}
