import { scaleLinear } from 'd3-scale'
import type { Drawing } from './drawing.ts'
import { balanced, widthOfText } from './measure.ts'
import { penFor, picture, type Pen } from './pen.ts'
import { shown, visible, type Quantity, type Setting, type Table } from './setting.ts'

/** A region by its HCP code (`01`–`12`), its name as it is read, and its value, or null where nothing is counted there. */
export type RegionValue = { code: string; name: string; value: Quantity | null }

// Column and row of each of the twelve regions of 2015, by HCP code: north at the top, the ocean at the left.
const tiles: Record<string, readonly [number, number]> = {
  '01': [5, 0],
  '02': [6, 1],
  '03': [5, 1],
  '04': [4, 1],
  '05': [4, 2],
  '06': [3, 2],
  '07': [3, 3],
  '08': [5, 2],
  '09': [2, 4],
  '10': [1, 5],
  '11': [0, 6],
  '12': [0, 7],
}
const columns = 7
const rows = 8
const gap = 3

type Tile = { x: number; y: number; width: number; height: number }
type Hand = { names: Names; figureSize: number; depth: (value: number) => number; setting: Setting; pen: Pen }
type Names = { size: number; lines: Map<string, string[]>; depth: number }

// Names are set as large as all of them allow; where even small ones do not fit, each tile shows its code instead.
const namesThatFit = (regions: RegionValue[], width: number, size: number): Names => {
  for (const scale of [0.85, 0.78, 0.7]) {
    const lines = new Map(regions.map(({ code, name }) => [code, balanced(name, width, size * scale)]))
    const narrow = (parts: string[]): boolean => parts.every((part) => widthOfText(part, size * scale) <= width)
    const fits = [...lines.values()].every((parts) => parts.length <= 3 && narrow(parts))
    if (fits) return { size: size * scale, lines, depth: Math.max(...[...lines.values()].map((parts) => parts.length)) }
  }
  return { size: size * 0.85, lines: new Map(regions.map(({ code }) => [code, [code]])), depth: 1 }
}

// All figures have one size, at which the longest stays in its tile.
const figuresThatFit = (regions: RegionValue[], width: number, { size, format }: Setting): number => {
  const large = size * 1.15
  const widest = Math.max(1, ...visible(regions.map(({ value }) => value)).map((value) => widthOfText(format(value), large, 700)))
  return large * Math.min(1, width / widest)
}

// The deepest tint still lets the ink be read upon it at 4.5:1 in every theme, so the text never changes colour.
const tint = (regions: RegionValue[]): ((value: number) => number) =>
  scaleLinear().domain([0, Math.max(1, ...visible(regions.map(({ value }) => value)))]).range([0.05, 0.42])

const ground = (value: Quantity | null, tile: Tile, { depth, setting, pen }: Hand): Drawing[] => {
  const { palette } = setting
  const edge = { fill: 'none', stroke: palette.border, 'stroke-width': 0.8, rx: 3 }
  if (value === null) return [pen.box(tile, { ...edge, 'stroke-dasharray': '2 2' })]
  if (value === 'withheld') return [pen.hatch(tile, { stroke: palette.line }), pen.box(tile, edge)]
  return [pen.box(tile, { ...edge, fill: palette.action, 'fill-opacity': depth(value) })]
}

const drawTile = (region: RegionValue, tile: Tile, hand: Hand): Drawing[] => {
  const { names, figureSize, setting, pen } = hand
  const { size, palette } = setting
  const middle = tile.x + tile.width / 2
  const counted = typeof region.value === 'number'
  const drawn = (names.lines.get(region.code) ?? []).map((line, index) =>
    pen.text(line, { x: middle, y: tile.y + names.size * (1.3 + index * 1.2), anchor: 'middle', size: names.size }),
  )
  const figure = shown(region.value, setting)
  const fits = counted || widthOfText(figure, size * 0.85) <= tile.width
  const value = pen.text(fits ? figure : '–', {
    x: middle,
    y: tile.y + tile.height - size * 0.5,
    anchor: 'middle',
    size: counted ? figureSize : size * 0.85,
    weight: counted ? 700 : 400,
    fill: counted ? palette.ink : palette.quiet,
  })
  return [...ground(region.value, tile, hand), ...drawn, value]
}

/**
 * The twelve regions as a grid of tiles, tinted by value, each with its value written in it, so that it needs no legend.
 * A withheld value is hatched and says so; a region without data is dotted. Geography does not mirror in Arabic.
 * Refuses a code that is none of the twelve (`RangeError`).
 */
export const tileMap = (regions: RegionValue[], setting: Setting): Drawing => {
  const pen = penFor(setting, false)
  const width = setting.width / columns
  const names = namesThatFit(regions, width - gap - 8, setting.size)
  const height = names.size * (names.depth * 1.2 + 0.4) + setting.size * 1.9
  const hand = { names, figureSize: figuresThatFit(regions, width - gap - 4, setting), depth: tint(regions), setting, pen }
  const drawn = regions.flatMap((region) => {
    const place = tiles[region.code]
    if (!place) throw new RangeError(`no region has the code ${region.code}`)
    const tile = { x: place[0] * width + gap / 2, y: place[1] * height + gap / 2, width: width - gap, height: height - gap }
    return drawTile(region, tile, hand)
  })
  return picture(setting, rows * height, drawn)
}

/** The table behind `tileMap`, in the order of the codes. */
export const tileMapTable = (regions: RegionValue[], setting: Setting): Table => ({
  headers: [setting.words.region, setting.words.value],
  rows: regions.toSorted((one, other) => (one.code < other.code ? -1 : 1)).map(({ name, value }) => [name, shown(value, setting)]),
})
