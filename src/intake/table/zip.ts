import { open, type FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { limits } from '#intake/table/limits'
import { refuse } from '#intake/table/refusal'

type Entry = { name: string; method: number; packed: number; unpacked: number; at: number }

/** A compressed file, open for reading: its parts by name. Nothing is unpacked but what is asked for, and never more than is allowed. */
export type Archive = { names: string[]; part: (name: string) => AsyncGenerator<Uint8Array>; text: (name: string) => Promise<string | null>; close: () => Promise<void> }

const damaged = () => refuse('spreadsheet-damaged')
const endMark = 0x06054b50
const wideEndMark = 0x06064b50
const entryMark = 0x02014b50

const readAt = async (file: FileHandle, at: number, length: number): Promise<Buffer> => {
  const bytes = Buffer.alloc(length)
  const { bytesRead } = await file.read(bytes, 0, length, at)
  if (bytesRead < length) throw damaged()
  return bytes
}

type Directory = { entries: number; size: number; at: number }

/** The end of the archive says where its directory is; of a large one (ZIP64) an earlier record does. */
const findDirectory = async (file: FileHandle, size: number): Promise<Directory> => {
  const tail = await readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557))
  let at = tail.length - 22
  while (at >= 0 && tail.readUInt32LE(at) !== endMark) at -= 1
  if (at < 0) throw damaged()
  const found = { entries: tail.readUInt16LE(at + 10), size: tail.readUInt32LE(at + 12), at: tail.readUInt32LE(at + 16) }
  if (found.entries !== 0xffff && found.at !== 0xffffffff) return found
  if (at < 20) throw damaged()
  const wide = await readAt(file, Number(tail.readBigUInt64LE(at - 12)), 56)
  if (wide.readUInt32LE(0) !== wideEndMark) throw damaged()
  return { entries: Number(wide.readBigUInt64LE(32)), size: Number(wide.readBigUInt64LE(40)), at: Number(wide.readBigUInt64LE(48)) }
}

/** Sizes and places of more than four gigabytes stand in an extra field, in the order of those that are missing. */
const widen = (extra: Buffer, narrow: number[]): number[] => {
  let place = 0
  while (place + 4 <= extra.length && extra.readUInt16LE(place) !== 1) place += 4 + extra.readUInt16LE(place + 2)
  place += 4
  return narrow.map((value) => {
    if (value !== 0xffffffff || place + 8 > extra.length) return value
    place += 8
    return Number(extra.readBigUInt64LE(place - 8))
  })
}

const readEntry = (directory: Buffer, from: number): { entry: Entry; next: number; locked: boolean } => {
  if (from + 46 > directory.length || directory.readUInt32LE(from) !== entryMark) throw damaged()
  const nameLength = directory.readUInt16LE(from + 28)
  const extraLength = directory.readUInt16LE(from + 30)
  const extra = directory.subarray(from + 46 + nameLength, from + 46 + nameLength + extraLength)
  const [unpacked, packed, at] = widen(extra, [directory.readUInt32LE(from + 24), directory.readUInt32LE(from + 20), directory.readUInt32LE(from + 42)]) as [number, number, number]
  const name = directory.toString('utf8', from + 46, from + 46 + nameLength)
  const next = from + 46 + nameLength + extraLength + directory.readUInt16LE(from + 32)
  return { entry: { name, method: directory.readUInt16LE(from + 10), packed, unpacked, at }, next, locked: (directory.readUInt16LE(from + 8) & 1) === 1 }
}

/** Parts that lie over one another are the mark of a bomb: the same bytes are unpacked again and again. */
const refuseOverlaps = (entries: Entry[]): void => {
  const sorted = entries.toSorted((one, other) => one.at - other.at)
  sorted.forEach((entry, index) => {
    const next = sorted[index + 1]
    if (next && entry.at + 30 + entry.packed > next.at) throw refuse('spreadsheet-bomb')
  })
}

const readDirectory = async (file: FileHandle, size: number): Promise<Map<string, Entry>> => {
  const { entries: count, size: length, at } = await findDirectory(file, size)
  if (count > limits.zipEntries || length > limits.partLength) throw refuse('spreadsheet-bomb')
  const directory = await readAt(file, at, length)
  const entries: Entry[] = []
  for (let from = 0; entries.length < count; ) {
    const { entry, next, locked } = readEntry(directory, from)
    if (locked) throw refuse('spreadsheet-locked')
    entries.push(entry)
    from = next
  }
  refuseOverlaps(entries)
  return new Map(entries.map((entry) => [entry.name, entry]))
}

type Budget = { left: number }

/** Counts what comes out of a part: what it claims of itself is not believed. */
const measure = (entry: Entry, budget: Budget) => {
  let unpacked = 0
  return (piece: Uint8Array): Uint8Array => {
    unpacked += piece.length
    budget.left -= piece.length
    const bomb = unpacked > limits.inflatedFreely && unpacked > entry.packed * limits.inflationRatio
    if (bomb || budget.left < 0) throw refuse('spreadsheet-bomb')
    return piece
  }
}

async function* readRange(file: FileHandle, from: number, to: number): AsyncGenerator<Buffer> {
  for (let at = from; at < to; at += 256 * 1024) yield readAt(file, at, Math.min(256 * 1024, to - at))
}

async function* unpack(file: FileHandle, entry: Entry, budget: Budget): AsyncGenerator<Uint8Array> {
  const local = await readAt(file, entry.at, 30)
  const start = entry.at + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
  if (entry.packed === 0) return
  if (entry.method !== 0 && entry.method !== 8) throw damaged()
  const packed = Readable.from(readRange(file, start, start + entry.packed))
  const stream = entry.method === 8 ? packed.pipe(createInflateRaw({ chunkSize: 256 * 1024 })) : packed
  packed.on('error', (error) => stream.destroy(error))
  const counted = measure(entry, budget)
  try {
    for await (const piece of stream) yield counted(piece as Uint8Array)
  } catch (error) {
    throw error instanceof Error && 'code' in error && String(error.code).startsWith('Z_') ? damaged() : error
  } finally {
    packed.destroy()
    stream.destroy()
  }
}

const wholeText = async (pieces: AsyncIterable<Uint8Array>): Promise<string> => {
  const kept: Uint8Array[] = []
  let length = 0
  for await (const piece of pieces) {
    length += piece.length
    if (length > limits.partLength) throw refuse('spreadsheet-bomb')
    kept.push(piece)
  }
  return new TextDecoder().decode(Buffer.concat(kept))
}

/** Opens a compressed file by its directory. Problems: `file-refused` (`spreadsheet-damaged`, `spreadsheet-locked`, `spreadsheet-bomb`). */
export const openArchive = async (path: string): Promise<Archive> => {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const entries = await readDirectory(file, size)
    const budget: Budget = { left: limits.inflatedBytes }
    const part = (name: string) => {
      const entry = entries.get(name)
      if (!entry) throw damaged()
      return unpack(file, entry, budget)
    }
    return {
      names: [...entries.keys()],
      part,
      text: async (name) => (entries.has(name) ? wholeText(part(name)) : null),
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error instanceof RangeError ? damaged() : error
  }
}
