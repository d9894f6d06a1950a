import { element, type Drawing } from './drawing.ts'
import { widthOfText, wrapped } from './measure.ts'
import { penFor, picture, type Pen } from './pen.ts'
import type { Setting, Table } from './setting.ts'

/**
 * An objective and, for each funder in order, how many of its projects support it. `inferred` tells, in the same order,
 * where no source states that support.
 */
export type CoverageRow = { code: string; label: string; cells: number[]; inferred?: boolean[] }

type Layout = {
  setting: Setting
  pen: Pen
  codeWidth: number
  labels: string[][]
  labelEnd: number
  column: number
  headHeight: number
  upright: boolean
}

const small = 0.85
const lineHeight = 1.25

const laidOut = (rows: CoverageRow[], funders: string[], setting: Setting): Layout => {
  const { size, width } = setting
  const codeWidth = Math.max(0, ...rows.map(({ code }) => widthOfText(code, size, 600))) + size * 0.7
  // The cells take what they need, the labels the rest, and at least a third of the width where they have any text.
  const labelled = rows.some(({ label }) => label !== '')
  const widest = Math.max(0, ...funders.map((name) => widthOfText(name, size * small)))
  const room = width - codeWidth - (labelled ? width * 0.38 : 0)
  const column = Math.min(Math.max(widest + size * 0.6, size * 2), room / Math.max(1, funders.length))
  const labelEnd = width - column * funders.length
  const labels = rows.map(({ label }) => wrapped(label, labelEnd - codeWidth - size, size * small))
  const upright = widest + size * 0.3 > column
  return { setting, pen: penFor(setting), codeWidth, labels, labelEnd, column, upright, headHeight: upright ? widest + size : size * 1.8 }
}

const heading = (name: string, index: number, { setting, pen, labelEnd, column, headHeight, upright }: Layout): Drawing => {
  const size = setting.size * small
  const middle = labelEnd + column * (index + 0.5)
  if (!upright) return pen.text(name, { x: middle, y: headHeight - setting.size * 0.6, anchor: 'middle', size })
  // Turned up, a name starts at its column whatever the language: the turn is the same, so the anchor is set by hand.
  const [x, y] = [pen.x(middle) + size * 0.35, headHeight - setting.size * 0.4]
  const text = pen.text(name, { x: middle, y, size })
  const transform = `rotate(-90 ${x.toFixed(2)} ${y.toFixed(2)})`
  return element('text', { ...text.attributes, x, 'text-anchor': 'start', transform }, text.children)
}

type Cell = { count: number; inferred: boolean; index: number; top: number; height: number }

const cell = ({ count, inferred, index, top, height }: Cell, { setting, pen, labelEnd, column }: Layout): Drawing[] => {
  const { size, palette, format } = setting
  const side = Math.min(column - 4, size * 1.35)
  const box = { x: labelEnd + column * (index + 0.5) - side / 2, y: top + (height - side) / 2, width: side, height: side }
  if (count === 0) return [pen.box(box, { fill: 'none', stroke: palette.line, 'stroke-width': 1, rx: 2 })]
  const middle = { x: labelEnd + column * (index + 0.5), y: top + height / 2 + size * 0.31 }
  const lettering = { ...middle, anchor: 'middle' as const, size: size * small, weight: 700 }
  const text = pen.text(format(count), { ...lettering, fill: inferred ? palette.action : palette.paper })
  const outline = { fill: 'none', stroke: palette.action, 'stroke-width': 1, 'stroke-dasharray': '2 1.5' }
  return [pen.box(box, { ...(inferred ? outline : { fill: palette.action }), rx: 2 }), text]
}

const row = ({ code, cells, inferred = [] }: CoverageRow, label: string[], top: number, height: number, layout: Layout): Drawing[] => {
  const { setting, pen, codeWidth, labelEnd } = layout
  const { size, palette, width } = setting
  const bare = cells.every((count) => count === 0)
  const middle = top + height / 2
  const first = middle - ((label.length - 1) * size * small * lineHeight) / 2 + size * 0.3
  const fill = bare ? palette.attention : palette.ink
  return [
    ...(bare ? [pen.box({ x: 0, y: top, width: labelEnd - size * 0.3, height }, { fill: palette.attentionGround })] : []),
    pen.line([0, top + height], [width, top + height], { stroke: palette.line, 'stroke-width': 0.6 }),
    pen.text(code, { x: size * 0.25, y: middle + size * 0.33, weight: 600, fill }),
    ...label.map((line, index) => pen.text(line, { x: codeWidth, y: first + index * size * small * lineHeight, size: size * small, fill })),
    ...cells.flatMap((count, index) => cell({ count, inferred: inferred[index] ?? false, index, top, height }, layout)),
  ]
}

/**
 * Objectives down, funders across; a filled cell says how many projects, a dashed one that their support is only inferred,
 * an empty one stays visible as empty, and an objective that nobody supports is marked as such. Refuses a row whose cells
 * are not one per funder (`RangeError`).
 */
export const coverageMatrix = (rows: CoverageRow[], funders: string[], setting: Setting): Drawing => {
  const odd = rows.find(({ cells }) => cells.length !== funders.length)
  if (odd) throw new RangeError(`${odd.code} has ${odd.cells.length} cells for ${funders.length} funders`)
  const layout = laidOut(rows, funders, setting)
  const drawn = funders.map((name, index) => heading(name, index, layout))
  let top = layout.headHeight
  rows.forEach((one, index) => {
    const label = layout.labels[index] ?? []
    const height = Math.max(setting.size * 1.75, label.length * setting.size * small * lineHeight + setting.size * 0.6)
    drawn.push(...row(one, label, top, height, layout))
    top += height
  })
  return picture(setting, top + 1, drawn)
}

/** The table behind `coverageMatrix`: a cell without project is `0`, never a blank. */
export const coverageMatrixTable = (rows: CoverageRow[], funders: string[], setting: Setting): Table => ({
  headers: [setting.words.objective, ...funders],
  rows: rows.map(({ code, label, cells, inferred = [] }) => [
    label === '' ? code : `${code} ${label}`,
    ...cells.map((count, index) => (inferred[index] ? `${setting.format(count)} (${setting.words.inferred})` : setting.format(count))),
  ]),
})
