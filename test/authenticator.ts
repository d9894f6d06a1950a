import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'

/** The few forms of CBOR (RFC 8949) that an authenticator writes: whole numbers, bytes, texts, maps. */
const head = (kind: number, length: number): Buffer => {
  if (length < 24) return Buffer.from([(kind << 5) | length])
  return length < 256 ? Buffer.from([(kind << 5) | 24, length]) : Buffer.from([(kind << 5) | 25, length >> 8, length & 255])
}
const cbor = (value: number | string | Buffer | Map<number | string, unknown>): Buffer => {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, each]) => [cbor(key), cbor(each as string)])])
}

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest()
const base64url = (data: Buffer): string => data.toString('base64url')

/** What a test may have an authenticator do otherwise than asked. */
type Odd = { origin?: string; party?: string; verified?: boolean; counter?: number; userHandle?: string; challenge?: string; type?: string }

/** An authenticator in software (WebAuthn Level 3), so that the server can be shown what no real one would do. */
export const anAuthenticator = (origin: string) => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x, y } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  let counter = 0
  let user = ''

  const clientData = (type: string, challenge: string, odd: Odd): Buffer =>
    Buffer.from(JSON.stringify({ type: odd.type ?? type, challenge: odd.challenge ?? challenge, origin: odd.origin ?? origin, crossOrigin: false }))

  const present = (kind: number, odd: Odd): Buffer => {
    const flags = Buffer.from([0x01 | (odd.verified === false ? 0 : 0x04) | kind])
    const count = Buffer.alloc(4)
    count.writeUInt32BE(odd.counter ?? ++counter)
    return Buffer.concat([sha256(odd.party ?? new URL(origin).hostname), flags, count])
  }

  return {
    /** Answers `navigator.credentials.create`. */
    create: (options: { challenge: string; user: { id: string } }, odd: Odd = {}) => {
      user = options.user.id
      const key = new Map<number | string, unknown>([[1, 2], [3, -7], [-1, 1], [-2, Buffer.from(x!, 'base64url')], [-3, Buffer.from(y!, 'base64url')]])
      const attested = Buffer.concat([present(0x40, odd), Buffer.alloc(16), Buffer.from([0, id.length]), id, cbor(key)])
      const attestation = cbor(new Map<number | string, unknown>([['fmt', 'none'], ['attStmt', new Map()], ['authData', attested]]))
      const response = { clientDataJSON: base64url(clientData('webauthn.create', options.challenge, odd)), attestationObject: base64url(attestation), transports: ['internal'] }
      return { id: base64url(id), rawId: base64url(id), type: 'public-key', clientExtensionResults: {}, response }
    },
    /** Answers `navigator.credentials.get`. */
    get: (options: { challenge: string }, odd: Odd = {}) => {
      const data = present(0, odd)
      const client = clientData('webauthn.get', options.challenge, odd)
      const signature = createSign('SHA256').update(Buffer.concat([data, sha256(client)])).sign(privateKey)
      const response = { clientDataJSON: base64url(client), authenticatorData: base64url(data), signature: base64url(signature), userHandle: odd.userHandle ?? user }
      return { id: base64url(id), rawId: base64url(id), type: 'public-key', clientExtensionResults: {}, response }
    },
  }
}
