import type { Work } from '#platform/work'
import type { Project, SupportLink } from '#project/model'
import * as store from '#project/store'

/** Every project, the earliest first, with its funders, partners, targets and what the sources say of it. */
export const list = (work: Work): Promise<Project[]> => store.listProjects(work)

/** Which objective is supported by which project and paid by whom. */
export const support = (work: Work): Promise<SupportLink[]> => store.listSupport(work)
