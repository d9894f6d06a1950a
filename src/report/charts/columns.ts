import { scaleBand } from 'd3-scale'
import { heightScale, periodLabels, type Ground } from './axis.ts'
import type { Drawing } from './drawing.ts'
import { widthOfText } from './measure.ts'
import { penFor, picture, type Pen } from './pen.ts'
import { shown, visible, type Quantity, type Setting, type Table } from './setting.ts'

/** One period of a series: its name as it is read, and its value, or null where there was nothing to count. */
export type PeriodValue = { period: string; value: Quantity | null }

type Slot = { x: number; width: number }

const column = ({ value }: PeriodValue, slot: Slot, { top, foot }: Ground, setting: Setting, pen: Pen): Drawing[] => {
  const { palette, size } = setting
  const middle = slot.x + slot.width / 2
  if (typeof value === 'number') {
    const fits = widthOfText(shown(value, setting), size, 600) <= slot.width * 1.35
    const lettering = { x: middle, y: top - size * 0.45, weight: 600, size: fits ? size : size * 0.8 }
    const text = pen.text(shown(value, setting), { ...lettering, anchor: 'middle' })
    return [pen.box({ x: slot.x, y: top, width: slot.width, height: foot - top }, { fill: palette.action }), text]
  }
  const above = { x: middle, y: foot - size * (value === null ? 0.5 : 1.5), fill: palette.quiet, size: size * 0.85 }
  const mark = pen.text(shown(value, setting), { ...above, anchor: 'middle' })
  if (value === null) return [mark]
  // The hatched foot has one height for every withheld value: it says that something is there, not how much.
  return [pen.hatch({ x: slot.x, y: foot - size, width: slot.width, height: size }, { stroke: palette.border }), mark]
}

/** Columns over time on a scale that starts at zero, each with its value. Time runs in the direction of reading. */
export const columnsByPeriod = (points: PeriodValue[], setting: Setting): Drawing => {
  const { size, width, palette } = setting
  const pen = penFor(setting)
  const ground: Ground = { start: 0, end: width, top: size * 1.8, foot: size * 1.8 + Math.min(180, Math.max(90, width * 0.3)) }
  const values = visible(points.map(({ value }) => value))
  const scale = heightScale(values, ground)
  const indices = points.map((_, index) => index)
  const band = scaleBand<number>().domain(indices).range([ground.start, ground.end]).paddingInner(0.45).paddingOuter(0.25)
  const columnWidth = Math.min(band.bandwidth(), size * 6)
  const slot = (index: number): Slot => ({ x: (band(index) ?? 0) + (band.bandwidth() - columnWidth) / 2, width: columnWidth })
  const height = ({ value }: PeriodValue): number => scale(typeof value === 'number' ? value : 0)
  const drawn = points.flatMap((point, index) => column(point, slot(index), { ...ground, top: height(point) }, setting, pen))
  const base = pen.line([ground.start, ground.foot], [ground.end, ground.foot], { stroke: palette.border, 'stroke-width': 1 })
  const place = (index: number): number => slot(index).x + columnWidth / 2
  const names = periodLabels(points.map(({ period }) => period), { place, room: band.step(), foot: ground.foot }, setting, pen)
  return picture(setting, ground.foot + size * 2, [...drawn, base, ...names])
}

/** The table behind `columnsByPeriod`. */
export const columnsByPeriodTable = (points: PeriodValue[], setting: Setting): Table => ({
  headers: [setting.words.period, setting.words.value],
  rows: points.map(({ period, value }) => [period, shown(value, setting)]),
})
