import { scaleBand } from 'd3-scale'
import { heightScale, inside, legible, periodLabels, type Ground } from './axis.ts'
import type { Drawing } from './drawing.ts'
import { widthOfText } from './measure.ts'
import { penFor, picture, type Pen } from './pen.ts'
import { shown, visible, type Quantity, type Setting, type Table } from './setting.ts'

/** One period of a series: its name as it is read, and its value, or null where there was nothing to count. */
export type PeriodValue = { period: string; value: Quantity | null }

const small = 0.85

type Slot = { x: number; width: number }

const column = ({ value }: PeriodValue, slot: Slot, { top, foot }: Ground, { size, palette }: Setting, pen: Pen): Drawing[] => {
  if (typeof value === 'number') return [pen.box({ x: slot.x, y: top, width: slot.width, height: foot - top }, { fill: palette.action })]
  // The hatched foot has one height for every withheld value: it says that something is there, not how much.
  const mark = { x: slot.x, y: foot - size, width: slot.width, height: size }
  return value === 'withheld' ? [pen.hatch(mark, { stroke: palette.border })] : []
}

const label = ({ value }: PeriodValue, middle: number, { top, foot }: Ground, setting: Setting, pen: Pen): Drawing => {
  const { size, palette } = setting
  const text = shown(value, setting)
  const x = inside(middle, text, setting, 600)
  if (typeof value === 'number') return pen.text(text, { x, y: top - size * 0.45, anchor: 'middle', weight: 600 })
  const y = foot - size * (value === null ? 0.5 : 1.5)
  return pen.text(text, { x, y, anchor: 'middle', size: size * small, fill: palette.quiet })
}

/** Columns over time on a scale that starts at zero, each with its value. Time runs in the direction of reading. */
export const columnsByPeriod = (points: PeriodValue[], setting: Setting): Drawing => {
  const { size, width, palette } = setting
  const pen = penFor(setting)
  const ground: Ground = { start: 0, end: width, top: size * 1.8, foot: size * 1.8 + Math.min(180, Math.max(90, width * 0.3)) }
  const scale = heightScale(visible(points.map(({ value }) => value)), ground)
  const indices = points.map((_, index) => index)
  const band = scaleBand<number>().domain(indices).range([ground.start, ground.end]).paddingInner(0.45).paddingOuter(0.25)
  const columnWidth = Math.min(band.bandwidth(), size * 6)
  const place = (index: number): number => (band(index) ?? 0) + band.bandwidth() / 2
  const written = legible(points.map(({ value }) => (typeof value === 'number' ? shown(value, setting) : '')), band.step(), size, 600)
  const drawn = points.flatMap((point, index) => {
    const own = { ...ground, top: scale(typeof point.value === 'number' ? point.value : 0) }
    const slot = { x: place(index) - columnWidth / 2, width: columnWidth }
    const fits = typeof point.value === 'number' ? written[index] : widthOfText(shown(point.value, setting), size * small) <= band.step()
    const text = fits ? [label(point, place(index), own, setting, pen)] : []
    return [...column(point, slot, own, setting, pen), ...text]
  })
  const base = pen.line([ground.start, ground.foot], [ground.end, ground.foot], { stroke: palette.border, 'stroke-width': 1 })
  const names = periodLabels(points.map(({ period }) => period), { place, room: band.step(), foot: ground.foot }, setting, pen)
  return picture(setting, ground.foot + size * 2, [...drawn, base, ...names])
}

/** The table behind `columnsByPeriod`. */
export const columnsByPeriodTable = (points: PeriodValue[], setting: Setting): Table => ({
  headers: [setting.words.period, setting.words.value],
  rows: points.map(({ period, value }) => [period, shown(value, setting)]),
})
