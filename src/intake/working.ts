import { newId } from '#language/id'
import { Problem } from '#language/problem'
import { findCandidates, likenessIn, type Verdict } from '#intake/candidates'
import type { Outcome, RowReason } from '#intake/model'
import { sourceOf } from '#intake/profile'
import { type JudgedRow, rowReader } from '#intake/row'
import * as store from '#intake/store'
import { surroundingsOf } from '#intake/surroundings'
import { readLines } from '#intake/table/file'
import type { Line } from '#intake/table/line'
import * as Organisation from '#organisation/actions'
import { likenessKeys, registerAll } from '#person/actions'
import type { Registration } from '#person/model'
import * as Files from '#platform/files'
import { journal } from '#platform/journal'
import type { StaffActor, Work } from '#platform/work'
import type { Step } from '#platform/workers'

/** So many rows make one transaction: whole, or not at all. */
const batchRows = 1000
const product = { kind: 'system', name: 'intake' } as const

type Turn = { id: string; baton: string; actor: StaffActor; path: string; kept: store.Kept }

/** Takes the baton of an import that waits to be worked on, as the member of staff who asked for it; nothing, where there is none or nobody. */
const begin = async (work: Work, id: string): Promise<Turn | null> => {
  const kept = await store.lockImport(work, id)
  if (!kept || (kept.state !== 'checking' && kept.state !== 'running')) return null
  const actor = await Organisation.standIn(work, kept.roleId)
  if (!actor) {
    await store.updateImport(work, id, { state: 'stopped', baton: null })
    return null
  }
  const baton = newId()
  await store.updateImport(work, id, { baton })
  return { id, baton, actor, path: Files.pathOf(work, kept.sha256), kept }
}

/** The import, if this worker still has the baton: somebody may have stopped it, or another worker have gone on with it. */
const hold = async (work: Work, { id, baton }: Turn): Promise<store.Kept | null> => {
  const kept = await store.lockImport(work, id)
  return kept?.baton === baton ? kept : null
}

type Verdicts = { known: Map<string, { person: string; name: string | null }>; earlier: Map<string, number>; candidates: Map<number, Verdict> }
type Judged = JudgedRow & { row: number; cells: string[]; likeness: string | null }
type Settled = { outcome: Outcome; reasons: RowReason[]; personId: string | null }

const reason = (code: string): RowReason => ({ code, column: null })

/** The same key of the same source is the same person; under another name, somebody has to look. */
const byKey = (judged: Judged, registration: Registration, { known }: Verdicts): Settled | null => {
  const found = known.get(judged.key)
  if (!found) return null
  const same = found.name === null || likenessKeys(registration).names.includes(found.name)
  return same
    ? { outcome: 'match', reasons: [reason('imported-before')], personId: found.person }
    : { outcome: 'possible', reasons: [reason('key-of-another')], personId: found.person }
}

/** The first row before this one that has its key or its likeness. */
const earlierThan = ({ key, likeness, row }: Judged, earlier: Map<string, number>): number | undefined =>
  [earlier.get(`key:${key}`), likeness === null ? undefined : earlier.get(likeness)].find((each) => each !== undefined && each < row)

/** What would become of a row: refused with its reasons; known by its key, its like in the file, or in the registry; else new. */
const settle = (judged: Judged, verdicts: Verdicts): Settled => {
  if (!judged.registration) return { outcome: 'refused', reasons: judged.faults, personId: null }
  const known = byKey(judged, judged.registration, verdicts)
  if (known) return { ...known, reasons: [...known.reasons, ...judged.notes] }
  const earlier = earlierThan(judged, verdicts.earlier)
  if (earlier !== undefined) return { outcome: 'match', reasons: [{ code: 'same-row', column: null, row: earlier }, ...judged.notes], personId: null }
  const met = verdicts.candidates.get(judged.row)
  if (met) return { outcome: met.outcome, reasons: [...met.reasons, ...judged.notes], personId: met.person }
  return { outcome: 'new', reasons: judged.notes, personId: null }
}

const judgeAll = async (work: Work, kept: store.Kept, lines: readonly Line[]): Promise<Judged[]> => {
  const read = rowReader(kept.columns, kept.mapping, await surroundingsOf(work))
  return lines.map((line) => {
    const judged = read(line)
    return { ...judged, row: line.row, cells: line.cells, likeness: judged.registration && likenessIn(judged.registration) }
  })
}

