import { limits } from '#intake/table/limits'
import { refuse } from '#intake/table/refusal'
import { type Listener, readXml } from '#intake/table/xml'
import type { Archive } from '#intake/table/zip'

export type Sheet = { name: string; part: string; hidden: boolean }

/** What the sheets of a workbook lean on: their shared texts, which styles show a number as a date, and from which day it counts. */
export type Workbook = { sheets: Sheet[]; texts: string[]; dateStyles: boolean[]; from1904: boolean }

const once = async function* (text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}

const readWhole = async (pieces: AsyncIterable<Uint8Array>, listener: Listener): Promise<void> => {
  for await (const _ of readXml(pieces, listener)) continue
}

const resolve = (folder: string, target: string): string => {
  if (target.startsWith('/')) return target.slice(1)
  const parts = folder.split('/').filter(Boolean)
  for (const step of target.split('/')) {
    if (step === '..') parts.pop()
    else if (step !== '.' && step !== '') parts.push(step)
  }
  return parts.join('/')
}

type Relation = { type: string; target: string }

const readRelations = async (archive: Archive, folder: string, name: string): Promise<Map<string, Relation>> => {
  const relations = new Map<string, Relation>()
  const text = await archive.text(`${folder ? `${folder}/` : ''}_rels/${name}.rels`)
  if (text === null) return relations
  const open: Listener['open'] = (tag, attribute) => {
    if (tag !== 'Relationship') return
    relations.set(attribute('Id') ?? '', { type: attribute('Type') ?? '', target: resolve(folder, attribute('Target') ?? '') })
  }
  await readWhole(once(text), { open })
  return relations
}

const targetOf = (relations: Map<string, Relation>, kind: string): string | undefined =>
  [...relations.values()].find(({ type }) => type.endsWith(`/${kind}`))?.target

/** The formats that show a number as a date, among those that every spreadsheet knows. Source: ECMA-376, part 1, 18.8.30. */
const dateFormats = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58])

const isDateFormat = (code: string): boolean => /[dmyhs]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '')) && !/general/i.test(code)

const readStyles = async (archive: Archive, part: string | undefined): Promise<boolean[]> => {
  const text = part === undefined ? null : await archive.text(part)
  if (text === null) return []
  const own = new Map<number, string>()
  const styles: boolean[] = []
  let inside = false
  await readWhole(once(text), {
    open: (tag, attribute) => {
      if (tag === 'numFmt') own.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '')
      if (tag === 'cellXfs') inside = true
      if (tag !== 'xf' || !inside) return
      const format = Number(attribute('numFmtId') ?? 0)
      styles.push(own.has(format) ? isDateFormat(own.get(format)!) : dateFormats.has(format))
    },
    close: (tag) => {
      if (tag === 'cellXfs') inside = false
    },
  })
  return styles
}

/** The texts that cells refer to by number. Phonetic readings (`rPh`) are no part of them. They stand in memory, so their length is bounded. */
const readTexts = async (archive: Archive, part: string | undefined): Promise<string[]> => {
  const texts: string[] = []
  if (part === undefined || !archive.names.includes(part)) return texts
  let length = 0
  let text = ''
  let wanted = false
  let phonetic = false
  await readWhole(archive.part(part), {
    open: (tag) => {
      if (tag === 'si') text = ''
      else if (tag === 'rPh') phonetic = true
      else if (tag === 't') wanted = !phonetic
    },
    text: (piece) => {
      if (!wanted) return
      text += piece
      length += piece.length
      if (length > limits.sharedLength) throw refuse('text-too-large')
    },
    close: (tag) => {
      if (tag === 't') wanted = false
      else if (tag === 'rPh') phonetic = false
      else if (tag === 'si' && texts.push(text) > limits.sharedTexts) throw refuse('text-too-large')
    },
  })
  return texts
}

/** Opens what a workbook says of itself. Problem: `file-refused` (`spreadsheet-damaged` where it is none). */
export const readWorkbook = async (archive: Archive): Promise<Workbook> => {
  const part = targetOf(await readRelations(archive, '', ''), 'officeDocument') ?? 'xl/workbook.xml'
  const text = await archive.text(part)
  if (text === null) throw refuse('spreadsheet-damaged')
  const folder = part.slice(0, Math.max(0, part.lastIndexOf('/')))
  const relations = await readRelations(archive, folder, part.slice(part.lastIndexOf('/') + 1))
  const sheets: Sheet[] = []
  let from1904 = false
  const open: Listener['open'] = (tag, attribute) => {
    if (tag === 'workbookPr') from1904 = ['1', 'true'].includes(attribute('date1904') ?? '')
    const relation = tag === 'sheet' ? relations.get(attribute('id') ?? '') : undefined
    if (relation?.type.endsWith('/worksheet')) sheets.push({ name: attribute('name') ?? '', part: relation.target, hidden: (attribute('state') ?? 'visible') !== 'visible' })
  }
  await readWhole(once(text), { open })
  if (sheets.length === 0) throw refuse('sheet-missing')
  return { sheets, from1904, texts: await readTexts(archive, targetOf(relations, 'sharedStrings')), dateStyles: await readStyles(archive, targetOf(relations, 'styles')) }
}
