import type { Day } from '#language/date'
import type { Text } from '#language/text'
import { compile, type Compiled, type Finding } from './engine.ts'
import type { Condition, Decision, Facts, Outcome, OutOfForce, Reason, Rule } from './model.ts'

const isInForce = ({ validFrom, validTo }: Rule, day: Day): boolean => validFrom <= day && (validTo === null || validTo >= day)

const sentenceOf = ({ id, holds, fails, unknown, open }: Condition, { value, missing }: Finding): Text => {
  const undecided = missing.length > 0 ? unknown : open
  const sentence = value === null ? undecided : value ? holds : fails
  if (sentence === null) throw new Error(`condition ${id}: no sentence for ${value ?? (missing.length > 0 ? 'unknown' : 'open')}`)
  return sentence
}

const reasonOf = (condition: Condition, finding: Finding): Reason => ({
  id: condition.id,
  holds: finding.value,
  sentence: sentenceOf(condition, finding),
  confirmed: condition.confirmed,
  source: condition.source,
  missing: finding.missing,
})

/** Only a condition that a text confirms refuses; one that is merely believed leaves the answer open. */
const outcomeOf = ({ basis }: Rule, reasons: readonly Reason[]): Outcome => {
  if (reasons.some(({ holds, confirmed }) => holds === false && confirmed)) return 'no'
  if (reasons.some(({ holds }) => holds !== true)) return 'maybe'
  return basis === 'practice' ? 'by-practice' : 'yes'
}

/** The reasons on which the outcome rests: all of them for a yes, those that refuse for a no, those that are not settled for a maybe. */
const bearsOn = (outcome: Outcome) => ({ holds, confirmed }: Reason): boolean =>
  outcome === 'no' ? holds === false && confirmed : outcome === 'maybe' ? holds !== true : true

const join = (texts: readonly Text[]): Text | null =>
  texts.length === 0 ? null : {
    fr: texts.map(({ fr }) => fr).join(' '),
    ar: texts.map(({ ar }) => ar).join(' '),
    en: texts.map(({ en }) => en).join(' '),
  }

const spoken = ({ id, sentences }: Rule, outcome: Outcome): Text => {
  const sentence = outcome === 'no' ? sentences.no : outcome === 'maybe' ? sentences.maybe : sentences.yes
  if (sentence === null) throw new Error(`${id}: no sentence for ${outcome}`)
  return sentence
}

const headOf = (rule: Rule) => ({
  service: rule.service,
  label: rule.label,
  rule: { id: rule.id, version: rule.version },
  validFrom: rule.validFrom,
  validTo: rule.validTo,
  serviceKinds: rule.serviceKinds,
  objective: rule.objective,
  statusAsked: rule.statusAsked,
  amounts: rule.amounts,
})

const byConditions = (rule: Rule, findings: readonly Finding[]): Decision => {
  const reasons = rule.conditions.map((condition, i) => reasonOf(condition, findings[i] ?? { value: null, missing: [] }))
  const outcome = outcomeOf(rule, reasons)
  const bearing = reasons.filter(bearsOn(outcome))
  const settled = outcome === 'yes' || outcome === 'by-practice'
  const changes = rule.conditions.filter((_, i) => bearing.includes(reasons[i]!)).flatMap(({ change }) => change ?? [])
  return {
    ...headOf(rule),
    outcome,
    sentence: spoken(rule, outcome),
    reasons,
    change: settled ? null : join(changes),
    missing: outcome === 'maybe' ? [...new Set(bearing.flatMap(({ missing }) => missing))].sort() : [],
    confirmed: rule.confirmed && bearing.every(({ confirmed }) => confirmed),
    source: rule.source,
  }
}

/** The day lies outside every rule of the service: not yet open, not yet spoken of, or closed and replaced. */
const byPeriod = (rule: Rule, { outcome, sentence, change, source }: OutOfForce): Decision => ({
  ...headOf(rule),
  outcome,
  sentence,
  reasons: [{ id: 'period', holds: outcome === 'no' ? false : null, sentence, confirmed: rule.confirmed, source, missing: [] }],
  change,
  missing: [],
  confirmed: rule.confirmed,
  source: rule.source,
})

const outOfForce = (versions: readonly Rule[], day: Day): Decision => {
  const first = versions[0]!
  if (day < first.validFrom) return byPeriod(first, first.opening)
  const last = versions.findLast(({ validTo }) => validTo !== null && validTo < day)
  if (!last?.closing) throw new Error(`${first.service}: no rule and no closing sentence for ${day}`)
  return byPeriod(last, last.closing)
}

const decide = (versions: readonly Rule[], day: Day, find: (rule: Rule) => Finding[]): Decision => {
  const rule = versions.find((version) => isInForce(version, day))
  return rule ? byConditions(rule, find(rule)) : outOfForce(versions, day)
}

type Bench = { services: Rule[][]; compiled: Compiled }

const openBench = (rules: readonly Rule[]): Bench => ({
  services: [...Map.groupBy(rules, ({ service }) => service).values()]
    .map((versions) => versions.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))),
  compiled: compile(rules),
})

/** Parsed rule sets, by the list itself and, for a list read anew from the database, by what it says. */
const benches = new WeakMap<readonly Rule[], Bench>()
const recent = new Map<string, Bench>()
const keptRuleSets = 4

const benchFor = (rules: readonly Rule[]): Bench => {
  const known = benches.get(rules)
  if (known) return known
  const content = JSON.stringify(rules)
  const bench = recent.get(content) ?? openBench(rules)
  benches.set(rules, bench)
  recent.delete(content)
  recent.set(content, bench)
  for (const old of [...recent.keys()].slice(0, -keptRuleSets)) recent.delete(old)
  return bench
}

/**
 * Judges many people against one set of rules; people of whom the rules know the same are judged once and share their decisions.
 * @returns one list for each of `people`, in their order, with one decision for each service, in the order of `rules`.
 */
export const judgeEach = (people: readonly Facts[], rules: readonly Rule[]): Decision[][] => {
  const { services, compiled } = benchFor(rules)
  const judged = new Map<string, Decision[]>()
  return people.map((facts) => {
    const situation = compiled.situationOf(facts)
    const key = facts.on + JSON.stringify(situation)
    const decisions = judged.get(key)
      ?? services.map((versions) => decide(versions, facts.on, (rule) => compiled.find(situation, rule)))
    judged.set(key, decisions)
    return decisions
  })
}

/**
 * What a person may have on the day `facts.on`, and why. Pure: it asks nothing and keeps nothing of the person.
 * Parsing the rules is dear and is done once per set of rules; the judging is cheap.
 * @returns one decision for each service that has a rule, in the order of `rules`; decisions may be shared, so they are not to be changed.
 * @throws Error where the rules themselves are faulty (see `compile`).
 */
export const judgeRules = (facts: Facts, rules: readonly Rule[]): Decision[] => judgeEach([facts], rules)[0] ?? []
