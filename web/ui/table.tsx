import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import './table.css'

export type Sorting = { key: string; direction: 'ascending' | 'descending' }

export type Column<R> = {
  key: string
  header: string
  cell: (row: R) => ReactNode
  /** Figures stand at the end of their cell. */
  end?: boolean
  sortable?: boolean
}

type TableProps<R> = {
  /** What the table holds: read to those who do not see it, shown with `showCaption`. */
  caption: string
  showCaption?: boolean
  columns: readonly Column<R>[]
  rows: readonly R[]
  rowKey: (row: R) => string
  /** Sorting lives in the address: the page is told, and gives it back. */
  sorting?: Sorting | undefined
  onSort?: (sorting: Sorting) => void
  /** On a phone: `cards` (a row becomes a card) or `scroll` (the first column stays, the rest moves; the default). */
  phone?: 'cards' | 'scroll'
  /** Scrolls inside itself under a header that stays, for long tables. */
  tall?: boolean
}

const next = (key: string, sorting: Sorting | undefined): Sorting => ({
  key,
  direction: sorting?.key === key && sorting.direction === 'ascending' ? 'descending' : 'ascending',
})

const Header = <R,>({
  column,
  sorting,
  onSort,
  first,
}: { column: Column<R>; first: boolean } & Pick<TableProps<R>, 'sorting' | 'onSort'>) => {
  const isSorted = sorting?.key === column.key
  return (
    <th
      scope="col"
      {...(first ? { 'data-first': '' } : {})}
      {...(column.end ? { 'data-end': '' } : {})}
      {...(isSorted ? { 'aria-sort': sorting.direction } : {})}
    >
      {column.sortable && onSort ? (
        <button type="button" className="table-sort" aria-pressed={isSorted} onClick={() => onSort(next(column.key, sorting))}>
          {column.header}
          <Icon name={isSorted ? (sorting.direction === 'ascending' ? 'up' : 'down') : 'sort'} />
        </button>
      ) : (
        column.header
      )}
    </th>
  )
}

const Row = <R,>({ row, columns }: { row: R; columns: readonly Column<R>[] }) => (
  <tr>
    {columns.map((column, at) =>
      at === 0 ? (
        <th key={column.key} scope="row" data-first="">
          {column.cell(row)}
        </th>
      ) : (
        <td key={column.key} data-header={column.header} {...(column.end ? { 'data-end': '' } : {})}>
          {column.cell(row)}
        </td>
      ),
    )}
  </tr>
)

/** Rows of 36 px under a header that stays, the first column kept in view. A row leads on by the link in its first cell. */
export const Table = <R,>({ caption, showCaption, columns, rows, rowKey, sorting, onSort, phone = 'scroll', tall }: TableProps<R>) => (
  <div
    className="table-scroll"
    role="region"
    aria-label={caption}
    tabIndex={0}
    {...(phone === 'cards' ? { 'data-cards': '' } : {})}
    {...(tall ? { 'data-tall': '' } : {})}
  >
    <table className="table">
      <caption className={showCaption ? undefined : 'visually-hidden'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column, at) => (
            <Header key={column.key} column={column} first={at === 0} sorting={sorting} {...(onSort ? { onSort } : {})} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={rowKey(row)} row={row} columns={columns} />
        ))}
      </tbody>
    </table>
  </div>
)
