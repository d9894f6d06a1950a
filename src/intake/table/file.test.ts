import { describe, expect, test } from 'vitest'
import type { ReadingChange } from '#intake/model'
import { readLines, recognise } from '#intake/table/file'
import { limits } from '#intake/table/limits'
import type { Line } from '#intake/table/line'
import { readSeparated } from '#intake/table/separated'
import { dayOfSerial } from '#intake/table/sheet'
import { archive, encode, workbook } from '#test/files'
import { useFiles } from '#test/folder'

const keep = useFiles()

const all = async (path: string, change: ReadingChange = {}) => {
  const { reading, columns } = await recognise(path, change)
  const lines: Line[] = []
  for await (const batch of readLines(path, reading, columns)) lines.push(...batch)
  return { reading, columns, lines }
}

const refusal = async (path: string) => {
  try {
    await all(path)
  } catch (error) {
    return (error as { code: string; faults: unknown[] }).faults[0]
  }
  return null
}

const french = 'Prénom;Nom;Sexe;Né(e) le\r\nAïssatou;Diaré;Féminin;12/05/1990\r\nHélène;Kaboré;Féminin;1988\r\nFrançois;N’Guessan;Masculin;03/1979\r\n'
const arabic = 'الاسم الشخصي,الاسم العائلي,الجنس,تاريخ الازدياد\nمحمد,الحسن,ذكر,1990\nفاطمة,الزهراء,أنثى,1985\nعبد الله,إبراهيم,ذكر,2001\nيوسف,القادري,ذكر,1999\n'

