import { createElement, useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { Disclosure } from './disclosure.tsx'
import { useMessages } from './messages.tsx'
import { Table } from './table.tsx'
import './drawing.css'

/** A piece of a picture as plain data: the same that becomes SVG text in a printed report. */
export type Picture = { tag: string; attributes: Record<string, string | number>; children: (Picture | string)[] }

/** The house's colours for a picture on a page: tokens, so that it follows the theme. Give it to `settingFor` as its palette. */
export const pagePalette = {
  ink: 'var(--ink)',
  quiet: 'var(--ink-quiet)',
  paper: 'var(--surface)',
  line: 'var(--line)',
  border: 'var(--control)',
  action: 'var(--action)',
  selected: 'var(--selected)',
  attention: 'var(--attention)',
  attentionGround: 'var(--attention-soft)',
  refusal: 'var(--refusal)',
  information: 'var(--information)',
  protection: 'var(--protection)',
}

const reactName = (name: string): string => {
  if (name === 'class') return 'className'
  if (/^(aria|data)-/.test(name)) return name
  return name.replace(/[-:](\w)/g, (_, letter: string) => letter.toUpperCase())
}

const drawn = (piece: Picture | string, key: number): ReactNode => {
  if (typeof piece === 'string') return piece
  const attributes = Object.fromEntries(Object.entries(piece.attributes).map(([name, value]) => [reactName(name), value]))
  return createElement(piece.tag, { ...attributes, key }, ...piece.children.map((child, at) => drawn(child, at)))
}

/** A picture alone, without its table: for a mark that stands beside the very figures that it draws. */
export const Sketch = ({ picture }: { picture: Picture }) => drawn(picture, 0)

/** The width that an element has on this page, followed as it changes. */
const useWidth = () => {
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    if (!place.current) return
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    setWidth(Math.floor(place.current.getBoundingClientRect().width))
    watch.observe(place.current)
    return () => watch.disconnect()
  }, [])
  return { place, width }
}

type DrawingProps = {
  /** The picture for a width in pixels: drawn again for a phone, so that its letters stay readable; never wider than `most`. */
  draw: (width: number) => Picture
  most?: number
  /** What it shows, above it. */
  caption?: ReactNode
  /** The same in words and figures, behind a line that opens. */
  table: { headers: string[]; rows: string[][] }
}

type Row = { key: string; cells: string[] }

const columnsOf = (headers: string[]) =>
  headers.map((header, at) => ({ key: String(at), header, cell: (row: Row) => row.cells[at], end: at > 0 }))

/** A chart or a map, with its table. */
export const Drawing = ({ draw, most = 760, caption, table }: DrawingProps) => {
  const t = useMessages()
  const { place, width } = useWidth()
  const id = useId()
  return (
    <figure className="drawing" {...(caption ? { 'aria-labelledby': id } : {})}>
      {caption && <figcaption id={id}>{caption}</figcaption>}
      <div className="drawing-picture" dir="ltr" ref={place}>
        {width > 0 && drawn(draw(Math.min(width, most)), 0)}
      </div>
      <Disclosure title={t('ui.drawing.table')}>
        <Table
          caption={t('ui.drawing.table')}
          columns={columnsOf(table.headers)}
          rows={table.rows.map((cells, at) => ({ key: String(at), cells }))}
          rowKey={(row) => row.key}
        />
      </Disclosure>
    </figure>
  )
}
