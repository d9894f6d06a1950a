import { parse } from '#language/parse'
import { newId } from '#language/id'
import { Problem } from '#language/problem'
import * as access from '#intake/access'
import { type Import, type ImportDetail, type ImportRow, type ImportState, importTransitions, Mapping, type ReadingChange, type RowListing, type Running } from '#intake/model'
import { columnsShown, profileOf, proposeMapping, shapeOf, wordsOf } from '#intake/profile'
import * as store from '#intake/store'
import { surroundingsOf } from '#intake/surroundings'
import { recognise } from '#intake/table/file'
import { z } from 'zod'
import * as Files from '#platform/files'
import { journal } from '#platform/journal'
import type { Received } from '#platform/route'
import { decodeCursor, encodeCursor } from '#platform/schemas'
import { staffOf, type Work } from '#platform/work'

const mayImport = (work: Work): void => {
  if (!access.mayImport(work.actor)) throw new Problem('forbidden')
}

/** Who brought these in, and who had them worked on. */
const handsOf = (kept: readonly store.Kept[]): string[] => [...new Set(kept.flatMap(({ staffId, carriedBy }) => [staffId, ...(carriedBy ? [carriedBy] : [])]))]

const shown = (kept: store.Kept, names: ReadonlyMap<string, string>, again = false): Import => {
  const { id, name, bytes, state, phase, uploadedAt, startedAt, doneAt, rows, checked, ran, registered, fault } = kept
  return {
    id, name, bytes, state: state as ImportState, phase: phase as Import['phase'], again, uploadedAt, uploadedBy: names.get(kept.staffId) ?? '',
    carriedOutBy: kept.carriedBy && (names.get(kept.carriedBy) ?? ''), startedAt, doneAt,
    rows, checked, ran, registered, outcomes: store.countsOf(kept), fault: fault as Import['fault'],
  }
}

const detailOf = async (work: Work, kept: store.Kept, again = false): Promise<ImportDetail> => {
  const names = await store.listNames(work, handsOf([kept]))
  const { placeOf } = await surroundingsOf(work)
  const known = await store.findMapping(work, kept.organisationId, shapeOf(kept.columns))
  return {
    ...shown(kept, names, again),
    reading: kept.reading,
    columns: columnsShown(kept),
    mapping: kept.mapping,
    words: wordsOf(kept, placeOf),
    mappingKnown: known !== undefined,
    possible: kept.possible as Running['possible'],
  }
}

const getKept = async (work: Work, id: string): Promise<store.Kept> => {
  mayImport(work)
  const kept = await store.findImport(work, id)
  if (!kept) throw new Problem('not-found')
  return kept
}

const readFile = async (work: Work, sha256: string, change: ReadingChange = {}) => {
  const { reading, columns, lines } = await recognise(Files.pathOf(work, sha256), change)
  const profile = profileOf(columns, lines)
  const { organisationId } = staffOf(work)
  const known = await store.findMapping(work, organisationId, shapeOf(columns))
  const mapping = known === undefined ? proposeMapping(columns, profile) : parse(Mapping, known)
  return {
    reading: JSON.stringify(reading),
    columns: JSON.stringify(columns),
    profile: JSON.stringify(profile),
    mapping: JSON.stringify(mapping),
  }
}

/**
 * Takes a partner's file in: recognises how it is read and what its columns seem to hold, and proposes a mapping; the one that the
 * organisation used for the same columns before, where there is one. Nobody is registered yet. The same file again is the same import.
 * Problems: `forbidden`, `file-refused` (with row and column; nothing is written).
 */
export const upload = async (work: Work, file: Received): Promise<ImportDetail> => {
  mayImport(work)
  const { organisationId, staffId, roleId } = staffOf(work)
  const before = await store.findBySha(work, organisationId, file.sha256)
  if (before !== undefined) return detailOf(work, await getKept(work, before), true)
  const read = await readFile(work, file.sha256)
  const id = newId()
  const fileId = await Files.keepReceived(work, file, 'application/octet-stream')
  const { sha256, bytes } = file
  const uploadedAt = work.now.toString()
  await store.insertImport(work, { id, organisationId, staffId, roleId, fileId, sha256, name: file.name || 'import', bytes, state: 'open', uploadedAt, ...read })
  await journal(work, { verb: 'intake.uploaded', subject: { word: 'intake', id }, details: { bytes } })
  return detailOf(work, await getKept(work, id))
}

/** The imports of one's own organisation, the newest first, at most 50. Problem: `forbidden`. */
export const list = async (work: Work): Promise<Import[]> => {
  mayImport(work)
  const kept = await store.listImports(work)
  const names = await store.listNames(work, handsOf(kept))
  return kept.map((each) => shown(each, names))
}

/** An import with what is needed to map it. Problems: `forbidden`, `not-found`. */
export const get = async (work: Work, id: string): Promise<ImportDetail> => detailOf(work, await getKept(work, id))

const lockFor = async (work: Work, id: string, to: ImportState): Promise<store.Kept> => {
  mayImport(work)
  const kept = await store.lockImport(work, id)
  if (!kept) throw new Problem('not-found')
  if (!importTransitions[kept.state as ImportState].includes(to)) throw new Problem('transition-refused')
  return kept
}

/** What is counted of a check; a new one begins at nothing. */
const nothingYet = {
  rows: 0, checked: 0, ran: 0, registered: 0, newRows: 0, matchRows: 0, possibleRows: 0, refusedRows: 0, checkedTo: 0, ranTo: 0, fault: null, baton: null,
}

