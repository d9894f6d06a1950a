import type { FileLine } from '#journal/model'
import { useFormats } from '../ui/format.ts'
import { useMessages } from '../ui/messages.tsx'
import { Name } from '../ui/text.tsx'
import { TimelineItem } from '../ui/timeline.tsx'
import { dayIn, More, Post, useVerb } from './happening.tsx'
import type { Visit } from './visits.ts'

const byOffice = ['data-protection-officer', 'auditor']

/** Why their organisation may see the file, in words; `null` where the asking one may not know. */
const useWhy = (): ((line: FileLine) => string | null) => {
  const t = useMessages()
  return ({ involved, role, staff, organisation, cause }) => {
    if (cause) return t('journal.why', { why: t('journal.why.cause', { why: t('journal.why.glass'), cause }) })
    if (involved) return t('journal.why', { why: t(`journal.why.${involved}`) })
    if (staff === null && organisation) return t('journal.why', { why: t('journal.why.exchanged') })
    return role && byOffice.includes(role) ? t('journal.why', { why: t('journal.why.office') }) : null
  }
}

const When = ({ visit }: { visit: Visit }) => {
  const t = useMessages()
  const { day, moment, time } = useFormats()
  const from = time(visit.from)
  const to = time(visit.to)
  return <time dateTime={visit.to}>{from === to ? moment(visit.to) : t('journal.between', { day: day(dayIn(visit.to)), from, to })}</time>
}

const Actor = ({ line }: { line: FileLine }) => {
  const t = useMessages()
  if (line.staff) return <Name>{line.staff.name}</Name>
  return t(line.organisation ? 'journal.someone' : 'journal.itself')
}

/** One visit: who, in which role, what they looked at or wrote, and why they may. */
export const VisitItem = ({ visit }: { visit: Visit }) => {
  const t = useMessages()
  const verb = useVerb()
  const why = useWhy()(visit.line)
  const isRefused = visit.line.verb === 'access.refused'
  return (
    <TimelineItem
      icon={isRefused ? 'lock' : 'person'}
      {...(isRefused ? { tone: 'attention' as const } : {})}
      title={<Actor line={visit.line} />}
      when={<When visit={visit} />}
      by={<Post line={visit.line} />}
    >
      <ul className="journal-acts">
        {visit.verbs.map(([each, times]) => (
          <li key={each}>
            {verb(each)}
            {times > 1 && <span className="quiet small"> ({t('journal.file.times', { count: times })})</span>}
          </li>
        ))}
      </ul>
      {isRefused ? <More details={{ code: visit.line.code }} /> : why && <p className="quiet small">{why}</p>}
    </TimelineItem>
  )
}
