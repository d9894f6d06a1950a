import {
  columnsByPeriod,
  columnsByPeriodTable,
  coverageMatrix,
  coverageMatrixTable,
  gapStrips,
  gapStripsTable,
  tileMap,
  tileMapTable,
  type Quantity,
} from '../charts.ts'
import { periodIn, quantityIn, shortPeriodIn, statedIn } from '../format.ts'
import type { ComparedCoverage, Coverage, Quarters, Regions } from '../model.ts'
import { absent, cell, paperSetting, pictured, toneOf, type Cell, type Picture, type TableLayout, type Voice } from './voice.ts'

export type Counted = {
  title: string
  explanation: string
  subject: string
  rule: string
  notes: number[]
  chart: Picture
  table: TableLayout
}
export type ComparedLayout = { title: string; chart: Picture; lines: string[]; gap: string; notes: number[] }
export type CoverageLayout = {
  title: string
  explanation: string
  counted: string
  notes: number[]
  bare: string
  matrix: Picture
  compared: ComparedLayout[]
}

const quantityCell = (value: Quantity | null, { words, say, language }: Voice): Cell[] =>
  value === null ? [absent(say(words.none))] : [cell(say(quantityIn(value, language)), { tone: toneOf(value) })]

/** Activity over time: columns, and their table. */
export const quartersLayout = ({ title, rule, points, notes }: Quarters, voice: Voice): Counted => {
  const { say, of, language } = voice
  const words = voice.words.quarters
  const setting = paperSetting(title[language], voice)
  const shown = points.map(({ period, value }) => ({ period: shortPeriodIn(period, language), value }))
  return {
    title: say(words.title),
    explanation: say(words.explanation),
    subject: of(title),
    rule: of(rule),
    notes,
    chart: pictured(columnsByPeriod(shown, setting), columnsByPeriodTable(shown, setting), setting),
    table: {
      headers: [say(words.period), say(words.value)],
      rows: points.map(({ period, value }) => [[cell(say(periodIn(period, language)))], quantityCell(value, voice)]),
    },
  }
}

/** Activity over territory: the map of the twelve regions, and their table. */
export const regionsLayout = ({ title, rule, regions, notes }: Regions, voice: Voice): Counted => {
  const { say, of, language } = voice
  const words = voice.words.regions
  const setting = paperSetting(title[language], voice)
  const shown = regions.map(({ code, name, value }) => ({ code, name: name[language], value }))
  return {
    title: say(words.title),
    explanation: say(words.explanation),
    subject: of(title),
    rule: of(rule),
    notes,
    chart: pictured(tileMap(shown, setting), tileMapTable(shown, setting), setting),
    table: {
      headers: [say(words.region), say(words.value), say(words.last)],
      rows: regions.map(({ name, value, lastPeriod }) => [[cell(of(name))], quantityCell(value, voice), quantityCell(lastPeriod, voice)]),
    },
  }
}

const comparedLayout = (compared: ComparedCoverage, whole: number, voice: Voice): ComparedLayout => {
  const { say, number, date, language } = voice
  const words = voice.words.coverage
  const { computed, declared, operator } = compared
  const title = words.compared(compared.scope[language])
  const setting = paperSetting(title, voice)
  const comparison = { computed, declared, operator, of: whole }
  const stated = statedIn(operator, declared, language)
  return {
    title: say(title),
    chart: pictured(gapStrips(comparison, setting), gapStripsTable(comparison, setting), setting),
    lines: [
      say(words.declared(stated, number(whole), compared.saidBy[language], date(compared.saidOn), compared.document[language])),
      say(words.computed(number(computed), number(whole))),
    ],
    gap: say(computed === declared ? words.noGap : words.gap(number(Math.abs(declared - computed)))),
    notes: compared.notes,
  }
}

/** Who supports what: the matrix, those without anybody by name, and each declared coverage beside the counted one. */
export const coverageLayout = ({ asOf, funders, rows, computed, compared }: Coverage, voice: Voice): CoverageLayout => {
  const { say, number, date, language } = voice
  const words = voice.words.coverage
  const setting = paperSetting(words.matrix(date(asOf)), voice)
  const shown = rows.map(({ objective, label, cells, inferred = [] }) => ({ code: objective, label: label[language], cells, inferred }))
  const names = funders.map(({ short }) => short[language])
  const bare = rows.filter(({ cells }) => cells.every((count) => count === 0)).map(({ objective }) => objective)
  return {
    title: say(words.title),
    explanation: say(words.explanation),
    counted: say(words.counted(number(computed.supported), number(computed.of), date(asOf))),
    notes: computed.notes,
    bare: say(bare.length === 0 ? words.allCovered : words.bare(number(bare.length), bare.join(voice.words.list))),
    matrix: pictured(coverageMatrix(shown, names, setting), coverageMatrixTable(shown, names, setting), setting),
    compared: compared.map((one) => comparedLayout(one, computed.of, voice)),
  }
}
