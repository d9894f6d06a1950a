import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** The key for one purpose. What one key has sealed or signed, no other opens or confirms. */
export type KeyFor = (purpose: string) => Buffer

/** Makes the keys of an installation from its secret (HKDF, RFC 5869). A process that was given no secret has no keys. */
export const keysOf = (secret: string | undefined): KeyFor => {
  const known = new Map<string, Buffer>()
  return (purpose) => {
    if (secret === undefined) throw new Error(`no secret is open here: ${purpose}`)
    const key = known.get(purpose) ?? Buffer.from(hkdfSync('sha256', secret, 'rawabit', purpose, 32))
    known.set(purpose, key)
    return key
  }
}

/** A secret that its holder alone keeps: 32 random bytes as 43 letters of an address. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What the house keeps of a token. A token is random enough that nobody finds it from its digest. */
export const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** What stands for a text that may not be written down: the same for the same text in this installation, and only here. */
export const shadowOf = (key: Buffer, text: string): string => createHmac('sha256', key).update(text).digest('base64url').slice(0, 22)

/** Seals a text (AES-256-GCM). `place` says where it belongs; moved to another place, it cannot be opened. */
export const seal = (key: Buffer, text: string, place: string): string => {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [nonce, sealed, cipher.getAuthTag()].map((part) => part.toString('base64url')).join('.')
}

/** Opens what was sealed for a place. Throws where it was altered, moved, or sealed with another key. */
export const unseal = (key: Buffer, sealed: string, place: string): string => {
  const [nonce, text, tag] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'))
  if (!nonce || !text || tag?.length !== 16) throw new Error('this was never sealed')
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 }).setAAD(Buffer.from(place)).setAuthTag(tag)
  return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8')
}