/** Rows that became persons stay; an import of which some did can be stopped and resumed, and no longer be read otherwise. */
const reopen = async (work: Work, id: string): Promise<store.Kept> => {
  mayImport(work)
  const kept = await store.lockImport(work, id)
  if (!kept) throw new Problem('not-found')
  if (kept.ran > 0 || (kept.state !== 'open' && !importTransitions[kept.state as ImportState].includes('open'))) throw new Problem('transition-refused')
  await store.deleteRows(work, id)
  return kept
}

/** Reads the file otherwise than it was recognised: another encoding, separator, sheet, row of names. Problems: as `upload`, `transition-refused`. */
export const reread = async (work: Work, id: string, change: ReadingChange): Promise<ImportDetail> => {
  const kept = await reopen(work, id)
  const { encoding, separator, sheet } = kept.reading
  const before = { encoding, ...(separator && { separator }), ...(sheet !== null && { sheet }) }
  const read = await readFile(work, kept.sha256, { ...before, ...change })
  await store.updateImport(work, id, { ...nothingYet, ...read, state: 'open', phase: null, unknownWords: '[]' })
  return get(work, id)
}

/** Says what the columns and words mean; it is kept for the next file with the same columns. Problems: `forbidden`, `not-found`, `transition-refused`. */
export const map = async (work: Work, id: string, mapping: Mapping): Promise<ImportDetail> => {
  const kept = await reopen(work, id)
  const { organisationId, staffId } = staffOf(work)
  const said = JSON.stringify(mapping)
  await store.updateImport(work, id, { ...nothingYet, mapping: said, state: 'open', phase: null })
  await store.keepMapping(work, { organisationId, shape: shapeOf(kept.columns), mapping: said, savedBy: staffId })
  await journal(work, { verb: 'intake.mapped', subject: { word: 'intake', id } })
  return get(work, id)
}

/** Tries the whole file, row by row, without registering anybody: a job does it, and one may leave the page. Problems: as `map`. */
export const check = async (work: Work, id: string): Promise<Import> => {
  const kept = await lockFor(work, id, 'checking')
  if (kept.ran > 0) throw new Problem('transition-refused')
  const { staffId: carriedBy, roleId } = staffOf(work)
  await store.deleteRows(work, id)
  await store.updateImport(work, id, { ...nothingYet, state: 'checking', phase: 'check', startedAt: work.now.toString(), carriedBy, roleId, unknownWords: '[]' })
  await journal(work, { verb: 'intake.check-ordered', subject: { word: 'intake', id } })
  return get(work, id)
}

/** Registers those who are new, by a job that can be stopped and goes on where it was. Problems: as `map`. */
export const run = async (work: Work, id: string, { possible }: Running): Promise<Import> => {
  await lockFor(work, id, 'running')
  const { staffId: carriedBy, roleId } = staffOf(work)
  await store.updateImport(work, id, { state: 'running', phase: 'run', possible, startedAt: work.now.toString(), carriedBy, roleId, baton: null, fault: null })
  await journal(work, { verb: 'intake.run-ordered', subject: { word: 'intake', id }, details: { possible } })
  return get(work, id)
}

/** Stops the work on an import after the rows in hand; what was done stays done. Problems: as `map`. */
export const stop = async (work: Work, id: string): Promise<Import> => {
  await lockFor(work, id, 'stopped')
  await store.updateImport(work, id, { state: 'stopped', baton: null })
  await journal(work, { verb: 'intake.stopped', subject: { word: 'intake', id } })
  return get(work, id)
}

/** Goes on with what was stopped, where it was; or with what seems to have been given up. Problems: as `map`. */
export const resume = async (work: Work, id: string): Promise<Import> => {
  mayImport(work)
  const kept = await store.lockImport(work, id)
  if (!kept) throw new Problem('not-found')
  if (!['stopped', 'checking', 'running'].includes(kept.state)) throw new Problem('transition-refused')
  const { staffId: carriedBy, roleId } = staffOf(work)
  await store.updateImport(work, id, { state: kept.phase === 'run' ? 'running' : 'checking', carriedBy, roleId, baton: null, fault: null })
  await journal(work, { verb: 'intake.resumed', subject: { word: 'intake', id } })
  return get(work, id)
}

/** The cells that a list may show: those that were mapped, and never what somebody's situation is: nobody is listed by it. */
const cellsShown = (kept: store.Kept, cells: string[] | null): string[] => {
  const fields = new Map(kept.mapping.columns.map(({ name, field }) => [name, field]))
  return kept.columns.map((name, place) => {
    const field = fields.get(name)
    return field && field !== 'situation' ? (cells?.[place] ?? '') : ''
  })
}

/**
 * The rows of an import with what would become of them, a page at a time, by the row; that they were
 * read is a line of the journal. Problems: `forbidden`, `not-found`.
 */
export const rows = async (work: Work, id: string, listing: RowListing): Promise<{ items: ImportRow[]; next: string | null }> => {
  const kept = await getKept(work, id)
  const [after] = decodeCursor(listing.cursor, z.tuple([z.int()])) ?? [0]
  await journal(work, { verb: 'intake.rows-read', subject: { word: 'intake', id } })
  const found = await store.listRows(work, id, listing, after)
  const items = found.slice(0, listing.limit).map((row) => ({ ...row, cells: cellsShown(kept, row.cells) }))
  const last = items.at(-1)
  return { items, next: found.length > listing.limit && last ? encodeCursor([last.row]) : null }
}

/**
 * Takes away what partners' files said of a person, and what the disk still holds of those files, once their import is over. For the widest
 * reach only: nothing happens in another.
 */
export const anonymise = async (work: Work, personId: string): Promise<void> => {
  for (const sha256 of await store.anonymise(work, personId)) await Files.empty(work, sha256)
}

export { returned } from '#intake/returned'
export { work as workOn } from '#intake/working'
