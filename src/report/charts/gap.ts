import type { Drawing } from './drawing.ts'
import { widthOfText } from './measure.ts'
import { penFor, picture, type Pen } from './pen.ts'
import { stated, type Operator, type Setting, type Table } from './setting.ts'

/** What is counted and what is declared of the same whole, such as 5 and 14 objectives of 27. */
export type Comparison = { computed: number; declared: number; operator?: Operator; of: number }

type Strip = { name: string; filled: number; text: string; y: number }
type Place = { start: number; step: number; setting: Setting; pen: Pen }

const strip = ({ name, filled, text, y }: Strip, solid: boolean, of: number, { start, step, setting, pen }: Place): Drawing[] => {
  const { size, palette } = setting
  const cells = Array.from({ length: of }, (_, index): Drawing[] => {
    const box = { x: start + index * step, y: y - size * 0.95, width: step - 2, height: size * 1.1 }
    if (index >= filled) return [pen.box(box, { fill: 'none', stroke: palette.line, 'stroke-width': 1 })]
    if (solid) return [pen.box(box, { fill: palette.action })]
    const outline = { fill: 'none', stroke: palette.action, 'stroke-width': 1 }
    return [pen.hatch(box, { stroke: palette.action, 'stroke-opacity': 0.55 }), pen.box(box, outline)]
  })
  const value = pen.text(text, { x: start + of * step + size * 0.4, y, weight: 600 })
  return [pen.text(name, { x: start - size * 0.6, y, anchor: 'end', fill: palette.quiet }), ...cells.flat(), value]
}

const bracket = ({ computed, declared }: Comparison, y: number, { start, step, setting, pen }: Place): Drawing[] => {
  const { size, palette, words, format } = setting
  const [from, to] = [start + Math.min(computed, declared) * step, start + Math.max(computed, declared) * step - 2]
  const style = { stroke: palette.attention, 'stroke-width': 1.5 }
  const below = { x: (from + to) / 2, y: y + size * 1.2 }
  return [
    pen.line([from, y], [to, y], style),
    pen.line([from, y - size * 0.4], [from, y], style),
    pen.line([to, y - size * 0.4], [to, y], style),
    pen.text(`${words.gap} ${format(Math.abs(declared - computed))}`, { ...below, anchor: 'middle', weight: 600, fill: palette.attention }),
  ]
}

/** Two strips of as many cells as the whole has, one counted and one declared, and the gap between them as a bracket. */
export const gapStrips = (comparison: Comparison, setting: Setting): Drawing => {
  const { computed, declared, of, operator = '=' } = comparison
  const { size, words, width } = setting
  const names = [words.computed, words.declared]
  const texts = [stated(computed, '=', setting), stated(declared, operator, setting)] as const
  const start = Math.max(...names.map((name) => widthOfText(name, size))) + size * 0.8
  const end = Math.max(...texts.map((text) => widthOfText(text, size, 600))) + size * 0.8
  const place: Place = { start, step: (width - start - end) / of, setting, pen: penFor(setting) }
  const [upper, lower] = [size * 1.3, size * 2.9]
  const drawn = [
    ...strip({ name: words.computed, filled: computed, text: texts[0], y: upper }, true, of, place),
    ...strip({ name: words.declared, filled: declared, text: texts[1], y: lower }, false, of, place),
  ]
  const same = computed === declared
  return picture(setting, same ? size * 3.5 : size * 5.4, same ? drawn : [...drawn, ...bracket(comparison, size * 3.9, place)])
}

/** The table behind `gapStrips`. */
export const gapStripsTable = ({ computed, declared, operator = '=', of }: Comparison, setting: Setting): Table => ({
  headers: [setting.words.statement, setting.words.value],
  rows: [
    [setting.words.computed, `${setting.format(computed)} / ${setting.format(of)}`],
    [setting.words.declared, `${stated(declared, operator, setting)} / ${setting.format(of)}`],
    [setting.words.gap, setting.format(Math.abs(declared - computed))],
  ],
})
