import { dayOf } from '#language/date'
import { newId } from '#language/id'
import { Problem } from '#language/problem'
import type { Language } from '#language/text'
import * as Organisation from '#organisation/actions'
import { agreeingRoles, askingRoles, type ExportAsking, type ExportDecision, type ExportFilters, type PersonExport, type PersonExports } from '#person/exports/model'
import * as store from '#person/exports/store'
import { tableOf } from '#person/exports/table'
import * as Files from '#platform/files'
import { journal } from '#platform/journal'
import type { StreamReply } from '#platform/route'
import { sheetTypes, writeSheet } from '#platform/sheet'
import { actingAs, type Actor, type StaffActor, staffOf, type Work } from '#platform/work'

const page = 500
/** How long a file is kept to be fetched. */
export const kept = { hours: 72 } as const

const holds = (actor: Actor, roles: readonly string[]): boolean => actor.kind === 'staff' && roles.includes(actor.role)

const get = async (work: Work, id: string): Promise<PersonExport> => {
  const found = await store.findExport(work, id, staffOf(work).staffId)
  if (!found) throw new Problem('not-found')
  return found
}

/**
 * Asks for the persons of one's own list as a file, for a reason. Up to the threshold it is made at once, by a job; above it waits until a
 * second one of the organisation agrees. Problem: `forbidden`.
 */
export const ask = async (work: Work, { reason, format, language, filters }: ExportAsking): Promise<PersonExport> => {
  if (!holds(work.actor, askingRoles)) throw new Problem('forbidden')
  const { organisationId, staffId, roleId } = staffOf(work)
  const counted = await store.countInvolved(work, organisationId, filters)
  const threshold = work.limits.export
  const state = counted > threshold ? 'waiting' : 'approved'
  const id = newId()
  await store.insertExport(work, {
    id, organisationId, staffId, roleId, reason, format, language, filters: JSON.stringify(filters), counted, threshold, state, askedAt: work.now.toString(),
  })
  await journal(work, { verb: 'person.export-asked', subject: { word: 'person', id: null }, details: { export: id, count: counted, format, state } })
  return get(work, id)
}

/** One's own exports and, for those who may agree, those of the organisation. Problem: `forbidden`. */
export const list = async (work: Work): Promise<PersonExports> => {
  if (!holds(work.actor, askingRoles)) throw new Problem('forbidden')
  const items = await store.listExports(work, staffOf(work).staffId)
  return { items, threshold: work.limits.export, agrees: holds(work.actor, agreeingRoles) }
}

/**
 * Agrees to an export of somebody else, or refuses it and says why. Problems: `forbidden`, `not-found`, `incompatible-role` (one's own),
 * `transition-refused` (decided already).
 */
export const decide = async (work: Work, id: string, { agree, answer }: ExportDecision): Promise<PersonExport> => {
  if (!holds(work.actor, agreeingRoles)) throw new Problem('forbidden')
  const found = await get(work, id)
  if (found.mine) throw new Problem('incompatible-role')
  if (found.state !== 'waiting') throw new Problem('transition-refused')
  const state = agree ? 'approved' : 'refused'
  const change = { state, decidedBy: staffOf(work).staffId, decidedAt: work.now.toString(), answer: answer === '' ? null : answer }
  if (!(await store.updateExport(work, id, change))) throw new Problem('transition-refused')
  await journal(work, { verb: 'person.export-decided', subject: { word: 'person', id: null }, details: { export: id, count: found.counted, state } })
  return get(work, id)
}

/** Takes back one's own wish for an export that nobody has answered yet. Problems: `forbidden`, `not-found`, `transition-refused` (answered already). */
export const withdraw = async (work: Work, id: string): Promise<PersonExport> => {
  if (!holds(work.actor, askingRoles)) throw new Problem('forbidden')
  const found = await get(work, id)
  if (!found.mine) throw new Problem('not-found')
  if (found.state !== 'waiting' || !(await store.updateExport(work, id, { state: 'withdrawn' }))) throw new Problem('transition-refused')
  await journal(work, { verb: 'person.export-withdrawn', subject: { word: 'person', id: null }, details: { export: id, count: found.counted } })
  return get(work, id)
}

