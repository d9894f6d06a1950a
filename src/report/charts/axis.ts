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

/** Of texts that stand side by side, each with its room, those that can be written without touching: the last one always. */
export const legible = (texts: string[], room: number, size: number, weight = 400): boolean[] => {
  const widest = Math.max(0, ...texts.map((text) => widthOfText(text, size, weight))) + size * 0.8
  const every = Math.max(1, Math.ceil(widest / Math.max(1, room)))
  return texts.map((_, index) => (texts.length - 1 - index) % every === 0)
}

/** A middle as near as can be to `place` for a text that must stay inside the picture. */
export const inside = (place: number, text: string, { width, size }: Setting, weight = 400): number => {
  const half = widthOfText(text, size, weight) / 2
  return Math.min(Math.max(place, half), Math.max(half, width - half))
}

/** The names of the periods under the ground, as many as have room, the last one always. */
export const periodLabels = (names: string[], { place, room, foot }: Periods, setting: Setting, pen: Pen): Drawing[] => {
  const { size, palette } = setting
  const written = legible(names, room, size)
  return names.flatMap((name, index) => {
    if (!written[index]) return []
    // A first name that was moved inwards would touch the next one.
    const x = inside(place(index), name, setting)
    if (index < names.length - 1 && x > place(index) + room / 2) return []
    return [pen.text(name, { x, y: foot + size * 1.4, anchor: 'middle', fill: palette.quiet })]
  })
}
