import type { Event } from '#outreach/model'
import * as store from '#outreach/store'
import type { Work } from '#platform/work'

/** The events that the sources tell, the earliest first. */
export const events = (work: Work): Promise<Event[]> => store.listEvents(work)
