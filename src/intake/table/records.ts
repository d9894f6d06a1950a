import { limits } from '#intake/table/limits'
import { refuse } from '#intake/table/refusal'

export type JsonRecord = Record<string, unknown>

type State = { depth: number; at: number; begin: number; inText: boolean; escaped: boolean; text: string; row: number; listDepth: number; key: string; lastText: string; textFrom: number }

/** The lists in which forms come: `results` of Kobo, `value` of ODK Central; or a list and nothing about it. */
const lists = new Set(['results', 'value', 'submissions', 'data'])

const openSign = (state: State, sign: string): void => {
  state.depth += 1
  const atTop = state.depth === 1 || (state.depth === 2 && lists.has(state.key))
  if (sign === '[' && state.listDepth === 0 && atTop) state.listDepth = state.depth
  else if (state.listDepth > 0 && state.depth === state.listDepth + 1) state.begin = state.at
}

const take = (state: State): JsonRecord => {
  state.row += 1
  const text = state.text.slice(state.begin, state.at + 1)
  try {
    const found: unknown = JSON.parse(text)
    if (typeof found === 'object' && found !== null && !Array.isArray(found)) return found as JsonRecord
  } catch {
    // told below, with its row
  }
  throw refuse('json-damaged', { row: state.row })
}

const closeSign = (state: State): JsonRecord | null => {
  state.depth -= 1
  if (state.depth < 0) throw refuse('json-damaged', { row: state.row + 1 })
  if (state.listDepth > 0 && state.depth === state.listDepth && state.begin >= 0) {
    const record = take(state)
    state.begin = -1
    return record
  }
  if (state.depth < state.listDepth) state.listDepth = -1
  return null
}

/** Steps over one sign; within a text only its end counts. */
const step = (state: State): JsonRecord | null => {
  const sign = state.text[state.at]!
  if (state.inText) {
    if (state.escaped) state.escaped = false
    else if (sign === '\\') state.escaped = true
    else if (sign === '"') {
      state.inText = false
      if (state.begin < 0) state.key = state.text.slice(state.textFrom, state.at)
    }
    return null
  }
  if (sign === '"') {
    state.inText = true
    state.textFrom = state.at + 1
  } else if (sign === '{' || sign === '[') openSign(state, sign)
  else if (sign === '}' || sign === ']') return closeSign(state)
  return null
}

/**
 * The records of a JSON file, one after the other, however long it is: the list at its top, or the one under `results` (Kobo) or `value`
 * (ODK). Problem: `file-refused` (`json-damaged`, with the number of the record).
 */
export async function* readRecords(pieces: AsyncIterable<string>): AsyncGenerator<JsonRecord[]> {
  const state: State = { depth: 0, at: 0, begin: -1, inText: false, escaped: false, text: '', row: 0, listDepth: 0, key: '', lastText: '', textFrom: 0 }
  let found = false
  for await (const piece of pieces) {
    const from = state.begin >= 0 ? state.begin : state.inText ? state.textFrom : state.at
    state.text = state.text.slice(from) + piece
    state.at -= from
    state.textFrom -= from
    if (state.begin >= 0) state.begin = 0
    if (state.text.length > limits.recordLength + piece.length) throw refuse('json-damaged', { row: state.row + 1 })
    const records: JsonRecord[] = []
    for (; state.at < state.text.length; state.at++) {
      const record = step(state)
      if (record) records.push(record)
    }
    if (state.listDepth !== 0) found = true
    if (state.row > limits.rows) throw refuse('rows-too-many', { row: limits.rows })
    if (records.length > 0) yield records
  }
  if (!found || state.depth !== 0 || state.inText) throw refuse('json-damaged', { row: state.row + 1 })
}

const asText = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean)
}

/**
 * A record as columns: what stands in groups gets their path (`identite/nom`, as Kobo writes it); a list of values is separated by spaces,
 * as the answers of several choices are; a repeated group stays one column, as JSON.
 */
export const flatten = (record: JsonRecord, path = ''): [string, string][] =>
  Object.entries(record).flatMap(([name, value]): [string, string][] => {
    const place = path ? `${path}/${name}` : name
    if (Array.isArray(value)) {
      const plain = value.every((each) => typeof each !== 'object')
      return [[place, plain ? value.map(asText).join(' ') : asText(value)]]
    }
    return typeof value === 'object' && value !== null ? flatten(value as JsonRecord, place) : [[place, asText(value)]]
  })
