import type { LedgerLine } from '#delivery/model'
import { Link } from '../app/link.tsx'
import { useFormats } from '../ui/format.ts'
import { useMessages } from '../ui/messages.tsx'
import { Status } from '../ui/status.tsx'
import { Table, type Column } from '../ui/table.tsx'
import { Amount, Code, T } from '../ui/text.tsx'
import type { LedgerSearch } from './search.ts'
import './ledger.css'

/** Whether a line still counts: a mistake and its correction stay for ever, and every figure forgets the pair. */
export const Standing = ({ line }: { line: LedgerLine }) => {
  const t = useMessages()
  if (line.reverses) return <Status tone="refusal">{t('delivery.state.reverses')}</Status>
  if (line.reversed) return <Status tone="refusal">{t('delivery.state.reversed')}</Status>
  return <span className="quiet">{t('delivery.state.stands')}</span>
}

const useColumns = (search: LedgerSearch): Column<LedgerLine>[] => {
  const t = useMessages()
  const { day, number } = useFormats()
  return [
    {
      key: 'position',
      header: t('delivery.column.position'),
      cell: (line) => (
        <Link
          to="/ledger"
          search={{ ...search, line: line.id }}
          resetScroll={false}
          aria-label={t('delivery.open', { position: number(line.position) })}
        >
          <Amount value={line.position} />
        </Link>
      ),
    },
    { key: 'on', header: t('delivery.column.on'), cell: (line) => <time dateTime={line.on}>{day(line.on, 'short')}</time> },
    { key: 'service', header: t('delivery.column.service'), cell: (line) => <T text={line.service.name} /> },
    { key: 'objective', header: t('delivery.column.objective'), cell: (line) => <Code>{line.objective}</Code> },
    {
      key: 'organisation',
      header: t('delivery.column.organisation'),
      cell: (line) => (line.organisation.short ? <bdi dir="ltr">{line.organisation.short}</bdi> : <T text={line.organisation.name} />),
    },
    {
      key: 'region',
      header: t('delivery.column.region'),
      cell: (line) => (line.region ? <T text={line.region.name} /> : t('delivery.unknown')),
    },
    { key: 'sex', header: t('delivery.column.sex'), cell: (line) => t(`delivery.sex.${line.sex ?? 'unknown'}`) },
    { key: 'age', header: t('delivery.column.age'), cell: (line) => <span className="nowrap">{t(`delivery.age.${line.ageBand}`)}</span> },
    { key: 'quantity', header: t('delivery.column.quantity'), cell: (line) => <Amount value={line.quantity} />, end: true },
    { key: 'state', header: t('delivery.column.state'), cell: (line) => <Standing line={line} /> },
  ]
}

/** Lines of the ledger, one service each, without a name. */
export const LineTable = ({ lines, search }: { lines: readonly LedgerLine[]; search: LedgerSearch }) => {
  const t = useMessages()
  return (
    <div className="ledger-lines">
      <Table caption={t('delivery.table')} columns={useColumns(search)} rows={lines} rowKey={(line) => line.id} phone="cards" />
    </div>
  )
}
