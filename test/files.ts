import { crc32, deflateRawSync } from 'node:zlib'
import { writeXlsx } from 'hucre'

const reverse = new Map<string, Map<string, number>>()

/** A text in an encoding of one byte a letter, or in UTF-16: what programs of the nineties, and some of today, write. */
export const encode = (text: string, encoding: 'windows-1252' | 'windows-1256' | 'iso-8859-6' | 'utf-16le' | 'utf-16be', mark = false): Buffer => {
  if (encoding === 'utf-16le') return Buffer.concat([Buffer.from(mark ? [0xff, 0xfe] : []), Buffer.from(text, 'utf16le')])
  if (encoding === 'utf-16be') return Buffer.concat([Buffer.from(mark ? [0xfe, 0xff] : []), Buffer.from(text, 'utf16le').swap16()])
  const table = reverse.get(encoding) ?? new Map(Array.from({ length: 256 }, (_, byte) => [new TextDecoder(encoding).decode(Uint8Array.of(byte)), byte]))
  reverse.set(encoding, table)
  return Buffer.from([...text].map((letter) => table.get(letter) ?? 0x3f))
}

type Cell = string | number | boolean | Date | null

/** A workbook, written by a library. */
export const workbook = (sheets: { name: string; rows: Cell[][] }[]): Promise<Uint8Array> => writeXlsx({ sheets })

type Part = { name: string; bytes: Uint8Array; claimed?: number }

/** A compressed file put together by hand: what no honest program would write. `claimed` is what a part says of its size. */
export const archive = (parts: Part[]): Buffer => {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, bytes, claimed = bytes.length } of parts) {
    const packed = deflateRawSync(bytes, { level: 9 })
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc32(bytes), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(claimed, 18)
    head.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), head, tail, Buffer.from(name)]))
    bodies.push(local)
    at += local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(list.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...bodies, list, Buffer.from('PK\x05\x06'), end])
}

/** The smallest form that there is: one question, put together without waiting. */
export const smallForm = (): Buffer => {
  const row = (...cells: string[]) => `<row>${cells.map((cell) => `<c t="str"><v>${cell}</v></c>`).join('')}</row>`
  return archive([
    { name: 'xl/workbook.xml', bytes: Buffer.from('<workbook><sheets><sheet name="survey" r:id="r1"/></sheets></workbook>') },
    { name: 'xl/_rels/workbook.xml.rels', bytes: Buffer.from('<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>') },
    { name: 'xl/worksheets/sheet1.xml', bytes: Buffer.from(`<worksheet><sheetData>${row('type', 'name', 'label')}${row('text', 'nom', 'Nom')}</sheetData></worksheet>`) },
  ])
}
