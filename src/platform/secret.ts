import { createHmac, hkdfSync } from 'node:crypto'

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

/** What stands for a text that may not be written down: the same for the same text in this installation, and only here. */
export const shadowOf = (key: Buffer, text: string): string => createHmac('sha256', key).update(text).digest('base64url').slice(0, 22)
