import { useFormats } from '../ui/format.ts'
import { useMessages } from '../ui/messages.tsx'
import type { LedgerSearch } from './search.ts'

/** From which day to which, in a sentence; nothing where the whole ledger is shown. */
export const Days = ({ search: { from, to } }: { search: LedgerSearch }) => {
  const t = useMessages()
  const { day } = useFormats()
  if (from && to) return <p>{t('delivery.days.between', { from: day(from), to: day(to) })}</p>
  if (from) return <p>{t('delivery.days.since', { from: day(from) })}</p>
  return to ? <p>{t('delivery.days.until', { to: day(to) })}</p> : null
}
