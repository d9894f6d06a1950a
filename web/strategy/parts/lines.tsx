import type { Figure } from '#results/model'
import { boundsOf } from '#language/date'
import { exactRoles, frontRoles, type Role } from '#organisation/model'
import { Link } from '../../app/link.tsx'
import { useActing } from '../../app/session.ts'
import { useMessages } from '../../ui/messages.tsx'
import { useText } from '../../ui/text.tsx'
import type { Choice } from './period.ts'

const readers: readonly Role[] = [...exactRoles, ...frontRoles]
const front: readonly Role[] = frontRoles

/** Who may read the lines behind a figure: those who steer read all, those who serve their own. */
export const useLineReading = (): 'all' | 'own' | 'none' => {
  const { role } = useActing()
  if (!readers.includes(role)) return 'none'
  return front.includes(role) ? 'own' : 'all'
}

/** The address of the lines that a figure counts: the same indicator, the same days. */
export const linesOf = (indicator: string, choice: Choice) => ({ indicator, ...(choice === 'all' ? {} : boundsOf(choice)) })

/** From a figure in a line to the lines of the ledger behind it; nothing where there is none. */
export const LinesLink = ({ figure: { indicator, recorded }, choice }: { figure: Figure; choice: Choice }) => {
  const t = useMessages()
  const text = useText()
  const reading = useLineReading()
  if (reading === 'none' || !recorded || recorded.lines === 0) return null
  const { lines } = recorded
  const isCounted = reading === 'all' && lines !== 'withheld'
  const words = isCounted ? t('strategy.lines', { count: lines }) : t('strategy.lines.own')
  return (
    <Link
      to="/ledger"
      search={linesOf(indicator.code, choice)}
      aria-label={t('strategy.lines.open', { words, name: text(indicator.name) })}
    >
      {words}
    </Link>
  )
}
