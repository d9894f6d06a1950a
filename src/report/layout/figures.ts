import type { Text } from '#language/text'
import { bars, barsTable, type BarGroup, type Statement } from '../charts.ts'
import { quantityIn, statedIn } from '../format.ts'
import type { Declared, Indicator, Objective, Programme, Recorded, Target, Verified } from '../model.ts'
import { absent, cell, paperSetting, pictured, toneOf, type Cell, type Picture, type Row, type Voice } from './voice.ts'

/** An objective with a row for each indicator that has a figure, and a remark on those that have none. */
export type ObjectiveLayout = { code: string; label: string; rows: Row[]; remark: string | null }

const recordedCell = (recorded: Recorded | null, { words, say, language }: Voice): Cell => {
  if (recorded === null) return absent(say(words.absent.recorded))
  const { value, lastPeriod, sinceJanuary, notes } = recorded
  const lines = [
    ...(lastPeriod === null ? [] : [words.lastPeriod(quantityIn(lastPeriod, language))]),
    ...(sinceJanuary === null ? [] : [words.sinceJanuary(quantityIn(sinceJanuary, language))]),
  ]
  return cell(say(quantityIn(value, language)), { tone: toneOf(value), lines: lines.map(say), notes })
}

const speaker = ({ saidBy, saidOn }: Declared, { words, date, language }: Voice): string =>
  words.said(saidBy[language], saidOn === null ? null : date(saidOn))

const declaredCell = (declared: Declared, voice: Voice): Cell => {
  const { operator, value, population, document, notes } = declared
  const lines = [voice.say(speaker(declared, voice)), voice.of(document), ...(population ? [voice.of(population)] : [])]
  return cell(voice.say(statedIn(operator, value, voice.language)), { tone: 'strong', lines, notes })
}

const verifiedCell = (verified: Verified | null, { words, say, date, language }: Voice): Cell => {
  if (verified === null) return absent(say(words.absent.verified))
  const lines = [say(words.checked(verified.by[language], date(verified.on)))]
  return cell(say(quantityIn(verified.value, language)), { tone: toneOf(verified.value), lines, notes: verified.notes })
}

const targetCell = (target: Target | null, { words, say, date, language }: Voice): Cell => {
  if (target === null) return absent(say(words.absent.target))
  const lines = target.by === null ? [] : [say(words.before(date(target.by)))]
  return cell(say(statedIn(target.operator, target.value, language)), { tone: 'strong', lines, notes: target.notes })
}

const indicatorRow = (indicator: Indicator, voice: Voice): Row => [
  [cell(voice.of(indicator.name), { lines: [voice.of(indicator.unit)] })],
  [recordedCell(indicator.recorded, voice)],
  indicator.declared.length === 0
    ? [absent(voice.say(voice.words.absent.declared))]
    : indicator.declared.map((declared) => declaredCell(declared, voice)),
  [verifiedCell(indicator.verified, voice)],
  [targetCell(indicator.target, voice)],
]

/** Whether anything at all is known of an indicator: counted, stated, checked or promised. */
export const hasFigure = ({ recorded, declared, verified, target }: Indicator): boolean =>
  recorded !== null || declared.length > 0 || verified !== null || target !== null

const remarkOf = (indicators: Indicator[], { words, say, language }: Voice): string | null => {
  if (indicators.length === 0) return say(words.absent.indicator)
  const silent = indicators.filter((indicator) => !hasFigure(indicator))
  return silent.length === 0 ? null : say(words.absent.figure(silent.map(({ name }) => name[language]).join(words.series)))
}

/** An objective as it stands in its programme's table. */
export const objectiveLayout = ({ code, label, indicators }: Objective, voice: Voice): ObjectiveLayout => ({
  code: voice.say(code),
  label: voice.of(label),
  rows: indicators.filter(hasFigure).map((indicator) => indicatorRow(indicator, voice)),
  remark: remarkOf(indicators, voice),
})

const statementsOf = (indicator: Indicator, voice: Voice): Statement[] => {
  const { recorded, declared, verified, target } = indicator
  const { words, date, language } = voice
  return [
    ...(recorded ? [{ kind: 'recorded' as const, value: recorded.value }] : []),
    ...declared.map((one) => ({ kind: 'declared' as const, value: one.value, operator: one.operator, source: speaker(one, voice) })),
    ...(verified
      ? [{ kind: 'verified' as const, value: verified.value, source: words.checked(verified.by[language], date(verified.on)) }]
      : []),
    ...(target ? [{ kind: 'target' as const, value: target.value, operator: target.operator }] : []),
  ]
}

type Measured = { unit: Text; group: BarGroup }

const measuredOf = (programme: Programme, voice: Voice): Measured[] =>
  programme.objectives
    .flatMap(({ indicators }) => indicators)
    .map((indicator) => ({
      unit: indicator.unit,
      group: { label: indicator.name[voice.language], statements: statementsOf(indicator, voice) },
    }))
    .filter(({ group }) => group.statements.length > 1)

/** A chart with the line that stands above it. */
export type Captioned = { caption: string; picture: Picture }

/**
 * The programme's figures as bars, for each indicator that has two or more to set side by side. Persons, sessions and
 * percentages never share a scale: each unit has a picture of its own.
 */
export const sideBySide = (programme: Programme, voice: Voice): Captioned[] =>
  [...Map.groupBy(measuredOf(programme, voice), ({ unit }) => unit.fr).values()].map((measured) => {
    const caption = voice.words.sideBySide(measured[0]?.unit[voice.language] ?? '')
    const setting = paperSetting(`${voice.words.programmeNumber(voice.number(programme.number))}, ${caption}`, voice)
    const groups = measured.map(({ group }) => group)
    return { caption: voice.say(caption), picture: pictured(bars(groups, setting), barsTable(groups, setting), setting) }
  })
