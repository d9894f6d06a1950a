import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DatedRule, RuledService, type Condition, type Rule } from './model.ts'
import { questionsIn, toCheck } from './situation.ts'

type Say = (path: PropertyKey[], message: string) => void

const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString()

/** Versions follow one another day by day, so that every day has one answer; only the last may be without an end. */
const checkPeriods = (rules: readonly DatedRule[], say: Say): void => {
  rules.forEach(({ version, validFrom, validTo }, i) => {
    const before = rules[i - 1]
    if (version !== i + 1) say(['rules', i, 'version'], 'version')
    if (validTo !== null && validTo < validFrom) say(['rules', i, 'validTo'], 'period')
    if (before && (before.validTo === null || dayAfter(before.validTo) !== validFrom)) say(['rules', i, 'validFrom'], 'period')
  })
}

/** Whether a condition may be left open although every fact is known: a text is silent, or a number is not set. */
const mayStayOpen = (expression: string, { parameters }: DatedRule): boolean =>
  expression.includes(toCheck) || parameters.some(({ name, value }) => value === null && expression.includes(name))

/** The sentences that a condition may come to need: a constant gives one answer, anything else may hold, fail or not be known. */
const sentencesNeededBy = (condition: Condition, rule: DatedRule): (keyof Condition)[] => {
  if (condition.expression === 'oui') return ['holds']
  const text = JSON.stringify(condition.expression)
  const needed: (keyof Condition)[] = [mayStayOpen(text, rule) ? 'open' : 'fails', 'change']
  return questionsIn(condition.expression).size > 0 ? ['holds', 'unknown', ...needed] : needed
}

const checkSentences = (rule: DatedRule, path: PropertyKey[], say: Say): void => {
  const { conditions, sentences } = rule
  conditions.forEach((condition, i) => {
    for (const key of sentencesNeededBy(condition, rule)) if (condition[key] === null) say([...path, 'conditions', i, key], 'sentence')
  })
  const mayRefuse = conditions.some(({ fails, confirmed }) => fails !== null && confirmed)
  const mayHang = conditions.some(({ expression }) => expression !== 'oui')
  if (mayRefuse && sentences.no === null) say([...path, 'sentences', 'no'], 'sentence')
  if (mayHang && sentences.maybe === null) say([...path, 'sentences', 'maybe'], 'sentence')
}

/** One file of `data/snia/eligibility`: a service and its rules, oldest first. */
export const RuleFile = z
  .object({ ...RuledService.shape, rules: z.array(DatedRule).min(1) })
  .strict()
  .superRefine(({ rules, closing }, context) => {
    const say: Say = (path, message) => context.addIssue({ code: 'custom', path, message })
    checkPeriods(rules, say)
    rules.forEach((rule, i) => checkSentences(rule, ['rules', i], say))
    if ((rules.at(-1)?.validTo !== null) !== (closing !== null)) say(['closing'], 'closing')
  })
export type RuleFile = z.infer<typeof RuleFile>

/** The rules of one file, each carrying what it needs to know of its service. */
export const rulesOf = ({ rules, ...service }: RuleFile): Rule[] =>
  rules.map((rule) => ({ id: `${service.service}-v${rule.version}`, ...service, ...rule }))

/** School before housing, housing before work: the order of the objectives that the services serve. */
const byObjective = (a: RuleFile, b: RuleFile): number =>
  `${a.objective} ${a.service}`.localeCompare(`${b.objective} ${b.service}`, 'fr', { numeric: true })

/**
 * Reads the rules of a directory, one JSON file for each service, in the order of the objectives.
 * @throws ZodError that names the field, where a file does not have the shape of {@link RuleFile}.
 */
export const readRules = (directory: string): Rule[] =>
  readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .map((name) => RuleFile.parse(JSON.parse(readFileSync(join(directory, name), 'utf8'))))
    .sort(byObjective)
    .flatMap(rulesOf)
