import { scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import { grid, heightScale, periodLabels, scaleWidth, type Ground } from './axis.ts'
import { element, type Drawing } from './drawing.ts'
import { widthOfText, wrapped } from './measure.ts'
import { penFor, picture, type Pen } from './pen.ts'
import { shown, visible, type Quantity, type Setting, type Table } from './setting.ts'

/** One line: its name, and its value in each period, null where there was nothing to count. */
export type Series = { label: string; values: (Quantity | null)[] }

const most = 5
const lineHeight = 1.3

type Placed = { series: Series; colour: string; name: string[]; end: [number, number] | null; y: number }

const colours = ({ palette: { action, information, attention, protection, ink } }: Setting): string[] => [
  action,
  information,
  attention,
  protection,
  ink,
]

const lastVisible = (values: (Quantity | null)[]): number => values.findLastIndex((value) => typeof value === 'number')

// Names are pushed apart downwards, then back up from the foot: they stay in the order of their lines and never overlap.
const spread = (placed: Placed[], size: number, { top, foot }: Ground): Placed[] => {
  const sorted = placed.toSorted((one, other) => one.y - other.y)
  const height = ({ name }: Placed): number => name.length * size * lineHeight
  let free = top
  for (const one of sorted) {
    one.y = Math.max(one.y, free)
    free = one.y + height(one)
  }
  let limit = foot + size * 0.3
  for (const one of sorted.toReversed()) {
    one.y = Math.min(one.y, limit - height(one))
    limit = one.y
  }
  return sorted
}

const traced = (values: (Quantity | null)[], { place, height, pen }: Frame): string =>
  line<Quantity | null>()
    .defined((value) => typeof value === 'number')
    .x((_, index) => pen.x(place(index)))
    .y((value) => (typeof value === 'number' ? height(value) : 0))
    .digits(2)(values) ?? ''

type Frame = { place: (index: number) => number; height: (value: number) => number; ground: Ground; setting: Setting; pen: Pen }

const nameOf = ({ name, colour, end, y }: Placed, { ground, setting: { size }, pen }: Frame): Drawing[] => {
  const x = ground.end + size
  const texts = name.map((text, index) => pen.text(text, { x, y: y + size * (0.9 + index * lineHeight), weight: 600, fill: colour }))
  if (!end) return texts
  const leader = pen.line(end, [x - size * 0.3, y + size * 0.55], { stroke: colour, 'stroke-width': 0.6 })
  return [leader, element('circle', { cx: pen.x(end[0]), cy: end[1], r: size * 0.22, fill: colour }), ...texts]
}

// A withheld value leaves a hole in its line and a mark at the foot, the same for every value.
const holes = (all: Series[], { place, ground, setting: { size, palette }, pen }: Frame): Drawing[] => {
  const indices = new Set(all.flatMap(({ values }) => values.flatMap((value, index) => (value === 'withheld' ? [index] : []))))
  return [...indices].map((index) =>
    pen.hatch({ x: place(index) - size / 2, y: ground.foot - size * 0.5, width: size, height: size * 0.5 }, { stroke: palette.border }),
  )
}

const arranged = (all: Series[], names: string[][], { place, height, ground, setting }: Frame): Placed[] => {
  const palette = colours(setting)
  const placed = all.map((series, index): Placed => {
    const last = lastVisible(series.values)
    const value = series.values[last]
    const end: [number, number] | null = typeof value === 'number' ? [place(last), height(value)] : null
    const y = (end?.[1] ?? ground.foot) - setting.size * 0.6
    return { series, colour: palette[index] ?? setting.palette.ink, name: names[index] ?? [], end, y }
  })
  return spread(placed, setting.size, ground)
}

const groundOf = (all: Series[], names: string[][], { size, width, ...setting }: Setting): Ground => {
  const nameWidth = Math.max(0, ...names.flat().map((text) => widthOfText(text, size, 600)))
  const values = visible(all.flatMap((series) => series.values))
  const needed = names.reduce((sum, { length }) => sum + length * size * lineHeight, 0)
  const height = Math.max(needed, Math.min(220, Math.max(110, width * 0.36)))
  return { start: scaleWidth(values, { size, width, ...setting }), end: width - nameWidth - size, top: size, foot: size + height }
}

/**
 * Lines over time on a scale that starts at zero, each named at its end. Time runs in the direction of reading.
 * Refuses more than five series (`RangeError`): nobody can follow them; draw several charts instead.
 */
export const lines = (periods: string[], all: Series[], setting: Setting): Drawing => {
  if (all.length > most) throw new RangeError(`a chart of lines holds ${most} series, not ${all.length}`)
  const { size, width } = setting
  const pen = penFor(setting)
  const names = all.map(({ label }) => wrapped(label, width * 0.28, size, 600))
  const ground = groundOf(all, names, setting)
  const scale = heightScale(visible(all.flatMap((series) => series.values)), ground)
  const points = scalePoint<number>().domain(periods.map((_, index) => index)).range([ground.start + size, ground.end])
  const place = (index: number): number => points(index) ?? ground.start
  const frame: Frame = { place, height: scale, ground, setting, pen }
  const placed = arranged(all, names, frame)
  const stroke = { fill: 'none', 'stroke-width': 2, 'stroke-linejoin': 'round', 'stroke-linecap': 'round' }
  const room = points.step() || ground.end - ground.start
  return picture(setting, ground.foot + size * 2, [
    ...grid(scale, ground, setting, pen),
    ...holes(all, frame),
    ...placed.map(({ series, colour }) => element('path', { d: traced(series.values, frame), stroke: colour, ...stroke })),
    ...placed.flatMap((one) => nameOf(one, frame)),
    ...periodLabels(periods, { place, room, foot: ground.foot }, setting, pen),
  ])
}

/** The table behind `lines`: one row a period, one column a series. */
export const linesTable = (periods: string[], all: Series[], setting: Setting): Table => ({
  headers: [setting.words.period, ...all.map(({ label }) => label)],
  rows: periods.map((period, index) => [period, ...all.map(({ values }) => shown(values[index] ?? null, setting))]),
})
