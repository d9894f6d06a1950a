import { createHmac, randomBytes } from 'node:crypto'
import { Failure } from './failure.ts'
import { followRing, keyFor, type KeySource, type MasterKey, type Ring } from './ring.ts'
import { seal, unseal } from './secret.ts'

/**
 * Seals what the database may not read. Each value has a data key of its own (AES-256-GCM), and that is sealed with a key made from the
 * current master key: `v1.<id of the master key>.<data key>.<value>`, both bound to the place of the value. Moved to another row or another
 * column, neither opens.
 */
export type Vault = {
  /** The id of the key with which it seals now. */
  current: () => string
  seal: (text: string, place: string) => string
  /** Throws where it was altered, moved, or sealed with a key that is not at hand. */
  open: (sealed: string, place: string) => string
  /** The same value under the current master key; what it says is not opened. */
  rewrap: (sealed: string, place: string) => string
  /** What stands for a text in an index: the same for the same text, and nobody finds the text from it without the key. */
  blind: (text: string, column: string) => string
  /** All that may stand for it while a rotation is under way: one for each key at hand. */
  blinds: (text: string, column: string) => string[]
}

const version = 'v1'

/** Where a sealed value belongs. */
export const placeOf = (table: string, column: string, id: string): string => `${table}.${column} ${id}`

const parts = (sealed: string): { id: string; wrapped: string; value: string } => {
  const [mark, id, ...rest] = sealed.split('.')
  if (mark !== version || !id || rest.length !== 6) throw new Error('this was never sealed')
  return { id, wrapped: rest.slice(0, 3).join('.'), value: rest.slice(3).join('.') }
}

const blindWith = (key: MasterKey, text: string, column: string): string =>
  createHmac('sha256', keyFor(key, `blind index: ${column}`)).update(text).digest('base64url').slice(0, 27)

const missing = (id: string): Failure => new Failure('key-missing', `The key ${id} is not at hand.`)

const vaultOf = (ring: () => Ring): Vault => {
  const current = (): MasterKey => {
    const { current: key } = ring()
    if (!key) throw new Failure('key-missing', 'There is no key to seal with.')
    return key
  }
  const unwrap = (sealed: string, place: string): { dataKey: string; value: string } => {
    const { id, wrapped, value } = parts(sealed)
    const key = ring().keys.get(id)
    if (!key) throw missing(id)
    return { dataKey: unseal(keyFor(key, 'data keys'), wrapped, `key of ${place}`), value }
  }
  const wrap = (dataKey: string, value: string, place: string): string => {
    const key = current()
    return [version, key.id, seal(keyFor(key, 'data keys'), dataKey, `key of ${place}`), value].join('.')
  }
  return {
    current: () => current().id,
    seal: (text, place) => {
      const dataKey = randomBytes(32)
      return wrap(dataKey.toString('base64url'), seal(dataKey, text, place), place)
    },
    open: (sealed, place) => {
      const { dataKey, value } = unwrap(sealed, place)
      return unseal(Buffer.from(dataKey, 'base64url'), value, place)
    },
    rewrap: (sealed, place) => {
      const { dataKey, value } = unwrap(sealed, place)
      return wrap(dataKey, value, place)
    },
    blind: (text, column) => blindWith(current(), text, column),
    blinds: (text, column) => [...ring().keys.values()].map((key) => blindWith(key, text, column)),
  }
}

/** The vault of an installation; of a process that was given no keys, one that opens and seals nothing. Throws Failure `keys-unusable`. */
export const openVault = (source: KeySource | undefined): Vault => vaultOf(source ? followRing(source) : () => ({ keys: new Map(), current: undefined }))
