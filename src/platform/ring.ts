import { createHash, hkdfSync, randomBytes, randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { giveToOwner } from './directory.ts'
import { Failure, codeOf, sentenceOf } from './failure.ts'

/** Where the keys of an installation are: in a file that it may write, or given by the environment, the current one last. */
export type KeySource = { file: string } | { given: readonly string[] }

/** A key from which the keys of each purpose are made. Its id is a digest: it says which key is meant, and nothing of it. */
export type MasterKey = { id: string; secret: string; madeOn: string | null; next: boolean }

/** The keys at hand, the oldest first. What is sealed from now on is sealed with `current`. */
export type Ring = { keys: ReadonlyMap<string, MasterKey>; current: MasterKey | undefined }

const shape = /^[\w-]{43}$/
const heading = [
  '# The keys of Rawabit. Without this file document numbers, notes and pieces cannot be read again.',
  '# Keep a copy apart from the copies of the database. See docs/guide/cles.md.',
]

/** The key for one purpose, made from a master key (HKDF, RFC 5869). */
export const keyFor = ({ secret }: MasterKey, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64url'), 'rawabit', purpose, 32))

const keyOf = (secret: string, madeOn: string | null, next = false): MasterKey => {
  const bare = { id: '', secret, madeOn, next }
  return { ...bare, id: createHash('sha256').update(keyFor(bare, 'id')).digest('hex').slice(0, 16) }
}

const ringOf = (keys: MasterKey[]): Ring => ({
  keys: new Map(keys.map((key) => [key.id, key])),
  current: keys.findLast(({ next }) => !next),
})

const refuse = (place: string, what: string, cause?: unknown): Failure => new Failure('keys-unusable', `The keys in ${place} cannot be used: ${what}.`, { cause })

const parseLine = (file: string) => (line: string, number: number): MasterKey[] => {
  if (line === '' || line.startsWith('#')) return []
  const [madeOn = '', secret = '', mark] = line.split(' ')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(madeOn) || !shape.test(secret)) throw refuse(file, `line ${number + 1} is not a day and a key`)
  return [keyOf(secret, madeOn, mark === 'next')]
}

const readFile = (file: string): Ring => {
  try {
    return ringOf(readFileSync(file, 'utf8').split('\n').map((line) => line.trim()).flatMap(parseLine(file)))
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return ringOf([])
    throw error instanceof Failure ? error : refuse(file, sentenceOf(error), error)
  }
}

/** Reads the keys at hand; an empty ring where there is no file yet. Throws Failure `keys-unusable`. */
export const readRing = (source: KeySource): Ring => {
  if ('file' in source) return readFile(source.file)
  if (!source.given.every((key) => shape.test(key))) throw refuse('RAWABIT_KEYS', 'each is 43 letters, as `rawabit keys make` prints them')
  return ringOf(source.given.map((secret) => keyOf(secret, null)))
}

/** A key that nobody has: 32 random bytes. */
export const newKey = (madeOn: string): MasterKey => keyOf(randomBytes(32).toString('base64url'), madeOn)

const lineOf = ({ secret, madeOn, next }: MasterKey): string => [madeOn, secret, ...(next ? ['next'] : [])].join(' ')

const writeDraft = (file: string, keys: MasterKey[]): string => {
  const draft = `${file}.${randomUUID()}`
  const handle = openSync(draft, 'wx', 0o600)
  writeSync(handle, `${[...heading, ...keys.map(lineOf)].join('\n')}\n`)
  fsyncSync(handle)
  closeSync(handle)
  giveToOwner(draft)
  return draft
}

/** Makes the file with a first key, mode 0600. Of two who make it at once, both end with the same key. */
export const makeRing = (file: string, madeOn: string): void => {
  const draft = writeDraft(file, [newKey(madeOn)])
  try {
    linkSync(draft, file)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw refuse(file, sentenceOf(error), error)
  } finally {
    rmSync(draft)
  }
}

/** Writes the file anew with these keys: whole under another name first, so that a power cut leaves the one or the other. */
export const writeRing = (file: string, keys: MasterKey[]): void => renameSync(writeDraft(file, keys), file)

/** What changes when the file is written anew. */
const stampOf = (file: string): string => {
  const { ino, size, mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? { ino: 0, size: 0, mtimeMs: 0 }
  return `${ino} ${size} ${mtimeMs}`
}

/** The ring as it is now: a file that another process has written anew is read again. */
export const followRing = (source: KeySource): (() => Ring) => {
  let ring = readRing(source)
  if (!('file' in source)) return () => ring
  let stamp = stampOf(source.file)
  return () => {
    const now = stampOf(source.file)
    if (now !== stamp) ring = readRing(source)
    stamp = now
    return ring
  }
}
