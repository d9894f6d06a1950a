/**
 * The charts of the house, the same in a page and on paper. Each is a pure function from plain data to a `Drawing`
 * (SVG as data), and has a sibling that returns the table behind it.
 */
export { toSvg, type Drawing } from './charts/drawing.ts'
export { palettes, type Palette } from './charts/palette.ts'
export { settingFor, type Operator, type Quantity, type Setting, type Table } from './charts/setting.ts'
export { chartWords, type ChartWords } from './charts/words.ts'
export { bars, barsTable, type BarGroup, type Statement } from './charts/bars.ts'
export { columnsByPeriod, columnsByPeriodTable, type PeriodValue } from './charts/columns.ts'
export { lines, linesTable, type Series } from './charts/lines.ts'
export { sparkline, sparklineTable } from './charts/sparkline.ts'
export { tileMap, tileMapTable, type RegionValue } from './charts/map.ts'
export { coverageMatrix, coverageMatrixTable, type CoverageRow } from './charts/matrix.ts'
export { gapStrips, gapStripsTable, type Comparison } from './charts/gap.ts'