const seekAll = async (work: Work, kept: store.Kept, judged: readonly Judged[]): Promise<Omit<Verdicts, 'earlier'>> => ({
  known: await store.knownKeys(work, kept.organisationId, sourceOf(kept.columns), judged.map(({ key }) => key)),
  candidates: await findCandidates(work, judged.flatMap(({ row, registration }) => (registration ? [{ row, registration }] : []))),
})

/** Within one batch a row may be like one that stands before it. */
const withBatch = (earlier: Map<string, number>, judged: readonly Judged[]): Map<string, number> => {
  const marks = new Map(earlier)
  for (const { registration, key, likeness, row } of judged) {
    if (!registration) continue
    for (const mark of [`key:${key}`, ...(likeness === null ? [] : [likeness])]) if (!marks.has(mark)) marks.set(mark, row)
  }
  return marks
}

const mostUnknown = 500

const mergeUnknown = (before: store.Kept['unknownWords'], judged: readonly Judged[]) =>
  [...new Map([...before, ...judged.flatMap(({ unknown }) => unknown)].map((each) => [`${each.field}\n${each.word}`, each])).values()].slice(0, mostUnknown)

const count = (settled: readonly { outcome: string }[], outcome: Outcome): number => settled.filter((each) => each.outcome === outcome).length

/** Checks one batch of rows and keeps what would become of them. False: the baton is gone. */
const checkBatch = async (work: Work, turn: Turn, lines: Line[]): Promise<boolean> => {
  const kept = await hold(work, turn)
  if (!kept) return false
  const judged = await judgeAll(work, kept, lines)
  const found = await store.earlierRows(work, kept.id, judged.flatMap(({ likeness }) => likeness ?? []), judged.map(({ key }) => key))
  const verdicts = { ...(await seekAll(work, kept, judged)), earlier: withBatch(found, judged) }
  const rows = judged.map((each) => ({ each, settled: settle(each, verdicts) }))
  await store.insertImportRows(work, rows.map(({ each, settled }) => ({
    organisationId: kept.organisationId, importId: kept.id, row: each.row, outcome: settled.outcome, reasons: settled.reasons,
    personId: settled.personId, cells: each.cells, sourceKey: each.key, likeness: each.likeness,
  })))
  const outcomes = rows.map(({ settled }) => settled)
  await store.updateImport(work, kept.id, {
    checked: kept.checked + lines.length,
    checkedTo: lines.at(-1)!.row,
    newRows: kept.newRows + count(outcomes, 'new'),
    matchRows: kept.matchRows + count(outcomes, 'match'),
    possibleRows: kept.possibleRows + count(outcomes, 'possible'),
    refusedRows: kept.refusedRows + count(outcomes, 'refused'),
    unknownWords: JSON.stringify(mergeUnknown(kept.unknownWords, judged)),
  })
  return true
}

const endCheck = async (work: Work, turn: Turn): Promise<void> => {
  const kept = await hold(work, turn)
  if (!kept) return
  await store.updateImport(work, kept.id, { state: 'checked', phase: null, baton: null, rows: kept.checked })
  await journal(work, { verb: 'intake.checked', subject: { word: 'intake', id: kept.id }, details: { ...store.countsOf(kept) } })
}

/** A file that cannot be read to its end is refused whole: what was checked of it is let go. */
const refuseFile = async (work: Work, turn: Turn, problem: Problem): Promise<void> => {
  const kept = await hold(work, turn)
  if (!kept) return
  await store.deleteRows(work, kept.id)
  await store.updateImport(work, kept.id, { state: 'refused', phase: null, baton: null, fault: JSON.stringify(problem.faults[0] ?? { path: 'file', code: problem.code }) })
}

