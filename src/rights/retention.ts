import * as Casework from '#casework/actions'
import * as Deliveries from '#delivery/actions'
import { dayOf } from '#language/date'
import { Problem } from '#language/problem'
import * as Imports from '#intake/actions'
import * as Persons from '#person/actions'
import { forget } from '#platform/forgetting'
import { journal } from '#platform/journal'
import type { Work } from '#platform/work'
import * as Referrals from '#referral/actions'
import * as access from '#rights/access'
import type { Preview, Retention } from '#rights/model'
import * as candidates from '#rights/retention-store'
import * as store from '#rights/store'
import { terms } from '#rights/terms'

/** How many days ahead the preview looks, and how many codes it shows: the product's own measure. */
const ahead = { days: 90 }
const shown = 200
/** How many persons one transaction takes: the next takes the others. */
const batch = 50

const spanOf = (work: Work) => {
  const today = dayOf(work.now)
  return { today, until: Temporal.PlainDate.from(today).add(ahead).toString() }
}

/**
 * Takes away for good what tells who a person was, in every word, each in its own tables; stored answers and messages too. The lines of the
 * ledger stay as they were that day, so that every figure stays what it is. Problems: `forbidden`, `not-found`, `file-open` (an
 * appointment, a referral or a request is still open).
 */
export const anonymise = async (work: Work, personId: string): Promise<void> => {
  if (!access.mayRetain(work.actor)) throw new Problem('forbidden')
  if (await candidates.hasOpen(work, personId)) throw new Problem('file-open')
  await Imports.anonymise(work, personId)
  await Persons.anonymise(work, personId)
  const things = [
    await Deliveries.anonymise(work, personId),
    await Casework.anonymise(work, personId),
    await Referrals.anonymise(work, personId),
    await store.anonymise(work, personId),
  ].flat()
  await forget(work, [personId, ...things])
}

const previewOf = async (work: Work): Promise<Preview> => {
  const known = await terms(work)
  const span = spanOf(work)
  const persons = await candidates.listCandidates(work, known, span, null, shown)
  return {
    on: span.today,
    ...(await candidates.countCandidates(work, known, span)),
    done: await candidates.countAnonymised(work),
    persons: persons.map(({ code, over, state }) => ({ code, over, state })),
  }
}

/** The terms, and who would be anonymised by them, by code; that it was looked at is a line of the journal. Problem: `forbidden`. */
export const retention = async (work: Work): Promise<Retention> => {
  if (!access.mayRetain(work.actor)) throw new Problem('forbidden')
  const found = { terms: await terms(work), preview: await previewOf(work) }
  await journal(work, { verb: 'rights.previewed', subject: { word: 'rights', id: null }, details: { due: found.preview.due } })
  return found
}

/** What a run would do, without doing it. Problem: `forbidden`. */
export const preview = (work: Work): Promise<Preview> => {
  if (!access.mayRetain(work.actor)) throw new Problem('forbidden')
  return previewOf(work)
}

/**
 * Anonymises those whose every term is confirmed and over and of whom nothing is open, at most fifty in one transaction. Answers how many
 * there were, and whether others wait. Called by the night's job and from the command line. Problem: `forbidden`.
 */
export const run = async (work: Work): Promise<{ anonymised: number; more: boolean }> => {
  if (!access.mayRetain(work.actor)) throw new Problem('forbidden')
  const due = await candidates.listCandidates(work, await terms(work), spanOf(work), 'due', batch + 1)
  const now = due.slice(0, batch)
  for (const { id } of now) await anonymise(work, id)
  await forget(work, [])
  await journal(work, { verb: 'rights.retained', subject: { word: 'rights', id: null }, details: { anonymised: now.length } })
  return { anonymised: now.length, more: due.length > batch }
}
