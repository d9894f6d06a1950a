import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { columnIn, openTable } from './table.ts'

const folder = mkdtempSync(join(tmpdir(), 'rawabit-test-table-'))
afterAll(() => rmSync(folder, { recursive: true }))

const written = (name: string, content: string | Buffer): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const read = async (path: string): Promise<string[][]> => {
  const table = await openTable(path)
  const rows: string[][] = [table.columns]
  for await (const row of table.rows()) rows.push(row.values)
  return rows
}

/** A text in a page of one byte a letter, made by trying every byte: Node writes none of them itself. */
const inPage = (text: string, page: string): Buffer => {
  const letters = new Map(Array.from({ length: 256 }, (_, byte) => [new TextDecoder(page).decode(Uint8Array.of(byte)), byte]))
  return Buffer.from([...text].map((letter) => letters.get(letter)!))
}

const french = 'id;prénom;nom\n1;Aïssatou;Touré\n2;Éric;Nguéma\n'
const arabic = 'id,الاسم,المدينة\n1,محمد أحمد المهدي,الرباط\n2,فاطمة الزهراء,الدار البيضاء\n'

describe('a table', () => {
  test('is read in each encoding in which offices save', async () => {
    const rows = [['id', 'prénom', 'nom'], ['1', 'Aïssatou', 'Touré'], ['2', 'Éric', 'Nguéma']]
    expect(await read(written('utf8.csv', french))).toEqual(rows)
    expect(await read(written('bom.csv', `\uFEFF${french}`))).toEqual(rows)
    expect(await read(written('1252.csv', inPage(french, 'windows-1252')))).toEqual(rows)
    expect(await read(written('utf16.csv', Buffer.from(`\uFEFF${french}`, 'utf16le')))).toEqual(rows)
    expect(await read(written('utf16be.csv', Buffer.from(`\uFEFF${french}`, 'utf16le').swap16()))).toEqual(rows)
    expect(await read(written('utf16bare.csv', Buffer.from(french, 'utf16le')))).toEqual(rows)
  })

  test('is read in both pages of one byte for Arabic', async () => {
    const rows = arabic.trim().split('\n').map((line) => line.split(','))
    expect(await read(written('1256.csv', inPage(arabic, 'windows-1256')))).toEqual(rows)
    expect(await read(written('8859-6.csv', inPage(arabic, 'iso-8859-6')))).toEqual(rows)
  })

  test('has columns separated by a comma, a semicolon, a tab or a bar, and quotes around what holds one', async () => {
    for (const sign of [',', ';', '\t', '|']) {
      expect(await read(written('signs.csv', `a${sign}b\n"x${sign}y"${sign}"un ""mot"""\n`))).toEqual([['a', 'b'], [`x${sign}y`, 'un "mot"']])
    }
  })

  test('may have rows that are short, empty lines and two hundred columns', async () => {
    expect(await read(written('short.csv', 'a,b,c\n\n1\n2,3,4,,\n'))).toEqual([['a', 'b', 'c'], ['1'], ['2', '3', '4', '', '']])
    const wide = Array.from({ length: 200 }, (_, index) => `c${index}`).join(',')
    expect((await openTable(written('wide.csv', `${wide}\n`))).columns).toHaveLength(200)
  })

  test.each([
    ['empty', '', 'the file is empty.'],
    ['blank', '\n\n\n', 'there is no row in the file.'],
    ['long-row', 'a,b\n1,2\n3,4,5\n', 'row 3 has 3 values, and there are 2 columns.'],
    ['quote', 'a,b\n1,"2\n', 'row 2 has a quotation mark that opens or closes in the wrong place.'],
    ['bomb', `a,b\n1,"${'x'.repeat(2 << 20)}\n`, 'row 2 is longer than a row can be; a quotation mark may not be closed.'],
  ])('says the file and the row of what it cannot read: %s', async (name, content, sentence) => {
    await expect(read(written(`${name}.csv`, content))).rejects.toThrow(`${name}.csv: ${sentence}`)
  })

  test('says which file is missing and which columns there are', async () => {
    await expect(openTable(join(folder, 'none.csv'))).rejects.toThrow('none.csv: there is no such file.')
    await expect(openTable(folder)).rejects.toThrow('is not a file.')
    const table = await openTable(written('columns.csv', 'a,b,b\n'))
    expect(() => columnIn(table, 'given', 'fields.given')).toThrow('there is no column "given" (fields.given); the columns are: a, b, b.')
    expect(() => columnIn(table, 'b', 'fields.family')).toThrow('two columns are called "b" (fields.family).')
  })
})
