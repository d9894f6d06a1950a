import { sparkline, sparklineTable } from '../charts.ts'
import { moneyIn, quantityIn, shortPeriodIn } from '../format.ts'
import type { Funding, Objective, Programme, Project } from '../model.ts'
import { hasFigure, objectiveLayout, sideBySide, type Captioned, type ObjectiveLayout } from './figures.ts'
import { absent, cell, paperSetting, pictured, toneOf, type Cell, type Picture, type Row, type TableLayout, type Voice } from './voice.ts'

/** A project with a row for each of its funders. */
export type ProjectLayout = { name: Cell; supports: Cell; funding: Row[] }

export type ProgrammeLayout = {
  anchor: string
  title: string
  headers: string[]
  objectives: ObjectiveLayout[]
  charts: Captioned[]
  projects: { title: string; headers: string[]; rows: ProjectLayout[]; none: string; caution: string }
}

export type Overview = { title: string; explanation: string; headers: string[]; rows: OverviewRow[] }
export type OverviewRow = { anchor: string; cells: Row; trend: Picture | null }

const anchorOf = ({ number }: Programme): string => `programme-${number}`

const amount = (money: Funding['committed'], { words, say, language }: Voice): Cell =>
  money === null ? absent(say(words.projects.unknown)) : cell(say(moneyIn(money, language)))

const fundingRow = ({ funder, committed, disbursed, notes }: Funding, voice: Voice): Row => [
  [cell(voice.of(funder), { notes })],
  [amount(committed, voice)],
  [amount(disbursed, voice)],
]

const projectLayout = (project: Project, voice: Voice): ProjectLayout => {
  const { words, say, of } = voice
  const unknown = [[absent(say(words.projects.undisclosed))], [amount(null, voice)], [amount(null, voice)]]
  return {
    name: cell(of(project.name), { lines: project.lead === null ? [] : [of(project.lead)], notes: project.notes }),
    supports: cell(say(project.objectives.join(words.list))),
    funding: project.funding.length === 0 ? [unknown] : project.funding.map((funding) => fundingRow(funding, voice)),
  }
}

/** A programme's section: its figures side by side, drawn where that helps, then its projects and who pays for them. */
export const programmeLayout = (programme: Programme, voice: Voice): ProgrammeLayout => {
  const { words, say } = voice
  const { figures, projects } = words
  return {
    anchor: anchorOf(programme),
    title: say(words.programme(String(programme.number), programme.name[voice.language])),
    headers: [figures.indicator, figures.recorded, figures.declared, figures.verified, figures.target].map(say),
    objectives: programme.objectives.map((objective) => objectiveLayout(objective, voice)),
    charts: sideBySide(programme, voice),
    projects: {
      title: say(projects.title),
      headers: [projects.project, projects.supports, projects.funder, projects.committed, projects.disbursed].map(say),
      rows: programme.projects.map((project) => projectLayout(project, voice)),
      none: say(projects.none),
      caution: say(projects.caution),
    },
  }
}

const has = (objectives: Objective[], figure: (indicator: Objective['indicators'][number]) => boolean): number =>
  objectives.filter(({ indicators }) => indicators.some(figure)).length

const trendOf = (programme: Programme, voice: Voice): Picture => {
  const setting = paperSetting(`${voice.words.overview.trend}, ${voice.words.programmeNumber(voice.number(programme.number))}`, voice, 56)
  const points = programme.trend.map(({ period, value }) => ({ period: shortPeriodIn(period, voice.language), value }))
  return pictured(sparkline(points, setting), sparklineTable(points, setting), setting)
}

const overviewRow = (programme: Programme, voice: Voice): OverviewRow => {
  const { say, number, language, words } = voice
  const { objectives, projects, trend } = programme
  const recorded = has(objectives, (indicator) => indicator.recorded !== null)
  const declared = has(objectives, (indicator) => indicator.declared.length > 0)
  const some = has(objectives, (indicator) => indicator.recorded !== null || indicator.declared.length > 0 || indicator.verified !== null)
  const last = trend.at(-1)?.value ?? null
  const counts = [objectives.length, recorded, declared, objectives.length - some, projects.length]
  return {
    anchor: anchorOf(programme),
    cells: [
      [cell(say(`${programme.number}. ${programme.name[language]}`))],
      ...counts.map((count): Cell[] => [cell(number(count))]),
      [cell(say(last === null ? words.none : quantityIn(last, language)), { tone: toneOf(last) })],
    ],
    trend: trend.some(({ value }) => value !== null) ? trendOf(programme, voice) : null,
  }
}

/** All programmes on one table: which objectives have a figure, which have none. */
export const overviewOf = (programmes: Programme[], voice: Voice): Overview => {
  const { title, explanation, programme, objectives, recorded, declared, silent, projects, trend, page } = voice.words.overview
  return {
    title: voice.say(title),
    explanation: voice.say(explanation),
    headers: [programme, objectives, recorded, declared, silent, projects, trend, page].map(voice.say),
    rows: programmes.map((one) => overviewRow(one, voice)),
  }
}

/** How each indicator that has a figure is counted, in the order of the programmes. */
export const rulesOf = (programmes: Programme[], voice: Voice): TableLayout => {
  const indicators = programmes.flatMap(({ objectives }) => objectives.flatMap((objective) => objective.indicators))
  return {
    headers: [voice.say(voice.words.figures.indicator), voice.say(voice.words.definitions.rule)],
    rows: indicators.filter(hasFigure).map((indicator): Row => [[cell(voice.of(indicator.name))], [cell(voice.of(indicator.rule))]]),
  }
}
