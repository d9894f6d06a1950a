import { connect } from 'node:net'

export type RawReply = { status: number; type: string; text: string }

/** Sends bytes as they are, as no well-behaved client would, and reads the first answer. A connection that is closed without one answers 0. */
export const sendRaw = (address: string, bytes: string | Uint8Array): Promise<RawReply> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(address)
    const socket = connect(Number(port), hostname)
    const chunks: Buffer[] = []
    const finish = () => {
      socket.destroy()
      resolve(read(Buffer.concat(chunks).toString('utf8')))
    }
    socket.on('data', (chunk) => chunks.push(Buffer.from(chunk)))
    socket.on('error', finish).on('close', finish)
    socket.setTimeout(3_000, finish)
    socket.write(bytes)
  })

const read = (said: string): RawReply => {
  const [head = '', ...rest] = said.split('\r\n\r\n')
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0),
    type: /^content-type: ([^;\r\n]*)/im.exec(head)?.[1] ?? '',
    text: rest.join('\r\n\r\n'),
  }
}

/** A request as text, with its length reckoned. */
export const request = (method: string, path: string, headers: Record<string, string> = {}, body: string | Uint8Array = ''): Uint8Array => {
  const bytes = Buffer.from(body)
  const lines = Object.entries({ host: 'localhost', connection: 'close', ...(bytes.length > 0 && { 'content-length': String(bytes.length) }), ...headers })
  return Buffer.concat([Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`), bytes])
}

/** What no message may hold: of the database, of the machine, of the code. */
export const leaking = /\bselect\b|\binsert\b|\bupdate\b .*\bset\b|pg_|relation "|constraint|violates|column "|syntax error|SQLSTATE|node_modules|\/(work|tmp|home|root|usr|etc)\/|\.ts:\d+|\bat \w+ \(|FST_|ECONN|argon2/i
