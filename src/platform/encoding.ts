import { closeSync, createReadStream, openSync, readSync } from 'node:fs'

/** The encodings in which an office saves a table, by the names of the WHATWG Encoding Standard. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'windows-1256' | 'iso-8859-6'

const sampleSize = 1 << 20

const sampleOf = (path: string): Buffer => {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(sampleSize)
    return bytes.subarray(0, readSync(file, bytes, 0, sampleSize, 0))
  } finally {
    closeSync(file)
  }
}

const isUtf8 = async (path: string): Promise<boolean> => {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) decoder.decode(chunk as Buffer, { stream: true })
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** UTF-16 without its mark: every second byte of Latin text and digits is zero. */
const wideOf = (sample: Buffer): Encoding | null => {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le'
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be'
  let [even, odd] = [0, 0]
  for (let at = 0; at < sample.length; at++) {
    if (sample[at] !== 0) continue
    if (at % 2 === 0) even++
    else odd++
  }
  if (odd > sample.length / 8) return 'utf-16le'
  return even > sample.length / 8 ? 'utf-16be' : null
}

/** ل م ي and ى of Windows-1256, against ه و ي and م of ISO-8859-6: each hardly ever occurs in a text of the other. */
const arabicPage = (sample: Buffer): Encoding => {
  const often = (...bytes: number[]) => sample.reduce((count, byte) => count + (bytes.includes(byte) ? 1 : 0), 0)
  return often(0xe1, 0xe3, 0xed, 0xec) >= often(0xe7, 0xe8, 0xea, 0xe5) ? 'windows-1256' : 'iso-8859-6'
}

/** Letters above ASCII stand alone in French and side by side in Arabic. */
const narrowOf = (sample: Buffer): Encoding => {
  let [beside, all] = [0, 0]
  for (let at = 1; at < sample.length; at++) {
    if (sample[at]! < 0xc0) continue
    all++
    if (sample[at - 1]! >= 0xc0) beside++
  }
  return beside > all / 2 ? arabicPage(sample) : 'windows-1252'
}

/** The encoding of a text file: by its mark, by being valid UTF-8 from beginning to end, else by what its bytes look like. */
export const encodingOf = async (path: string): Promise<Encoding> => {
  const sample = sampleOf(path)
  return wideOf(sample) ?? ((await isUtf8(path)) ? 'utf-8' : narrowOf(sample))
}
