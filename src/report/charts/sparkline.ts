import { scaleLinear, scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import type { PeriodValue } from './columns.ts'
import { element, type Drawing } from './drawing.ts'
import { penFor, picture } from './pen.ts'
import { shown, visible, type Setting, type Table } from './setting.ts'

/** A small line without letters, to stand beside the figure that ends it. It starts at zero; time runs as one reads. */
export const sparkline = (points: PeriodValue[], setting: Setting): Drawing => {
  const { size, width, palette } = setting
  const pen = penFor(setting)
  const height = size * 1.6
  const edge = 2.5
  const scale = scaleLinear().domain([0, Math.max(1, ...visible(points.map(({ value }) => value)))]).range([height - edge, edge])
  const place = scalePoint<number>().domain(points.map((_, index) => index)).range([edge, width - edge])
  const at = (index: number): number => pen.x(place(index) ?? width - edge)
  const path = line<PeriodValue>()
    .defined(({ value }) => typeof value === 'number')
    .x((_, index) => at(index))
    .y(({ value }) => scale(typeof value === 'number' ? value : 0))
    .digits(2)(points)
  const last = points.findLastIndex(({ value }) => typeof value === 'number')
  const value = points[last]?.value
  const base = pen.line([edge, height - edge], [width - edge, height - edge], { stroke: palette.line, 'stroke-width': 1 })
  const trace = element('path', { d: path ?? '', fill: 'none', stroke: palette.action, 'stroke-width': 1.3, 'stroke-linejoin': 'round' })
  const end = typeof value === 'number' ? [element('circle', { cx: at(last), cy: scale(value), r: 2, fill: palette.action })] : []
  return picture(setting, height, path ? [base, trace, ...end] : [base])
}

/** The table behind `sparkline`. */
export const sparklineTable = (points: PeriodValue[], setting: Setting): Table => ({
  headers: [setting.words.period, setting.words.value],
  rows: points.map(({ period, value }) => [period, shown(value, setting)]),
})
