import { arabicLine } from '../typography.ts'
import { element, type Drawing } from './drawing.ts'
import type { Setting } from './setting.ts'

type Anchor = 'start' | 'middle' | 'end'
type Box = { x: number; y: number; width: number; height: number }
type Style = Record<string, string | number>
export type Lettering = { x: number; y: number; anchor?: Anchor; size?: number; weight?: number; fill?: string }

const opposite: Record<Anchor, Anchor> = { start: 'end', middle: 'middle', end: 'start' }

/**
 * A pen that is told positions from the side on which reading starts, and mirrors them where reading starts at the right.
 * The text itself is never set right-to-left by attribute, which Typst ignores: it is anchored, and isolated inside.
 */
export type Pen = {
  x: (x: number) => number
  box: (box: Box, style: Style) => Drawing
  line: (from: [number, number], to: [number, number], style: Style) => Drawing
  text: (text: string, lettering: Lettering) => Drawing
  hatch: (box: Box, style: Style) => Drawing
}

/** `mirrored` is told apart from the direction for what keeps its place in every language, such as a country. */
export const penFor = (setting: Setting, mirrored: boolean = setting.direction === 'rtl'): Pen => {
  const x = (value: number): number => (mirrored ? setting.width - value : value)
  const placed = (box: Box): Box => ({ ...box, x: mirrored ? setting.width - box.x - box.width : box.x })
  return {
    x,
    box: (box, style) => element('rect', { ...placed(box), ...style }),
    line: ([x1, y1], [x2, y2], style) => element('line', { x1: x(x1), y1, x2: x(x2), y2, ...style }),
    text: (text, lettering) => lettered(text, { ...lettering, x: x(lettering.x) }, setting, mirrored),
    hatch: (box, style) => element('path', { d: hatching(placed(box)), fill: 'none', 'stroke-width': 1, ...style }),
  }
}

const lettered = (text: string, lettering: Lettering, setting: Setting, mirrored: boolean): Drawing => {
  const { x, y, anchor = 'start', size = setting.size, weight = 400, fill = setting.palette.ink } = lettering
  const attributes = { x, y, 'font-size': size, 'font-weight': weight, fill, 'text-anchor': mirrored ? opposite[anchor] : anchor }
  return element('text', attributes, [setting.direction === 'rtl' ? arabicLine(text) : text])
}

// Each diagonal is cut at the box by arithmetic: a clip or a pattern would need an id, and ids meet on a page.
const hatching = ({ x, y, width, height }: Box): string => {
  const step = 4
  const cuts: string[] = []
  const two = (value: number): string => String(Math.round(value * 100) / 100)
  for (let offset = step; offset < width + height; offset += step) {
    const [startX, startY] = offset <= height ? [0, offset] : [offset - height, height]
    const [endX, endY] = offset <= width ? [offset, 0] : [width, offset - width]
    cuts.push(`M${two(x + startX)} ${two(y + startY)}L${two(x + endX)} ${two(y + endY)}`)
  }
  return cuts.join('')
}

/** The sign that a figure was verified, drawn rather than typed, with its foot on the line at `y`. It never mirrors. */
export const tick = (pen: Pen, { x, y, size, fill }: { x: number; y: number; size: number; fill: string }): Drawing => {
  const start = Math.min(pen.x(x), pen.x(x + size * 0.78))
  const points = [[start, y - size * 0.38], [start + size * 0.28, y - size * 0.08], [start + size * 0.78, y - size * 0.7]] as const
  const d = points.map(([px, py], index) => `${index === 0 ? 'M' : 'L'}${px.toFixed(2)} ${py.toFixed(2)}`).join('')
  return element('path', { d, fill: 'none', stroke: fill, 'stroke-width': Math.max(1.2, size * 0.14) })
}

/** The whole picture, readable alone: named for those who do not see it, its root always left-to-right. */
export const picture = (setting: Setting, height: number, children: Drawing[]): Drawing =>
  element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${setting.width} ${Math.ceil(height)}`,
      width: setting.width,
      height: Math.ceil(height),
      role: 'img',
      direction: 'ltr',
      'font-family': 'IBM Plex Sans Arabic',
    },
    [element('title', {}, [setting.title]), ...children],
  )