describe('letters', () => {
  test.each([
    ['UTF-8', Buffer.from(french), 'utf-8', 'sure'],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${french}`), 'utf-8', 'sure'],
    ['UTF-16 LE with its mark', encode(french, 'utf-16le', true), 'utf-16le', 'sure'],
    ['UTF-16 BE with its mark', encode(french, 'utf-16be', true), 'utf-16be', 'sure'],
    ['UTF-16 LE without a mark', encode(french, 'utf-16le'), 'utf-16le', 'likely'],
    ['UTF-16 BE without a mark', encode(french, 'utf-16be'), 'utf-16be', 'likely'],
    ['Windows-1252', encode(french, 'windows-1252'), 'windows-1252', 'likely'],
  ])('of a French file in %s', async (_, bytes, encoding, certainty) => {
    const { reading, columns, lines } = await all(keep('fr.csv', bytes))
    expect(reading).toMatchObject({ encoding, certainty, separator: ';', headerRows: 1 })
    expect(columns).toEqual(['Prénom', 'Nom', 'Sexe', 'Né(e) le'])
    expect(lines[0]).toEqual({ row: 2, cells: ['Aïssatou', 'Diaré', 'Féminin', '12/05/1990'] })
    expect(lines[2]!.cells[1]).toBe('N’Guessan')
  })

  test.each([
    ['UTF-8', Buffer.from(arabic), 'utf-8'],
    ['UTF-16 LE', encode(arabic, 'utf-16le', true), 'utf-16le'],
    ['UTF-16 LE without a mark', encode(arabic, 'utf-16le'), 'utf-16le'],
    ['UTF-16 BE without a mark', encode(arabic, 'utf-16be'), 'utf-16be'],
    ['Windows-1256', encode(arabic, 'windows-1256'), 'windows-1256'],
    ['ISO-8859-6', encode(arabic, 'iso-8859-6'), 'iso-8859-6'],
  ])('of an Arabic file in %s', async (_, bytes, encoding) => {
    const { reading, lines } = await all(keep('ar.csv', bytes))
    expect(reading).toMatchObject({ encoding, separator: ',' })
    expect(lines.map(({ cells }) => cells[0])).toEqual(['محمد', 'فاطمة', 'عبد الله', 'يوسف'])
  })

  test('French words in a file of Arabic Windows are read with it', async () => {
    const { reading, lines } = await all(keep('both.csv', encode(`${arabic}Aïcha,الحسن,féminin,1991\n`.replace('ï', 'i'), 'windows-1256')))
    expect(reading.encoding).toBe('windows-1256')
    expect(lines.at(-1)!.cells).toEqual(['Aicha', 'الحسن', 'féminin', '1991'])
  })

  test('what was recognised can be said otherwise', async () => {
    const { lines } = await all(keep('latin.csv', encode('nom;note\nDié;1\n', 'windows-1252')), { encoding: 'windows-1252' })
    expect(lines[0]!.cells[0]).toBe('Dié')
  })
})

describe('separated cells', () => {
  test.each([[','], [';'], ['\t'], ['|']])('by %j', async (separator) => {
    const text = ['nom,prénom,sexe', '"Bah, dit ""Ba""",Awa,F', '"deux\nlignes",Ali,M'].map((line) => line.replaceAll(/,(?! )/g, separator)).join('\n')
    const { reading, lines } = await all(keep('s.csv', text))
    expect(reading.separator).toBe(separator)
    expect(lines.map(({ cells }) => cells[0])).toEqual(['Bah, dit "Ba"', 'deux\nlignes'])
  })

  test('wherever the text is cut into pieces, the rows are the same', async () => {
    const text = 'a,b\r\n"x ""y"" z","1\r\n2"\r\n,"",""""\r\nlast,"end"'
    const expected = [['a', 'b'], ['x "y" z', '1\r\n2'], ['', '', '"'], ['last', 'end']]
    for (let size = 1; size < text.length; size++) {
      const pieces = async function* () {
        for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
      }
      const rows: string[][] = []
      for await (const lines of readSeparated(pieces(), ',')) rows.push(...lines.map(({ cells }) => cells))
      expect(rows, `pieces of ${size}`).toEqual(expected)
    }
  })

  test('a separator that the file names itself', async () => {
    const { reading, lines } = await all(keep('sep.csv', 'sep=|\r\nnom|prénom\r\nBa,o|Awa\r\n'))
    expect(reading).toMatchObject({ separator: '|', firstRow: 2 })
    expect(lines).toEqual([{ row: 3, cells: ['Ba,o', 'Awa'] }])
  })

  test('two hundred columns', async () => {
    const heads = Array.from({ length: 200 }, (_, index) => (index === 150 ? 'prénom' : index === 151 ? 'nom' : `q${index}`))
    const { columns, lines } = await all(keep('wide.csv', `${heads.join(';')}\n${heads.map((_, index) => `v${index}`).join(';')}\n`))
    expect(columns).toHaveLength(200)
    expect(lines[0]!.cells[150]).toBe('v150')
  })
})

describe('the names of the columns', () => {
  test('below a title and an empty row', async () => {
    const { reading, columns, lines } = await all(keep('title.csv', 'Liste des personnes accueillies;;\n;;\nNom;Prénom;Téléphone\nBa;Awa;0612345678\n'))
    expect(reading).toMatchObject({ firstRow: 3, headerRows: 1 })
    expect(columns).toEqual(['Nom', 'Prénom', 'Téléphone'])
    expect(lines).toEqual([{ row: 4, cells: ['Ba', 'Awa', '0612345678'] }])
  })

  test.each([
    ['groups over names', 'Identité;;Contact;\nNom;Prénom;Téléphone;E-mail\nBa;Awa;0612345678;a@b.ma\n', ['Identité / Nom', 'Identité / Prénom', 'Contact / Téléphone', 'Contact / E-mail']],
    ['names over tags', 'Nom;Prénom;Sexe\n#name+family;#name+given;#sex\nBa;Awa;F\n', ['Nom', 'Prénom', 'Sexe']],
    ['two languages', 'Nom;Prénom;Sexe\nالاسم العائلي;الاسم الشخصي;الجنس\nBa;Awa;F\n', ['Nom / الاسم العائلي', 'Prénom / الاسم الشخصي', 'Sexe / الجنس']],
  ])('in two rows: %s', async (_, text, names) => {
    const { reading, columns, lines } = await all(keep('two.csv', text))
    expect(reading).toMatchObject({ firstRow: 1, headerRows: 2 })
    expect(columns).toEqual(names)
    expect(lines).toHaveLength(1)
  })

  test('missing and repeated ones get a name of their own', async () => {
    expect((await all(keep('names.csv', 'Nom;;Nom;Prénom\nBa;1;Bah;Awa\n'))).columns).toEqual(['Nom', '#2', 'Nom (2)', 'Prénom'])
  })
})

describe('workbooks', () => {
  test('dates are days, numbers are as written, the second sheet is there for the asking', async () => {
    const bytes = await workbook([
      { name: 'Personnes', rows: [['Nom', 'Naissance', 'Téléphone', 'Seule'], ['Ba', new Date(Date.UTC(1990, 4, 12)), 212612345678, true], ['', null, 612345678, false]] },
      { name: 'Autre', rows: [['Prénom', 'Nom'], ['Awa', 'Sow']] },
    ])
    const path = keep('book.xlsx', bytes)
    const { reading, lines } = await all(path)
    expect(reading).toMatchObject({ kind: 'workbook', sheet: 'Personnes', sheets: ['Personnes', 'Autre'] })
    expect(lines).toEqual([{ row: 2, cells: ['Ba', '1990-05-12', '212612345678', 'true'] }, { row: 3, cells: ['', '', '612345678', 'false'] }])
    expect((await all(path, { sheet: 'Autre' })).lines[0]!.cells).toEqual(['Awa', 'Sow'])
  })

  const parts = [
    { name: 'xl/workbook.xml', bytes: Buffer.from('<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>') },
    { name: 'xl/_rels/workbook.xml.rels', bytes: Buffer.from('<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>') },
  ]
  const sheetOf = (rows: string) =>
    archive([...parts, { name: 'xl/worksheets/sheet1.xml', bytes: Buffer.from(`<worksheet><sheetData>${rows}</sheetData></worksheet>`) }])

  test('what a formula reckoned is taken as the file kept it, and said', async () => {
    const { lines } = await all(keep('formula.xlsx', sheetOf(
      '<row r="1"><c r="A1" t="str"><v>Nom</v></c><c r="B1" t="str"><v>Prénom</v></c></row><row r="2"><c r="A2" t="str"><f>HYPERLINK("http://x","Ba")</f><v>Ba &amp; fils</v></c><c r="B2"><f>1+1</f><v>2</v></c></row>',
    )))
    expect(lines).toEqual([{ row: 2, cells: ['Ba & fils', '2'], formulas: [0, 1] }])
  })

  test('a bomb is refused while it unpacks, whatever it says of its size', async () => {
    const bomb = archive([...parts, { name: 'xl/worksheets/sheet1.xml', bytes: Buffer.alloc(200 * 1024 * 1024, `<row><c t="str"><v>${'x'.repeat(500)}</v></c></row>`), claimed: 1000 }])
    const before = process.memoryUsage().rss
    const path = keep('bomb.xlsx', bomb)
    expect(await refusal(path)).toEqual({ path: 'file', code: 'spreadsheet-bomb' })
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024)
  })

  test('entities that grow are refused', async () => {
    const path = keep('laugh.xlsx', archive([{ name: 'xl/workbook.xml', bytes: Buffer.from('<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook>&a;</workbook>') }]))
    expect(await refusal(path)).toEqual({ path: 'file', code: 'spreadsheet-damaged' })
  })

  test.each([
    ['cut off', (whole: Buffer) => whole.subarray(0, whole.length - 300)],
    ['with a damaged part', (whole: Buffer) => whole.fill(7, 60, Math.floor(whole.length / 2))],
    ['of nothing but its mark', () => Buffer.from('PK\x03\x04')],
  ])('a workbook %s is refused', async (_, damage) => {
    const whole = Buffer.from(await workbook([{ name: 'A', rows: [['Nom', 'Prénom'], ['Ba', 'Awa']] }]))
    expect(await refusal(keep('damaged.xlsx', damage(whole)))).toEqual({ path: 'file', code: 'spreadsheet-damaged' })
  })

  test.each([
    [1, '1900-01-01'], [59, '1900-02-28'], [61, '1900-03-01'], [33_005, '1990-05-12'], [33_005.5, '1990-05-12T12:00:00'], [0.5, '12:00:00'],
  ])('the serial number %d is %s', (serial, day) => {
    expect(dayOfSerial(serial, false)).toBe(day)
  })

  test('a workbook that counts from 1904', () => {
    expect(dayOfSerial(31_543, true)).toBe('1990-05-12')
  })
})

describe('JSON of forms', () => {
  const submission = (id: number, more: object = {}) => ({ '_id': id, '_uuid': `u${id}`, '_xform_id_string': 'accueil', 'identite/nom': 'Ba', 'identite/prenom': `Awa "${id}" {[`, 'langues': 'fr wo', ...more })

  test.each([
    ['as Kobo answers', (rows: object[]) => ({ count: rows.length, next: null, results: rows })],
    ['as a plain list', (rows: object[]) => rows],
    ['as ODK Central answers', (rows: object[]) => ({ value: rows, '@odata.context': 'x' })],
  ])('%s', async (_, wrap) => {
    const { reading, columns, lines } = await all(keep('k.json', JSON.stringify(wrap([submission(1), submission(2, { famille: [{ age: '3' }], groupe: { ville: 'Oujda' } })]))))
    expect(reading).toMatchObject({ kind: 'records', encoding: 'utf-8' })
    expect(columns).toEqual(['_id', '_uuid', '_xform_id_string', 'identite/nom', 'identite/prenom', 'langues', 'famille', 'groupe/ville'])
    expect(lines.map(({ cells }) => cells.slice(3))).toEqual([['Ba', 'Awa "1" {[', 'fr wo', '', ''], ['Ba', 'Awa "2" {[', 'fr wo', '[{"age":"3"}]', 'Oujda']])
  })

  test.each([
    ['cut off', '[{"a":1},{"a":', { path: 'row.2', code: 'json-damaged' }],
    ['without a list', '{"a":1}', { path: 'row.1', code: 'json-damaged' }],
    ['of numbers', '[1,2', { path: 'row.1', code: 'json-damaged' }],
  ])('%s is refused', async (_, text, fault) => {
    expect(await refusal(keep('bad.json', text))).toEqual(fault)
  })
})

describe('what is no table', () => {
  test.each([
    ['an empty file', '', { path: 'file', code: 'file-empty' }],
    ['a file of empty rows', ';;\n;;\n', { path: 'file', code: 'file-empty' }],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\x00\x01\x02', 'latin1'), { path: 'file', code: 'file-kind-unknown' }],
    ['a workbook of before 2007', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), { path: 'file', code: 'spreadsheet-old' }],
    ['a quote that never ends', `nom;prénom\nBa;"Awa\n${'x;y\n'.repeat(20_000)}`, { path: 'row.2.column.2', code: 'quote-open' }],
    ['a cell without end', `nom;prénom\nBa;${'x'.repeat(40_000)}\n`, { path: 'row.2.column.2', code: 'cell-too-long' }],
    ['too many columns', `nom;prénom\n${'x;'.repeat(limits.columns + 1)}\n`, { path: 'row.2', code: 'columns-too-many' }],
  ])('%s is refused, with its place', async (_, content, fault) => {
    expect(await refusal(keep('none.csv', content))).toEqual(fault)
  })
})

test('a million rows are read with the memory of one', async () => {
  const path = keep('million.csv', `nom;prénom;téléphone\n${'Diallo;Aminata;0612345678\n'.repeat(1_000_000)}`)
  const { reading, columns } = await recognise(path)
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let rows = 0
  for await (const lines of readLines(path, reading, columns)) rows += lines.length
  expect(rows).toBe(1_000_000)
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024)
})
