import { type Expression, readExpression, type Value } from '#intake/form/expression'
import { functionNames, functions, holds, numberOf, textOf } from '#intake/form/functions'
import type { FormShape, Question } from '#intake/form/shape'

/** What is known where an expression stands: the answers so far, the one at hand (`.`), and the day. */
export type Standing = { answers: Readonly<Record<string, string>>; self: string; today: string }

const equal = (one: Value, other: Value): boolean => {
  if (typeof one === 'boolean' || typeof other === 'boolean') return holds(one) === holds(other)
  if (typeof one === 'number' || typeof other === 'number') return numberOf(one) === numberOf(other)
  return one === other
}

const binary: Readonly<Record<string, (one: Value, other: Value) => Value>> = {
  '=': equal,
  '!=': (one, other) => !equal(one, other),
  '<': (one, other) => numberOf(one) < numberOf(other),
  '<=': (one, other) => numberOf(one) <= numberOf(other),
  '>': (one, other) => numberOf(one) > numberOf(other),
  '>=': (one, other) => numberOf(one) >= numberOf(other),
  '+': (one, other) => numberOf(one) + numberOf(other),
  '-': (one, other) => numberOf(one) - numberOf(other),
  '*': (one, other) => numberOf(one) * numberOf(other),
  'div': (one, other) => numberOf(one) / numberOf(other),
  'mod': (one, other) => numberOf(one) % numberOf(other),
  'and': (one, other) => holds(one) && holds(other),
  'or': (one, other) => holds(one) || holds(other),
}

/** What an expression comes to. */
export const evaluate = (expression: Expression, standing: Standing): Value => {
  if (expression.kind === 'value') return expression.value
  if (expression.kind === 'self') return standing.self
  if (expression.kind === 'reference') return standing.answers[expression.name] ?? ''
  if (expression.kind === 'minus') return -numberOf(evaluate(expression.of, standing))
  if (expression.kind === 'call') return functions[expression.name]!(expression.of.map((each) => evaluate(each, standing)), standing.today)
  return binary[expression.sign]!(evaluate(expression.one, standing), evaluate(expression.other, standing))
}

const kept = new Map<string, Expression>()

const read = (text: string): Expression => {
  const expression = kept.get(text) ?? readExpression(text, functionNames)
  if (kept.size < 5000) kept.set(text, expression)
  return expression
}

const asks = (text: string | null, standing: Standing, otherwise: boolean): boolean => (text === null ? otherwise : holds(evaluate(read(text), standing)))

/** How an answer of a type looks; a text may be anything. */
const looksRight = (question: Question, answer: string, shape: FormShape): boolean => {
  if (question.type === 'integer') return /^-?\d+$/.test(answer)
  if (question.type === 'decimal') return /^-?\d+([.,]\d+)?$/.test(answer)
  if (question.type === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(answer) && !Number.isNaN(Date.parse(answer))
  const names = shape.choices[question.list ?? '']?.map(({ name }) => name) ?? []
  if (question.type === 'select_one') return names.includes(answer)
  return question.type !== 'select_multiple' || answer.split(/\s+/).filter(Boolean).every((each) => names.includes(each))
}

export type FormFault = { name: string; code: 'required' | 'malformed' | 'constraint' }

/** A form as it stands with some answers: which questions are asked, what is reckoned, and what is still wrong. */
export type Standings = { asked: ReadonlySet<string>; answers: Record<string, string>; faults: FormFault[] }

const isAsked = (shape: FormShape, question: Question, standing: Standing): boolean => {
  for (let group = question.group; group !== null; group = shape.groups.find(({ name }) => name === group)?.group ?? null) {
    const found = shape.groups.find(({ name }) => name === group)
    if (found && !asks(found.relevant, standing, true)) return false
  }
  return asks(question.relevant, standing, true)
}

const faultOf = (shape: FormShape, question: Question, answers: Record<string, string>, today: string): FormFault | null => {
  const answer = answers[question.name] ?? ''
  const standing = { answers, self: answer, today }
  if (question.type === 'note' || question.type === 'calculate') return null
  if (answer === '') return asks(question.required, standing, false) ? { name: question.name, code: 'required' } : null
  if (!looksRight(question, answer, shape)) return { name: question.name, code: 'malformed' }
  return asks(question.constraint, standing, true) ? null : { name: question.name, code: 'constraint' }
}

/**
 * Goes through a form in its order: what is not asked has no answer, what is reckoned is reckoned, and each answer is judged. Answers that
 * decide about questions before them are followed too, as far as the form goes twice.
 */
export const standingsOf = (shape: FormShape, given: Readonly<Record<string, string>>, today: string): Standings => {
  let answers: Record<string, string> = { ...given }
  let asked = new Set<string>()
  for (let turn = 0; turn < 3; turn++) {
    const next: Record<string, string> = {}
    asked = new Set()
    for (const question of shape.questions) {
      const standing = { answers: { ...answers, ...next }, self: answers[question.name] ?? '', today }
      if (!isAsked(shape, question, standing)) {
        delete answers[question.name]
        continue
      }
      asked.add(question.name)
      const value = question.calculation === null ? (given[question.name] ?? '').trim() : textOf(evaluate(read(question.calculation), standing))
      if (value !== '') next[question.name] = value
    }
    answers = next
  }
  const faults = shape.questions.filter(({ name }) => asked.has(name)).flatMap((question) => faultOf(shape, question, answers, today) ?? [])
  return { asked, answers, faults }
}
