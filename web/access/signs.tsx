import type { AccessRequest, Glass } from '#person/opening/model'
import { dayAt, daysBetween, today } from '../app/today.ts'
import { useFormats } from '../ui/format.ts'
import { useMessages, type Say } from '../ui/messages.tsx'
import { Status, type StatusTone } from '../ui/status.tsx'

const tones: Record<AccessRequest['state'], StatusTone> = { asked: 'plain', granted: 'done', refused: 'refusal', expired: 'quiet' }

/** How long a request still waits, in words. */
export const sayExpiry = ({ expiresAt }: Pick<AccessRequest, 'expiresAt'>, t: Say): string => t('access.expires', { days: Math.max(0, daysBetween(today(), dayAt(expiresAt))) })

/** Of a request that waits, its last day; of another, its answer. */
export const RequestSign = ({ request }: { request: AccessRequest }) => {
  const t = useMessages()
  const { state } = request
  if (state !== 'asked') return <Status tone={tones[state]}>{t(`access.state.${state}`)}</Status>
  const near = daysBetween(today(), dayAt(request.expiresAt)) <= 2
  return <Status tone={near ? 'attention' : 'plain'} icon="clock">{sayExpiry(request, t)}</Status>
}

/** Of broken glass, whether it still lets one read, and what was found. */
export const GlassSign = ({ glass }: { glass: Glass }) => {
  const t = useMessages()
  const { time } = useFormats()
  if (glass.finding) return <Status tone={glass.finding === 'justified' ? 'done' : 'refusal'}>{t(`access.finding.${glass.finding}`)}</Status>
  if (glass.open) return <Status tone="attention" icon="clock">{t('access.glass.open-until', { time: time(glass.until) })}</Status>
  return <Status>{t('access.glass.to-review')}</Status>
}
