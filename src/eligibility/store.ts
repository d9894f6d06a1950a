import type { Rule } from '#eligibility/model'
import type { Work } from '#platform/work'

/** What tells that the rules have changed since they were last read: cheap enough to ask every time. */
export const fingerprint = async (work: Work): Promise<string> => {
  const row = await work.db
    .selectFrom('eligibilityRule')
    .select((select) => [select.fn.countAll<number>().as('rules'), select.fn.max('loadedAt').as('newest')])
    .executeTakeFirstOrThrow()
  return `${row.rules} ${row.newest}`
}

/** Every version of every rule, in the order in which the services are shown. */
export const listRules = async (work: Work): Promise<Rule[]> => {
  const rows = await work.db.selectFrom('eligibilityRule').select('content').orderBy('position').orderBy('version').execute()
  return rows.map((row) => row.content as Rule)
}