/** Whom an export concerns: for the letters that tell of it. */
export const parties = (work: Work, id: string): Promise<{ state: string; organisationId: string; staffId: string } | undefined> => store.findParties(work, id)

/** A list that grew past the threshold since it was asked for: it waits for the second word after all. */
const wait = async (work: Work, id: string, count: number): Promise<void> => {
  await store.updateExport(work, id, { state: 'waiting', counted: count })
  await journal(work, { verb: 'person.export-waits', subject: { word: 'person', id: null }, details: { export: id, count } })
}

/** The persons as who asked sees them now, page by page. Throws where there are more than were agreed to. */
const personsOf = async function* (work: Work, asker: StaffActor, filters: ExportFilters, told: { count: number; synthetic: boolean }) {
  for (let last: store.Exported | null = null; ; ) {
    const after: store.Exported | null = last
    const rows: store.Exported[] = await actingAs(work, asker, (as) => store.listInvolved(as, asker.organisationId, filters, after, page))
    for (const row of rows) {
      told.count++
      told.synthetic ||= row.synthetic
      yield row
    }
    last = rows.at(-1) ?? null
    if (rows.length < page) return
  }
}

/**
 * Makes the file of an export that may be made, once: what its asker may see at that moment. More persons than the threshold, where nobody
 * else agreed, wait for that; an asker who has left is given nothing. Called by the job that asking or agreeing left.
 */
export const make = async (work: Work, id: string): Promise<void> => {
  const wanted = await store.lockExport(work, id)
  if (wanted?.state !== 'approved') return
  const asker = await Organisation.standIn(work, wanted.roleId)
  if (!asker) return void (await store.updateExport(work, id, { state: 'ended' }))
  const filters = wanted.filters as ExportFilters
  const count = await actingAs(work, asker, (as) => store.countInvolved(as, asker.organisationId, filters))
  if (count > wanted.threshold && wanted.decidedBy === null) return wait(work, id, count)
  const told = { count: 0, synthetic: false }
  const format = wanted.format as 'xlsx' | 'csv'
  const content = writeSheet(tableOf(wanted.language as Language, personsOf(work, asker, filters, told)), format)
  const { id: fileId } = await Files.keepSealed(work, { name: 'export', mediaType: sheetTypes[format], content }, { organisationId: wanted.organisationId, staffId: wanted.staffId })
  const expiresAt = work.now.add(kept).toString()
  await store.updateExport(work, id, { state: 'ready', fileId, expiresAt, counted: told.count, synthetic: told.synthetic })
  await journal(work, { verb: 'person.export-made', subject: { word: 'person', id: null }, details: { export: id, count: told.count, format } })
}

/** The file of an export of one's own that is ready. That it left the house, and how many with it, is a line of the journal. Problem: `not-found`. */
export const collect = async (work: Work, id: string): Promise<StreamReply> => {
  const found = await store.findFile(work, id, staffOf(work).staffId)
  if (!found?.fileId) throw new Problem('not-found')
  const name = `rawabit-${found.synthetic ? 'demonstration-' : ''}personnes-${dayOf(Temporal.Instant.from(found.askedAt))}.${found.format}`
  const file = await Files.fetchSealed(work, found.fileId, name)
  await journal(work, { verb: 'person.exported', subject: { word: 'person', id: null }, details: { export: id, count: found.counted } })
  return file
}

/** Lets go of an export whose time is over: its file goes, that it was and why stays. Called by the job that making it left. */
export const end = async (work: Work, id: string): Promise<void> => {
  const over = await store.lockExport(work, id)
  if (over?.state !== 'ready' || !over.fileId) return
  await store.updateExport(work, id, { state: 'ended', fileId: null })
  await journal(work, { verb: 'person.export-ended', subject: { word: 'person', id: null }, details: { export: id, files: [over.fileId] } })
}
