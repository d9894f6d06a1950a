import { newId } from '#language/id'
import type { Work } from '#platform/work'

/** What happened, to what. `details` holds ids and codes only: no name, number or text about a person. */
export type JournalLine = {
  verb: string
  subject: { word: string; id: string | null }
  details?: Record<string, unknown>
}

/** Writes one line of the journal in the transaction of the write that it tells of, and enqueues what must follow. */
export const journal = async (work: Work, line: JournalLine): Promise<void> => {
  const staff = work.actor.kind === 'staff' ? work.actor : null
  const details = line.details ?? {}
  await work.db
    .insertInto('platformJournal')
    .values({
      id: newId(),
      at: work.now.toString(),
      verb: line.verb,
      subjectWord: line.subject.word,
      subjectId: line.subject.id,
      staffId: staff?.staffId ?? null,
      organisationId: staff?.organisationId ?? null,
      details: JSON.stringify(details),
    })
    .execute()
  for (const { queue, data } of work.follow({ verb: line.verb, subjectId: line.subject.id, details })) await work.enqueue(queue, data)
}
