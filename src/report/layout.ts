import type { Language } from '#language/text'
import { boundsIn, periodIn, statedIn } from './format.ts'
import { coverageLayout, quartersLayout, regionsLayout, type Counted, type CoverageLayout } from './layout/chapters.ts'
import { overviewOf, programmeLayout, rulesOf, type Overview, type ProgrammeLayout } from './layout/programmes.ts'
import {
  disagreementLayout,
  moneyLayout,
  noteLayout,
  termsOf,
  type DisagreementLayout,
  type NoteLayout,
  type TermLayout,
} from './layout/sources.ts'
import { voiceOf, type TableLayout, type Voice } from './layout/voice.ts'
import type { Headline, Signal, SteeringReport } from './model.ts'

type Titled = { title: string; explanation: string }

/** A report in one language with every sentence written and every chart drawn: the template only places it on pages. */
export type Layout = {
  language: Language
  direction: 'ltr' | 'rtl'
  document: { title: string; author: string; year: number; month: number; day: number }
  issuer: string[]
  strategy: string
  title: string
  period: string
  running: string
  foot: string
  page: string
  contents: string
  demonstration: { band: string; title: string; notice: string } | null
  facts: { label: string; value: string }[]
  headlines: { value: string; label: string; kind: Headline['kind']; name: string; notes: number[] }[]
  signals: { title: string; none: string; items: SignalLayout[] }
  overview: Overview
  programmes: ProgrammeLayout[]
  quarters: Counted | null
  regions: Counted | null
  coverage: CoverageLayout
  money: Titled & { table: TableLayout }
  disagreements: Titled & { shown: string; items: DisagreementLayout[] }
  provenance: Titled & { notes: NoteLayout[] }
  definitions: Titled & { terms: TermLayout[]; rules: TableLayout; rulesTitle: string }
}
export type SignalLayout = { kind: Signal['kind']; name: string; about: string; title: string; detail: string; notes: number[] }

const headlineLayout = ({ label, kind, operator, value, of, notes }: Headline, voice: Voice): Layout['headlines'][number] => {
  const { words, say, number, language } = voice
  const figure = statedIn(operator, value, language)
  return {
    value: say(of === null ? figure : words.outOf(figure, number(of))),
    label: voice.of(label),
    kind,
    name: say(words.headlineKind[kind]),
    notes,
  }
}

const signalLayout = ({ kind, about, title, detail, notes }: Signal, { words, say, of, number }: Voice): SignalLayout => ({
  kind,
  name: say(words.signals.kind[kind]),
  about: say(about === null ? '' : 'objective' in about ? about.objective : words.programmeNumber(number(about.programme))),
  title: of(title),
  detail: of(detail),
  notes,
})

const factsOf = (report: SteeringReport, { words, say, of, number, date, language }: Voice): Layout['facts'] => {
  const { facts } = words
  const rows: [string, string][] = [
    [facts.period, boundsIn(report.period, language)],
    [facts.cutOff, date(report.cutOff)],
    [facts.generatedOn, date(report.generatedOn)],
    [facts.edition, of(report.edition)],
    [facts.ledger, words.ledgerLine(number(report.ledgerPosition))],
    ...(report.fingerprint === null ? [] : [[facts.fingerprint, report.fingerprint.slice(0, 16)] as [string, string]]),
  ]
  return rows.map(([label, value]) => ({ label: say(label), value: say(value) }))
}

const front = (report: SteeringReport, voice: Voice) => {
  const { words, say, of, date, number, language } = voice
  const period = periodIn(report.period, language)
  const [year = 0, month = 0, day = 0] = report.generatedOn.split('-').map(Number)
  const { band, title, notice } = words.demonstration
  return {
    language,
    direction: language === 'ar' ? ('rtl' as const) : ('ltr' as const),
    document: { title: `${words.title}, ${period}`, author: report.issuer.at(-1)?.[language] ?? '', year, month, day },
    issuer: report.issuer.map(of),
    strategy: say(words.strategy),
    title: say(words.title),
    period: say(period),
    running: say(`${words.title} – ${period}`),
    foot: say(words.foot(date(report.cutOff), number(report.ledgerPosition))),
    // Its two places are filled by the template, page after page, and hold nothing but numbers.
    page: words.page,
    contents: say(words.contents),
    demonstration: report.synthetic ? { band: say(band), title: say(title), notice: say(notice) } : null,
    facts: factsOf(report, voice),
    headlines: report.headlines.map((headline) => headlineLayout(headline, voice)),
    signals: {
      title: say(words.signals.title),
      none: say(words.signals.none),
      items: report.signals.map((signal) => signalLayout(signal, voice)),
    },
  }
}

/**
 * Lays a report out in one language. Pure: the same report gives the same layout, to the letter, as long as the language
 * data of the runtime (names of months, group signs) stay the same, which the pinned Node sees to.
 */
export const layOut = (report: SteeringReport, language: Language): Layout => {
  const voice = voiceOf(language)
  const { words, say } = voice
  const titled = ({ title, explanation }: Titled): Titled => ({ title: say(title), explanation: say(explanation) })
  return {
    ...front(report, voice),
    overview: overviewOf(report.programmes, voice),
    programmes: report.programmes.map((programme) => programmeLayout(programme, voice)),
    quarters: report.quarters && quartersLayout(report.quarters, voice),
    regions: report.regions && regionsLayout(report.regions, voice),
    coverage: coverageLayout(report.coverage, voice),
    money: { ...titled(words.money), table: moneyLayout(report.money, voice) },
    disagreements: {
      ...titled(words.disagreements),
      shown: say(words.disagreements.shown),
      items: report.disagreements.map((disagreement) => disagreementLayout(disagreement, voice)),
    },
    provenance: { ...titled(words.provenance), notes: report.provenance.map((note) => noteLayout(note, voice)) },
    definitions: {
      ...titled(words.definitions),
      terms: termsOf(report, voice),
      rules: rulesOf(report.programmes, voice),
      rulesTitle: say(words.definitions.rules),
    },
  }
}
