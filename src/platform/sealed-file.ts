import { createCipheriv, createDecipheriv } from 'node:crypto'

// A file is sealed in pieces, so that it is read and written in little memory, and every piece is proved before it is given out. A key serves
// for one file alone: the nonce is the number of the piece and whether it is the last, so that none is missing, moved or put in (the STREAM
// construction; Hoang, Reyhanitabar, Rogaway and Vizár, 2015).
const size = 65_536
const tag = 16

const nonceOf = (index: number, last: boolean): Buffer => {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt8(last ? 1 : 0, 7)
  nonce.writeUInt32BE(index, 8)
  return nonce
}

/** Cuts what comes into pieces of a length, and says of each whether it is the last. */
const cut = async function* (content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, length: number): AsyncGenerator<{ piece: Buffer; last: boolean }> {
  let held = Buffer.alloc(0)
  for await (const part of content) {
    held = Buffer.concat([held, part])
    for (; held.length > length; held = held.subarray(length)) yield { piece: held.subarray(0, length), last: false }
  }
  yield { piece: held, last: true }
}

/** Seals a content piece by piece. `place` says which file it is. */
export const sealContent = async function* (key: Buffer, place: string, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Buffer> {
  let index = 0
  for await (const { piece, last } of cut(content, size)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index++, last)).setAAD(Buffer.from(place))
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()])
  }
}

/** Opens it again, piece by piece. Throws where it was altered, cut off, lengthened or is another file. */
export const openContent = async function* (key: Buffer, place: string, sealed: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Buffer> {
  let index = 0
  for await (const { piece, last } of cut(sealed, size + tag)) {
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index++, last), { authTagLength: tag })
    decipher.setAAD(Buffer.from(place)).setAuthTag(piece.subarray(-tag))
    yield Buffer.concat([decipher.update(piece.subarray(0, -tag)), decipher.final()])
  }
}
