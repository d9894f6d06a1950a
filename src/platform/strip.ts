/** What the product takes as a file: it is told by its content, never by its name or by what the sender says of it. */
export const mediaTypes = ['application/pdf', 'image/png', 'image/jpeg'] as const
export type MediaType = (typeof mediaTypes)[number]

const pngMark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const ascii = (bytes: Buffer, from: number, to: number): string => bytes.subarray(from, to).toString('latin1')

/** What a file is by its first bytes (and, for a PDF, its last); nothing where it is none of those that are taken. */
export const typeOf = (bytes: Buffer): MediaType | null => {
  if (ascii(bytes, 0, 5) === '%PDF-' && ascii(bytes, Math.max(0, bytes.length - 1024), bytes.length).includes('%%EOF')) return 'application/pdf'
  if (bytes.subarray(0, 8).equals(pngMark)) return 'image/png'
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff ? 'image/jpeg' : null
}

/** The chunks without which a picture looks otherwise (PNG, third edition); texts, times, Exif and what is unknown are left out. */
const shownChunks = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD', 'pHYs'])

const stripPng = (bytes: Buffer): Buffer | null => {
  const kept: Buffer[] = [pngMark]
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at)
    const name = ascii(bytes, at + 4, at + 8)
    if (end > bytes.length || (at === 8 && name !== 'IHDR')) return null
    if (shownChunks.has(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') return Buffer.concat(kept)
    at = end
  }
  return null
}

/** JFIF (APP0) and Adobe's note on colours (APP14) say how to show a picture; the other application segments and comments tell of who made it where. */
const isTold = (marker: number): boolean => marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && marker !== 0xee)

/** Where the entropy-coded data after a scan's header ends: at the next marker that is neither a stuffed byte nor a restart. */
const endOfScan = (bytes: Buffer, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 2)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

const stripJpeg = (bytes: Buffer): Buffer | null => {
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  for (let at = 2; at + 4 <= bytes.length || bytes[at + 1] === 0xd9; ) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff) return null
    if (marker === 0xd9) return Buffer.concat([...kept, bytes.subarray(at, at + 2)])
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length || end < at + 4) return null
    const next = marker === 0xda ? endOfScan(bytes, end) : end
    if (!isTold(marker)) kept.push(bytes.subarray(at, next))
    at = next
  }
  return null
}

/**
 * A file as it may be kept: its type by its content, and without what a camera or an editor wrote into a picture (place, time, owner) or
 * somebody hung behind it. Nothing where it is of no type that is taken, or is not whole. A PDF stays as it is.
 */
export const accept = (bytes: Buffer): { mediaType: MediaType; bytes: Buffer } | null => {
  const mediaType = typeOf(bytes)
  const kept = mediaType === 'image/png' ? stripPng(bytes) : mediaType === 'image/jpeg' ? stripJpeg(bytes) : bytes
  return mediaType && kept ? { mediaType, bytes: kept } : null
}
