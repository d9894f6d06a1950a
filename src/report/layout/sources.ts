import { moneyIn } from '../format.ts'
import type { Disagreement, FunderTotal, Provenance, SteeringReport } from '../model.ts'
import { absent, cell, type Cell, type Row, type TableLayout, type Voice } from './voice.ts'

export type DisagreementLayout = { subject: string; statements: Cell[]; shown: string }
export type NoteLayout = { number: number; kind: Provenance['kind']; name: string; statement: string; lines: string[] }
export type TermLayout = { term: string; meaning: string }

const total = (money: FunderTotal['committed'], floor: string[], { words, say, language }: Voice): Cell =>
  money === null ? absent(say(words.projects.unknown)) : cell(say(moneyIn(money, language)), { tone: 'strong', lines: floor })

/** What each funder gives in all, in each currency. A total with unknown parts says that it is a floor. */
export const moneyLayout = (money: FunderTotal[], voice: Voice): TableLayout => {
  const { say, of, number, words } = voice
  const { funder, projects, committed, disbursed, floor } = words.money
  const row = (one: FunderTotal): Row => {
    const open = one.withoutAmount === 0 ? [] : [say(floor(one.withoutAmount))]
    return [
      [cell(of(one.funder), { notes: one.notes })],
      [cell(number(one.projects))],
      [total(one.committed, open, voice)],
      [total(one.disbursed, [], voice)],
    ]
  }
  return { headers: [funder, projects, committed, disbursed].map(say), rows: money.map(row) }
}

/** Each source as it speaks, then what the report keeps. */
export const disagreementLayout = ({ subject, statements, shown }: Disagreement, voice: Voice): DisagreementLayout => ({
  subject: voice.of(subject),
  statements: statements.map(({ said, saidBy, saidOn, document, notes }) => {
    const by = voice.words.said(saidBy[voice.language], saidOn === null ? null : voice.date(saidOn))
    return cell(voice.of(said), { lines: [voice.say(by), voice.of(document)], notes })
  }),
  shown: voice.of(shown),
})

/** One numbered note: its sentence, then what makes it possible to find the source or to count again. */
export const noteLayout = (note: Provenance, { words, say, of, date, number, language }: Voice): NoteLayout => {
  const { kind, position, rule } = words.provenance
  const source = note.document === null ? [] : [words.said(note.document[language], note.saidOn === null ? null : date(note.saidOn))]
  const count = [
    ...(note.ledgerPosition === null ? [] : [position(number(note.ledgerPosition))]),
    ...(note.rule === null ? [] : [rule(note.rule)]),
  ]
  const lines = [...source, ...(count.length === 0 ? [] : [count.join(words.list)])]
  return { number: note.number, kind: note.kind, name: say(kind[note.kind]), statement: of(note.statement), lines: lines.map(say) }
}

/** The words of every report, then those of this one. */
export const termsOf = ({ threshold, definitions }: SteeringReport, { words, say, of, number }: Voice): TermLayout[] => [
  ...words.definitions.terms(number(threshold)).map(({ term, meaning }) => ({ term: say(term), meaning: say(meaning) })),
  ...definitions.map(({ term, meaning }) => ({ term: of(term), meaning: of(meaning) })),
]
