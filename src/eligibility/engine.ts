import Engine, { type RawPublicodes } from 'publicodes'
import type { Condition, Expression, FactName, Facts, Rule } from './model.ts'
import { questionsIn, situationOf, toCheck, type Answer, type Questions } from './situation.ts'

/** What the engine says of one condition: null is "not known", and `missing` names the facts that would tell. */
type Finding = { value: boolean | null; missing: FactName[] }
/** A condition with what was found of it. */
export type Found = { condition: Condition; finding: Finding }
type Situation = Record<string, Answer>

/** The rules once parsed: what they ask, and what they find for a situation. */
export type Compiled = {
  situationOf: (facts: Facts) => Situation
  find: (situation: Situation, rule: Rule) => Found[]
}

/** Publicodes only warns of mixed units and the like; a rule that is warned of is wrong. */
const refuse = (message: string): never => {
  throw new Error(message.trim())
}
const logger = { log: () => {}, warn: refuse, error: refuse }

const nameOf = (rule: Rule, part: string): string => `${rule.id} . ${part}`

type Definition = [string, Expression | null]

const definitionsOf = (rule: Rule): Definition[] => [
  [rule.id, null],
  ...rule.parameters.map(({ name, value }): Definition => [nameOf(rule, name), value]),
  ...rule.conditions.map(({ id, expression }): Definition => [nameOf(rule, id), expression]),
]

const parse = (rules: readonly Rule[], asked: Questions): Engine => {
  const questions = [...asked].map(([name, { unit }]): Definition => [name, unit === undefined ? null : { unité: unit }])
  const definitions: RawPublicodes<string> = Object.fromEntries([[toCheck, null], ...questions, ...rules.flatMap(definitionsOf)])
  return new Engine(definitions, { strict: true, logger })
}

const valueOf = (value: unknown, where: string): boolean | null => {
  if (value === true || value === false) return value
  if (value === undefined) return null
  throw new Error(`${where}: the condition gives ${JSON.stringify(value)}, not oui or non`)
}

const findOne = (engine: Engine, asked: Questions, where: string): Finding => {
  const { nodeValue, missingVariables } = engine.evaluateNode(engine.getRule(where))
  const value = valueOf(nodeValue, where)
  if (value !== null) return { value, missing: [] }
  const facts = Object.keys(missingVariables).flatMap((name) => asked.get(name)?.fact ?? [])
  return { value, missing: [...new Set(facts)].sort() }
}

const inPublicodes = (answer: Answer): string | number => (typeof answer === 'number' ? answer : answer ? 'oui' : 'non')

const tell = (engine: Engine, situation: Situation): void => {
  engine.setSituation(Object.fromEntries(Object.entries(situation).map(([name, answer]) => [name, inPublicodes(answer)])))
}

const factsAskedBy = ({ conditions, parameters }: Rule): FactName[] => {
  const texts = [...conditions.map(({ expression }) => expression), ...parameters.map(({ value }) => value)]
  return [...questionsIn(texts).values()].map(({ fact }) => fact)
}

/** Where the service is for everybody neither the status nor the nationality is asked, not even by way of another rule. */
const keepPapersOut = (rules: readonly Rule[]): void => {
  for (const rule of rules) {
    if (JSON.stringify(rule.conditions.map(({ expression }) => expression)).includes(' . ')) {
      throw new Error(`${rule.id}: a condition may name its own parameters, and nothing of another rule`)
    }
    if (!rule.statusAsked && factsAskedBy(rule).some((fact) => fact === 'statuses' || fact === 'nationalities')) {
      throw new Error(`${rule.id}: this service is for everybody, so no condition may ask for status or nationality`)
    }
  }
}

/** Units and types are only checked as they are met, so each rule is tried on nobody, on all yes and on all no. */
const rehearse = ({ find }: Compiled, rules: readonly Rule[], asked: Questions): void => {
  const everybody = (yes: boolean): Situation =>
    Object.fromEntries([...asked].map(([name, { quantity }]) => [name, quantity ? (yes ? 1_000_000 : 0) : yes]))
  for (const situation of [{}, everybody(true), everybody(false)]) for (const rule of rules) find(situation, rule)
}

/**
 * Parses the rules, once: this is the dear part.
 * @throws Error with the name of the rule where an expression asks an unknown question, mixes units or does not give oui or non.
 */
export const compile = (rules: readonly Rule[]): Compiled => {
  keepPapersOut(rules)
  const asked = questionsIn(rules.flatMap(({ conditions }) => conditions.map(({ expression }) => expression)))
  const engine = parse(rules, asked)
  let told: Situation | null = null
  const compiled: Compiled = {
    situationOf: (facts) => situationOf(facts, asked),
    find: (situation, rule) => {
      if (situation !== told) tell(engine, situation)
      told = situation
      return rule.conditions.map((condition) => ({ condition, finding: findOne(engine, asked, nameOf(rule, condition.id)) }))
    },
  }
  rehearse(compiled, rules, asked)
  return compiled
}
