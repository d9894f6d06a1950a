import { scaleLinear } from 'd3-scale'
import type { Drawing } from './drawing.ts'
import { widthOfText, wrapped } from './measure.ts'
import { penFor, picture, tick, type Pen } from './pen.ts'
import { stated, visible, type Operator, type Quantity, type Setting, type Table } from './setting.ts'

/** One figure about an indicator. `source` says who states it, in a few words. */
export type Statement = {
  kind: 'recorded' | 'declared' | 'verified' | 'target'
  value: Quantity
  operator?: Operator
  source?: string
}
export type BarGroup = { label: string; statements: Statement[] }

type Measures = { setting: Setting; pen: Pen; kindWidth: number; length: (value: number) => number }

const rowHeight = 1.75
const sourceHeight = 1.2
const small = 0.85

const figure = (statement: Statement, setting: Setting): string => stated(statement.value, statement.operator ?? '=', setting)

const measured = (groups: BarGroup[], setting: Setting): Measures => {
  const statements = groups.flatMap((group) => group.statements)
  const widest = (texts: string[], weight: number): number =>
    Math.max(0, ...texts.map((text) => widthOfText(text, setting.size, weight)))
  const kindWidth = widest(statements.map(({ kind }) => setting.words[kind]), 400) + setting.size
  const valueWidth = widest(statements.map((statement) => figure(statement, setting)), 600) + setting.size * 2.2
  const most = Math.max(1, ...visible(statements.map(({ value }) => value)))
  const room = Math.max(setting.size, setting.width - kindWidth - valueWidth)
  return { setting, pen: penFor(setting), kindWidth, length: scaleLinear().domain([0, most]).range([0, room]) }
}

const bar = ({ kind }: Statement, length: number, y: number, { setting, pen, kindWidth }: Measures): Drawing[] => {
  const { palette, size } = setting
  const box = { x: kindWidth, y: y - size * 0.82, width: length, height: size }
  if (kind === 'declared') {
    const outline = { fill: 'none', stroke: palette.action, 'stroke-width': 1 }
    return [pen.hatch(box, { stroke: palette.action, 'stroke-opacity': 0.55 }), pen.box(box, outline)]
  }
  if (kind !== 'target') return [pen.box(box, { fill: palette.action })]
  const style = { stroke: palette.border, 'stroke-width': 1.2 }
  const middle = y - size * 0.32
  const end = kindWidth + length
  return [
    pen.line([kindWidth, middle], [end, middle], { ...style, 'stroke-dasharray': '3 2' }),
    pen.line([end, middle - size * 0.4], [end, middle + size * 0.4], style),
  ]
}

const sourceLines = ({ source }: Statement, { setting: { width, size }, kindWidth }: Measures): string[] =>
  source ? wrapped(source, width - kindWidth - size, size * small) : []

const row = (statement: Statement, y: number, measures: Measures): Drawing[] => {
  const { setting, pen, kindWidth } = measures
  const { palette, size, words } = setting
  const withheld = statement.value === 'withheld'
  // Something that exists is never drawn as nothing.
  const length = statement.value === 'withheld' || statement.value === 0 ? 0 : Math.max(1.5, measures.length(statement.value))
  const after = kindWidth + length + size * 0.5
  const verified = statement.kind === 'verified' && !withheld
  const drawn = [pen.text(words[statement.kind], { x: kindWidth - size * 0.6, y, anchor: 'end', fill: palette.quiet })]
  if (!withheld) drawn.push(...bar(statement, length, y, measures))
  if (verified) drawn.push(tick(pen, { x: after, y, size, fill: palette.action }))
  const x = verified ? after + size : after
  drawn.push(pen.text(figure(statement, setting), { x, y, weight: withheld ? 400 : 600, fill: withheld ? palette.quiet : palette.ink }))
  const sources = sourceLines(statement, measures).map((line, index) =>
    pen.text(line, { x: kindWidth + size * 0.5, y: y + size * (1.3 + index * sourceHeight), size: size * small, fill: palette.quiet }),
  )
  return [...drawn, ...sources]
}

const group = ({ label, statements }: BarGroup, top: number, measures: Measures): { drawn: Drawing[]; bottom: number } => {
  const { setting, pen, kindWidth } = measures
  const { size } = setting
  const lines = wrapped(label, setting.width, size, 600)
  const drawn = lines.map((line, index) => pen.text(line, { x: 0, y: top + size * (1.1 + index * 1.45), weight: 600 }))
  const start = top + size * (lines.length * 1.45 + 0.3)
  let y = start
  for (const statement of statements) {
    drawn.push(...row(statement, y + size * 1.2, measures))
    y += size * (rowHeight + sourceLines(statement, measures).length * sourceHeight)
  }
  drawn.push(pen.line([kindWidth, start], [kindWidth, y], { stroke: setting.palette.border, 'stroke-width': 1 }))
  return { drawn, bottom: y + size * 0.9 }
}

/**
 * Horizontal bars, grouped by indicator, on one scale from zero. Each statement has a bar of its own: recorded is solid,
 * declared is outlined and hatched with its sign beside the value, verified is solid with a tick, a target is a thin line.
 */
export const bars = (groups: BarGroup[], setting: Setting): Drawing => {
  const measures = measured(groups, setting)
  const drawn: Drawing[] = []
  let top = 0
  for (const one of groups) {
    const { drawn: part, bottom } = group(one, top, measures)
    drawn.push(...part)
    top = bottom
  }
  return picture(setting, Math.max(top, setting.size), drawn)
}

/** The table behind `bars`: one row a statement. */
export const barsTable = (groups: BarGroup[], setting: Setting): Table => ({
  headers: [setting.words.subject, setting.words.statement, setting.words.value, setting.words.source],
  rows: groups.flatMap(({ label, statements }) =>
    statements.map((statement) => [label, setting.words[statement.kind], figure(statement, setting), statement.source ?? '']),
  ),
})
