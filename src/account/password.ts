import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { Problem } from '#language/problem'
import { commonest } from './common-passwords.ts'

const derive = promisify(argon2)
/** OWASP's second recommended setting for argon2id: 19 MiB, two passes, one lane. */
const cost = { parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 }

const digest = async (password: string, nonce: Buffer): Promise<Buffer> =>
  Buffer.from(await derive('argon2id', { message: password.normalize('NFKC'), nonce, ...cost }))

/** A password as it is kept: argon2id with a salt of its own. */
export const hashPassword = async (password: string): Promise<string> => {
  const nonce = randomBytes(16)
  return `argon2id$${nonce.toString('base64')}$${(await digest(password, nonce)).toString('base64')}`
}

/** Whether a password is the one that was kept. Where none was kept, it takes as long, and is not. */
export const isPassword = async (kept: string | null, password: string): Promise<boolean> => {
  const [kind, salt, tag] = (kept ?? `argon2id$${'A'.repeat(22)}==$${'A'.repeat(43)}=`).split('$')
  if (kind !== 'argon2id' || !salt || !tag) return false
  const same = timingSafeEqual(await digest(password, Buffer.from(salt, 'base64')), Buffer.from(tag, 'base64'))
  return same && kept !== null
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** `abcabcabcabc`, `aaaaaaaaaaaa`: a piece of at most four letters, over and over. */
const isRepeated = (text: string): boolean =>
  [1, 2, 3, 4].some((length) => text.length > length * 2 && [...text].every((letter, at) => letter === text[at % length]))

/** `123456789012`, `abcdefghijkl`, and backwards: each letter next to the one before. */
const isRow = (text: string): boolean => {
  const steps = new Set([...text].slice(1).map((letter, at) => letter.codePointAt(0)! - text.codePointAt(at)!))
  return steps.size <= 2 && [...steps].every((step) => [1, -1, -9, 9].includes(step))
}

/**
 * Why a password is not taken: one of the commonest, a mere pattern, or hardly more than the address or the name of its holder.
 * The length is asked by its schema. Source: NIST SP 800-63B-4, 3.1.1.2; OWASP ASVS 5.0, 6.2.
 */
export const weaknessOf = (password: string, about: readonly string[]): 'too-common' | 'too-close' | null => {
  const text = plain(password)
  const letters = text.replace(/\d+$/, '')
  if (commonest.has(text) || commonest.has(letters) || isRepeated(text) || isRow(text)) return 'too-common'
  const words = about.flatMap((each) => [each, ...each.split(/[@\s]/)]).map(plain).filter((word) => word.length >= 4)
  return words.some((word) => text.includes(word) && text.length - word.length < 6) ? 'too-close' : null
}

/** Problem: `invalid-input`, at the path given, with the reason. */
export const refuseWeak = (password: string, about: readonly string[], path: string): void => {
  const weakness = weaknessOf(password, about)
  if (weakness) throw new Problem('invalid-input', [{ path, code: weakness }])
}
