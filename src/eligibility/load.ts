import type { Rule } from '#eligibility/model'
import { loadRows } from '#platform/load'
import type { Work } from '#platform/work'

/** Loads the dated rules. Answers how many rows changed. */
export const load = (work: Work, rules: Rule[]): Promise<number> =>
  loadRows(
    work,
    'eligibility_rule',
    ['id'],
    rules.map((rule, position) => ({
      id: rule.id,
      service: rule.service,
      version: rule.version,
      position,
      validFrom: rule.validFrom,
      validTo: rule.validTo,
      confirmed: rule.confirmed,
      content: rule,
      source: rule.source,
    })),
  )
