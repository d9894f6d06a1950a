import { Problem } from '#language/problem'
import { journal } from '#platform/journal'
import type { Work } from '#platform/work'
import * as access from '#results/access'
import type { Rule } from '#results/disclosure/rule'
import type { Rules } from '#results/model'
import * as store from '#results/publication/store'

/**
 * What holds until it is set otherwise. Counts of sensitive subjects are rounded to 10, not 5: two figures rounded to 5 tell their
 * difference to within 8, which is less than the doubt of 10 that such a subject asks.
 */
const usual: Rules = {
  ordinary: { threshold: 5, base: 5, width: 5, dominance: 20 },
  sensitive: { threshold: 10, base: 10, width: 10, dominance: 20 },
}

/** The rules in force, for ordinary and for sensitive subjects. */
export const rulesInForce = async (work: Work): Promise<Rules> => {
  const set = await store.listRules(work)
  return { ...usual, ...Object.fromEntries(set.map(({ kind, ...rule }) => [kind, rule])) }
}

/**
 * Sets a rule; the next publication follows it. Who set it, and what, is a line of the journal.
 * Problem: `forbidden` (anybody but the data-protection officer).
 */
export const setRule = async (work: Work, kind: keyof Rules, rule: Rule): Promise<Rules> => {
  if (!access.maySetRules(work.actor)) throw new Problem('forbidden')
  await store.insertRule(work, kind, rule)
  await journal(work, { verb: 'results.rule-set', subject: { word: 'results', id: null }, details: { kind, ...rule } })
  return rulesInForce(work)
}
