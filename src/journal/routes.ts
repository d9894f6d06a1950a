import { z } from 'zod'
import * as Journal from '#journal/actions'
import { FileJournal, FileJournalFilter, fileReaders, JournalFilter, JournalPage, readers } from '#journal/model'
import { routesOf } from '#platform/route'

const { get } = routesOf('journal')
const Reference = z.object({ id: z.uuid() })

export const routes = [
  get(
    '/v1/journal',
    { summary: 'What happened, who did it, and the head of the chain that proves it.', guard: readers, query: JournalFilter, reply: JournalPage, reads: true },
    (work, { query }) => Journal.list(work, query),
  ),
  get(
    '/v1/persons/{id}/journal',
    { summary: 'Who saw a person’s file, when and why.', guard: fileReaders, params: Reference, query: FileJournalFilter, reply: FileJournal, reads: true },
    (work, { params, query }) => Journal.ofPerson(work, params.id, query),
  ),
]