async function* batches(lines: AsyncIterable<Line[]>, after: number): AsyncGenerator<Line[]> {
  let batch: Line[] = []
  for await (const some of lines) {
    for (const line of some) {
      if (line.row <= after) continue
      if (batch.push(line) < batchRows) continue
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

const checkFile = async (step: Step, turn: Turn): Promise<void> => {
  const { kept, actor, path } = turn
  try {
    for await (const batch of batches(readLines(path, kept.reading, kept.columns), kept.checkedTo)) {
      if (!(await step(actor, (work) => checkBatch(work, turn, batch)))) return
    }
    await step(actor, (work) => endCheck(work, turn))
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'file-refused') throw error
    await step(actor, (work) => refuseFile(work, turn, error))
  }
}

type Row = Judged & Settled & { done: boolean }

/** Registers those of a batch who are still new, and notes under which key each came. */
const registerNew = async (work: Work, kept: store.Kept, rows: Row[]): Promise<number> => {
  const entering = rows.filter(({ outcome, registration }) => registration && (outcome === 'new' || (outcome === 'possible' && kept.possible === 'register')))
  const ids = entering.length === 0 ? [] : await registerAll(work, entering.map(({ registration }) => registration!), { import: kept.id })
  entering.forEach((row, place) => {
    row.personId = ids[place]!
    row.outcome = 'new'
    row.done = true
  })
  const source = sourceOf(kept.columns)
  const named = rows.filter(({ outcome, personId }) => personId !== null && (outcome === 'new' || outcome === 'match'))
  await store.insertSources(work, named.map(({ key, personId }) => ({ organisationId: kept.organisationId, source, key, personId: personId!, importId: kept.id })))
  return ids.length
}

/** Carries one batch out: looked at again, for others wrote in the meantime. Answers whether there is more; false as well without the baton. */
const runBatch = async (work: Work, turn: Turn): Promise<boolean> => {
  const kept = await hold(work, turn)
  if (!kept) return false
  await store.lockSource(work, kept.organisationId, sourceOf(kept.columns))
  const waiting = await store.nextRows(work, kept.id, kept.ranTo, ['new', 'match', ...(kept.possible === 'register' ? ['possible'] : [])], batchRows)
  if (waiting.length === 0) {
    await endRun(work, kept)
    return false
  }
  const judged = await judgeAll(work, kept, waiting.map(({ row, cells }) => ({ row, cells })))
  const verdicts = { ...(await seekAll(work, kept, judged)), earlier: new Map<string, number>() }
  const rows = judged.map((each, place): Row => {
    const settled = settle(each, verdicts)
    // A row that is like an earlier one of its file stays what it was: the earlier one is the person.
    const same = waiting[place]!.outcome === 'match' && settled.outcome === 'new'
    return { ...each, ...settled, ...(same && { outcome: 'match' as const, reasons: [reason('same-row')] }), done: settled.outcome === 'match' || same }
  })
  const registered = await registerNew(work, kept, rows)
  await store.settleRows(work, kept.id, rows)
  await store.updateImport(work, kept.id, { ran: kept.ran + rows.length, ranTo: rows.at(-1)!.row, registered: kept.registered + registered, ...shift(kept, waiting, rows) })
  return true
}

/** The counts follow what rows became. */
const shift = (kept: store.Kept, before: readonly { outcome: string }[], after: readonly Row[]) => {
  const moved = (outcome: Outcome) => count(after, outcome) - count(before, outcome)
  return {
    newRows: kept.newRows + moved('new'),
    matchRows: kept.matchRows + moved('match'),
    possibleRows: kept.possibleRows + moved('possible'),
    refusedRows: kept.refusedRows + moved('refused'),
  }
}

const endRun = async (work: Work, kept: store.Kept): Promise<void> => {
  await store.updateImport(work, kept.id, { state: 'done', phase: null, baton: null, doneAt: work.now.toString() })
  await journal(work, { verb: 'intake.done', subject: { word: 'intake', id: kept.id }, details: { registered: kept.registered } })
}

/** Nobody tries again: the import rests as stopped, says so, and can be resumed when the cause is gone. */
const giveUp = async (work: Work, id: string): Promise<void> => {
  const kept = await store.lockImport(work, id)
  if (kept?.state !== 'checking' && kept?.state !== 'running') return
  await store.updateImport(work, id, { state: 'stopped', baton: null, fault: JSON.stringify({ path: 'import', code: 'work-failed' }) })
  await journal(work, { verb: 'intake.failed', subject: { word: 'intake', id } })
}

const workOnce = async (step: Step, id: string): Promise<void> => {
  const turn = await step(product, (hand) => begin(hand, id))
  if (!turn) return
  if (turn.kept.state === 'checking') return checkFile(step, turn)
  while (await step(turn.actor, (hand) => runBatch(hand, turn))) continue
}

/**
 * Works on an import until it is checked or done, or somebody stops it: batch by batch, each in a transaction of its own, in the name of
 * the member of staff who asked. Killed at any moment, the next worker goes on after the last whole batch. Where the last try fails, the
 * import is stopped with a fault.
 */
export const work = async (step: Step, id: string, isLast: boolean): Promise<void> => {
  try {
    await workOnce(step, id)
  } catch (error) {
    if (isLast) await step(product, (hand) => giveUp(hand, id))
    throw error
  }
}
