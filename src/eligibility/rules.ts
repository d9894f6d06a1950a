import type { Day } from '#language/date'
import type { Text } from '#language/text'
import { compile, type Compiled, type Found } from './engine.ts'
import type { Decision, Facts, Outcome, OutOfForce, Reason, Rule } from './model.ts'

const isInForce = ({ validFrom, validTo }: Rule, day: Day): boolean => validFrom <= day && (validTo === null || validTo >= day)

const refuses = ({ condition, finding }: Found): boolean => finding.value === false && condition.confirmed
const isUnsettled = ({ finding }: Found): boolean => finding.value !== true

const sentenceOf = ({ condition: { id, holds, fails, unknown, open }, finding: { value, missing } }: Found): Text => {
  const undecided = missing.length > 0 ? unknown : open
  const sentence = value === null ? undecided : value ? holds : fails
  if (sentence === null) throw new Error(`condition ${id}: no sentence for ${value ?? (missing.length > 0 ? 'unknown' : 'open')}`)
  return sentence
}

const reasonOf = (found: Found): Reason => ({
  id: found.condition.id,
  holds: found.finding.value,
  sentence: sentenceOf(found),
  confirmed: found.condition.confirmed,
  source: found.condition.source,
  missing: found.finding.missing,
})

/** Only a condition that a text confirms refuses; one that is merely believed leaves the answer open. */
const outcomeOf = ({ basis }: Rule, found: readonly Found[]): Outcome => {
  if (found.some(refuses)) return 'no'
  if (found.some(isUnsettled)) return 'maybe'
  return basis === 'practice' ? 'by-practice' : 'yes'
}

/** What the outcome rests on: what refuses for a no, what is not settled for a maybe, everything for a yes. */
const bearingOn = (outcome: Outcome, found: readonly Found[]): readonly Found[] =>
  outcome === 'no' ? found.filter(refuses) : outcome === 'maybe' ? found.filter(isUnsettled) : found

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
  fromPrecision: rule.fromPrecision,
  toPrecision: rule.toPrecision,
  serviceKinds: rule.serviceKinds,
  objective: rule.objective,
  statusAsked: rule.statusAsked,
  amounts: rule.amounts,
})

const byConditions = (rule: Rule, found: readonly Found[]): Decision => {
  const outcome = outcomeOf(rule, found)
  const bearing = bearingOn(outcome, found)
  const isOpen = outcome === 'maybe'
  return {
    ...headOf(rule),
    outcome,
    sentence: spoken(rule, outcome),
    reasons: found.map(reasonOf),
    change: isOpen || outcome === 'no' ? join(bearing.flatMap(({ condition }) => condition.change ?? [])) : null,
    missing: isOpen ? [...new Set(bearing.flatMap(({ finding }) => finding.missing))].sort() : [],
    confirmed: rule.confirmed && bearing.every(({ condition }) => condition.confirmed),
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

const decide = (versions: readonly Rule[], day: Day, find: (rule: Rule) => Found[]): Decision => {
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
const keptRuleSets = 32

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
