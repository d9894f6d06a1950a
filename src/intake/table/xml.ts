import { limits } from '#intake/table/limits'
import { refuse } from '#intake/table/refusal'

/** What a reader of XML is told: names without their prefix. `attributes` reads one attribute of the tag in hand. */
export type Listener = {
  open?: (name: string, attribute: (name: string) => string | undefined) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const codePoint = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '')

const unescape = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (whole, hex: string | undefined, number: string | undefined, name: string | undefined) =>
        hex ? codePoint(Number.parseInt(hex, 16)) : number ? codePoint(Number(number)) : (named[name!] ?? whole))
    : text

/** Where the value of an attribute begins, after ` name="`, or -1. A prefix before the name does not matter (`r:id`). */
const valueAt = (tag: string, name: string): number => {
  for (let at = tag.indexOf(`${name}=`); at !== -1; at = tag.indexOf(`${name}=`, at + 1)) {
    const before = tag[at - 1]
    if (before === ' ' || before === ':' || before === '\n' || before === '\t' || before === '\r') return at + name.length + 2
  }
  return -1
}

const attributeIn = (tag: string) => (name: string): string | undefined => {
  const from = valueAt(tag, name)
  if (from === -1) return undefined
  const end = tag.indexOf(tag[from - 1]!, from)
  return end === -1 ? undefined : unescape(tag.slice(from, end))
}

const localName = (tag: string): string => {
  let end = 0
  let from = 0
  for (; end < tag.length; end++) {
    const sign = tag.charCodeAt(end)
    if (sign <= 32 || sign === 47) break
    if (sign === 58) from = end + 1
  }
  return tag.slice(from, end)
}

const tell = (tag: string, listener: Listener): void => {
  if (tag.startsWith('/')) return listener.close?.(localName(tag.slice(1)))
  const name = localName(tag)
  listener.open?.(name, attributeIn(tag))
  if (tag.endsWith('/')) listener.close?.(name)
}

const endOf = (text: string, at: number): { end: number; skip: boolean; literal?: string } | null => {
  const until = (mark: string, literal = false) => {
    const end = text.indexOf(mark, at)
    return end === -1 ? null : { end: end + mark.length, skip: true, ...(literal && { literal: text.slice(at + 9, end) }) }
  }
  if (text.startsWith('<!--', at)) return until('-->')
  if (text.startsWith('<![CDATA[', at)) return until(']]>', true)
  if (text.startsWith('<?', at)) return until('?>')
  // A definition of entities is how a small file becomes a large one; a workbook has none.
  if (text.startsWith('<!D', at) || text.startsWith('<!E', at)) throw refuse('spreadsheet-damaged')
  const end = text.indexOf('>', at)
  return end === -1 ? null : { end: end + 1, skip: false }
}

/** Reads as far as whole tags go, and answers what is left for the next piece. */
const readPiece = (text: string, listener: Listener): string => {
  let at = 0
  while (at < text.length) {
    const tag = text.indexOf('<', at)
    if (tag === -1) break
    if (tag > at) listener.text?.(unescape(text.slice(at, tag)))
    if (text.length - tag < 9 && !text.includes('>', tag)) return text.slice(tag)
    const found = endOf(text, tag)
    if (!found) return text.slice(tag)
    if (found.literal !== undefined) listener.text?.(found.literal)
    if (!found.skip) tell(text.slice(tag + 1, found.end - 1), listener)
    at = found.end
  }
  return text.slice(at)
}

/** Reads a part of a workbook, piece by piece; after each piece the caller may take what was gathered. */
export async function* readXml(pieces: AsyncIterable<Uint8Array>, listener: Listener): AsyncGenerator<void> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of pieces) {
    rest = readPiece(rest + decoder.decode(piece, { stream: true }), listener)
    if (rest.length > limits.cellLength * 8) throw refuse('spreadsheet-damaged')
    yield
  }
  readPiece(rest + decoder.decode(), listener)
  yield
}
