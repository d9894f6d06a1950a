/** What an expression of a form comes to, as XPath 1.0 knows values. */
export type Value = string | number | boolean

/** An expression as it was read. */
export type Expression =
  | { kind: 'value'; value: Value }
  | { kind: 'reference'; name: string }
  | { kind: 'self' }
  | { kind: 'call'; name: string; of: Expression[] }
  | { kind: 'binary'; sign: string; one: Expression; other: Expression }
  | { kind: 'minus'; of: Expression }

/** An expression that cannot be read: at which sign, or which function nobody knows here. */
export class ExpressionFault extends Error {
  readonly code: 'expression-malformed' | 'function-unknown'
  readonly at: string

  constructor(code: ExpressionFault['code'], at: string) {
    super(`${code}: ${at}`)
    this.code = code
    this.at = at
  }
}

type Token = { kind: 'number' | 'text' | 'reference' | 'name' | 'sign'; text: string }

const shapes: [Token['kind'], RegExp][] = [
  ['number', /\d+(?:\.\d+)?|\.\d+/y],
  ['text', /"[^"]*"|'[^']*'/y],
  ['reference', /\$\{\s*[\p{L}_][\p{L}\p{N}_.-]*\s*\}/uy],
  ['name', /[\p{L}_][\p{L}\p{N}_.-]*(?::[\p{L}_][\p{L}\p{N}_-]*)?/uy],
  ['sign', /!=|<=|>=|[=<>+*(),.-]/y],
]

const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = []
  for (let at = 0; at < text.length; ) {
    if (/\s/.test(text[at]!)) {
      at += 1
      continue
    }
    const found = shapes.map(([kind, shape]) => {
      shape.lastIndex = at
      const match = shape.exec(text)?.[0]
      return match === undefined ? null : { kind, text: match }
    }).find((token) => token !== null)
    if (!found) throw new ExpressionFault('expression-malformed', text.slice(at, at + 20))
    tokens.push(found)
    at += found.text.length
  }
  return tokens
}

/** From what binds least to what binds most (XPath 1.0, 3.5). */
const ranks: string[][] = [['or'], ['and'], ['=', '!='], ['<', '<=', '>', '>='], ['+', '-'], ['*', 'div', 'mod']]

type Reader = { tokens: Token[]; at: number; known: ReadonlySet<string> }

const peek = (reader: Reader): string | undefined => reader.tokens[reader.at]?.text

const expect = (reader: Reader, sign: string): void => {
  if (peek(reader) !== sign) throw new ExpressionFault('expression-malformed', peek(reader) ?? sign)
  reader.at += 1
}

const readArguments = (reader: Reader): Expression[] => {
  const given: Expression[] = []
  expect(reader, '(')
  if (peek(reader) !== ')') {
    given.push(readBinary(reader, 0))
    while (peek(reader) === ',') {
      reader.at += 1
      given.push(readBinary(reader, 0))
    }
  }
  expect(reader, ')')
  return given
}

const readPrimary = (reader: Reader): Expression => {
  const token = reader.tokens[reader.at]
  if (!token) throw new ExpressionFault('expression-malformed', '')
  if (token.text === '(') {
    reader.at += 1
    const inner = readBinary(reader, 0)
    expect(reader, ')')
    return inner
  }
  reader.at += 1
  if (token.kind === 'number') return { kind: 'value', value: Number(token.text) }
  if (token.kind === 'text') return { kind: 'value', value: token.text.slice(1, -1) }
  if (token.kind === 'reference') return { kind: 'reference', name: token.text.slice(2, -1).trim() }
  if (token.text === '.') return { kind: 'self' }
  if (token.kind !== 'name' || peek(reader) !== '(') throw new ExpressionFault('expression-malformed', token.text)
  if (!reader.known.has(token.text)) throw new ExpressionFault('function-unknown', token.text)
  return { kind: 'call', name: token.text, of: readArguments(reader) }
}

const readUnary = (reader: Reader): Expression => {
  if (peek(reader) !== '-') return readPrimary(reader)
  reader.at += 1
  return { kind: 'minus', of: readUnary(reader) }
}

const readBinary = (reader: Reader, rank: number): Expression => {
  const signs = ranks[rank]
  if (!signs) return readUnary(reader)
  let one = readBinary(reader, rank + 1)
  for (let sign = peek(reader); sign !== undefined && signs.includes(sign) && reader.tokens[reader.at]!.kind !== 'text'; sign = peek(reader)) {
    reader.at += 1
    one = { kind: 'binary', sign, one, other: readBinary(reader, rank + 1) }
  }
  return one
}

/** Reads an expression. Throws ExpressionFault, with the sign or the function that it stumbled over. */
export const readExpression = (text: string, known: ReadonlySet<string>): Expression => {
  const reader: Reader = { tokens: tokensOf(text), at: 0, known }
  const expression = readBinary(reader, 0)
  if (reader.at < reader.tokens.length) throw new ExpressionFault('expression-malformed', peek(reader)!)
  return expression
}

/** The questions to which an expression refers. */
export const referencesIn = (expression: Expression): string[] => {
  if (expression.kind === 'reference') return [expression.name]
  if (expression.kind === 'call') return expression.of.flatMap(referencesIn)
  if (expression.kind === 'binary') return [...referencesIn(expression.one), ...referencesIn(expression.other)]
  return expression.kind === 'minus' ? referencesIn(expression.of) : []
}
