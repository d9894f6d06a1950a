import { dayOf } from '#language/date'
import type { Work } from '#platform/work'
import type { Area, AreaFilter } from '#territory/model'
import * as store from '#territory/store'

/** The areas valid on a day (today unless another is named), by code. */
export const find = (work: Work, filter: AreaFilter): Promise<Area[]> => store.listAreas(work, { ...filter, on: filter.on ?? dayOf(work.now) })
