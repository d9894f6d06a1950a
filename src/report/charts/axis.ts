import { scaleLinear, type ScaleLinear } from 'd3-scale'
import type { Drawing } from './drawing.ts'
import { widthOfText } from './measure.ts'
import type { Pen } from './pen.ts'
import type { Setting } from './setting.ts'

/** The part of a picture in which values stand: `start` and `end` from the side of reading, `top` and `foot` from above. */
export type Ground = { start: number; end: number; top: number; foot: number }

/** A vertical scale that starts at zero and ends on a round number; whole steps only, since persons are not cut. */
export const heightScale = (values: number[], { top, foot }: Ground): ScaleLinear<number, number> =>
  scaleLinear().domain([0, Math.max(1, ...values)]).nice(4).range([foot, top])

const wholeTicks = (scale: ScaleLinear<number, number>): number[] => scale.ticks(4).filter(Number.isInteger)

/** The room that the labels of the scale need. */
export const scaleWidth = (values: number[], setting: Setting): number => {
  const scale = heightScale(values, { start: 0, end: 0, top: 0, foot: 1 })
  return Math.max(...wholeTicks(scale).map((value) => widthOfText(setting.format(value), setting.size))) + setting.size * 0.6
}

/** Quiet lines across the ground, each with its value at the side on which reading starts; the one at zero is firm. */
export const grid = (scale: ScaleLinear<number, number>, ground: Ground, setting: Setting, pen: Pen): Drawing[] =>
  wholeTicks(scale).flatMap((value) => {
    const y = scale(value)
    const style = { stroke: value === 0 ? setting.palette.border : setting.palette.line, 'stroke-width': 1 }
    const place = { x: ground.start - setting.size * 0.5, y: y + setting.size * 0.33 }
    return [
      pen.line([ground.start, y], [ground.end, y], style),
      pen.text(setting.format(value), { ...place, anchor: 'end', fill: setting.palette.quiet }),
    ]
  })

/** Where the periods stand: the middle of each, the room that each has, and the foot of the ground. */
export type Periods = { place: (index: number) => number; room: number; foot: number }

/** The names of the periods under the ground, as many as have room, the last one always. */
export const periodLabels = (names: string[], { place, room, foot }: Periods, setting: Setting, pen: Pen): Drawing[] => {
  const widest = Math.max(0, ...names.map((name) => widthOfText(name, setting.size))) + setting.size * 0.6
  const every = Math.max(1, Math.ceil(widest / Math.max(1, room)))
  const last = names.length - 1
  return names.flatMap((name, index) =>
    (last - index) % every === 0
      ? [pen.text(name, { x: place(index), y: foot + setting.size * 1.4, anchor: 'middle', fill: setting.palette.quiet })]
      : [],
  )
}
