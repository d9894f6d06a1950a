import { open } from 'node:fs/promises'
import { z } from 'zod'
import { Failure, sentenceOf } from '#platform/failure'

/** The head of the chain as it is kept outside of the database: the place of the last sealed line, its hash, and when that was. */
export const Anchor = z.object({ position: z.int().positive(), hash: z.string().regex(/^[0-9a-f]{64}$/), at: z.string() })
export type Anchor = z.infer<typeof Anchor>

/** Appends one anchor as a line of JSON and waits until the disk has it. Throws Failure `directory-unusable`. */
export const appendAnchor = async (file: string, anchor: Anchor): Promise<void> => {
  try {
    const handle = await open(file, 'a', 0o600)
    try {
      await handle.appendFile(`${JSON.stringify(anchor)}\n`)
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw new Failure('directory-unusable', `The anchor ${file} cannot be written: ${sentenceOf(error)}.`, { cause: error })
  }
}

const read = (text: string, file: string, number: number): Anchor => {
  try {
    return Anchor.parse(JSON.parse(text))
  } catch (error) {
    throw new Failure('usage', `Line ${number} of ${file} is no anchor.`, { cause: error })
  }
}

/** The anchors of a file, one after the other; the file is never held whole. Throws Failure `directory-unusable` or `usage`. */
export const readAnchors = async function* (file: string): AsyncGenerator<Anchor> {
  const handle = await open(file, 'r').catch((error: unknown) => {
    throw new Failure('directory-unusable', `The anchor ${file} cannot be read: ${sentenceOf(error)}.`, { cause: error })
  })
  let number = 0
  for await (const text of handle.readLines()) {
    number++
    if (text !== '') yield read(text, file, number)
  }
}
