import type { EventFile } from '#outreach/data'
import { loadRows } from '#platform/load'
import type { Work } from '#platform/work'

/** Loads the events with what each source says of them. Answers how many rows changed. */
export const load = (work: Work, file: EventFile): Promise<number> =>
  loadRows(
    work,
    'outreach_event',
    ['id'],
    file.events.map(({ from, to, city, precision, ...event }) => ({
      ...event,
      startsOn: from,
      endsOn: to,
      precision: precision ?? null,
      areaCode: city,
    })),
  )
