import { once } from 'node:events'
import { createServer, type IncomingMessage, request as ask, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import Provider, { type Configuration } from 'oidc-provider'

/** Somebody whom the directory knows, and what it says of them. */
export type Known = { sub: string; email?: string; email_verified?: boolean; name?: string; amr?: string[] }

/** A directory of a ministry: the real OpenID provider, whose answers a test may tamper with on their way. */
export type TestDirectory = {
  issuer: string
  clientId: string
  clientSecret: string
  /** The key with which it signs. */
  key: CryptoKey
  /** Who sits at the browser; nobody: they turn back. */
  visitor: Known | null
  /** What becomes of its answer to an exchange of a code. */
  tamper: ((tokens: Record<string, unknown>) => Promise<Record<string, unknown>> | Record<string, unknown>) | null
  /** Goes through its pages as a browser would, and answers the query with which it sends the browser back. */
  visit: (address: string) => Promise<string>
  close: () => Promise<void>
}

const listen = async (server: Server): Promise<number> => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

const configure = (directory: Pick<TestDirectory, 'visitor' | 'clientId' | 'clientSecret'>, jwk: object, returnTo: string): Configuration => ({
  clients: [{ client_id: directory.clientId, client_secret: directory.clientSecret, redirect_uris: [returnTo], grant_types: ['authorization_code'], response_types: ['code'] }],
  jwks: { keys: [{ ...jwk, use: 'sig', alg: 'RS256' }] },
  cookies: { keys: ['a-key-of-the-tests'] },
  claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'], profile: ['name'] },
  pkce: { required: () => true },
  ttl: { AccessToken: 300, Grant: 300, IdToken: 300, Interaction: 300, Session: 300 },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ ...directory.visitor, sub }) }),
  loadExistingGrant: async ({ oidc }) => {
    const grant = new oidc.provider.Grant({ clientId: oidc.client!.clientId, accountId: oidc.session!.accountId! })
    grant.addOIDCScope('openid email profile')
    await grant.save()
    return grant
  },
})

/** Hands a request on, and what comes back; an exchange of a code may be tampered with. */
const hand = (port: number, directory: TestDirectory) => (request: IncomingMessage, response: ServerResponse) => {
  const { method, url, headers } = request
  const further = ask({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
    const parts: Buffer[] = []
    answer.on('data', (part: Buffer) => parts.push(part))
    answer.on('end', async () => {
      const isExchange = url === '/token' && answer.statusCode === 200 && directory.tamper !== null
      const body = Buffer.concat(parts)
      const sent = isExchange ? Buffer.from(JSON.stringify(await directory.tamper!(JSON.parse(body.toString()) as Record<string, unknown>))) : body
      const { 'transfer-encoding': _, ...kept } = answer.headers
      response.writeHead(answer.statusCode ?? 502, { ...kept, 'content-length': sent.length })
      response.end(sent)
    })
  })
  request.pipe(further)
}

const browse = async (directory: TestDirectory, start: string): Promise<string> => {
  const cookies = new Map<string, string>()
  let address = start
  for (let step = 0; step < 10; step++) {
    const reply = await fetch(address, { redirect: 'manual', headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } })
    for (const line of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    const location = reply.headers.get('location')
    if (location === null) throw new Error(`the directory answered ${reply.status}: ${await reply.text()}`)
    const next = new URL(location, address)
    if (next.origin !== directory.issuer) return next.search
    address = next.href
  }
  throw new Error('the directory goes round in circles')
}

/** Starts a directory that knows our product at an address. */
export const startDirectory = async (product: string): Promise<TestDirectory> => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const front = createServer()
  const issuer = `http://127.0.0.1:${await listen(front)}`
  const directory: TestDirectory = {
    issuer, clientId: 'rawabit', clientSecret: 'un secret & des signes: +/=%', key: privateKey, visitor: null, tamper: null,
    visit: (address) => browse(directory, address),
    close: async () => {
      for (const server of [front, back]) {
        server.closeAllConnections()
        await new Promise((closed) => server.close(closed))
      }
    },
  }
  const provider = new Provider(issuer, configure(directory, await exportJWK(privateKey), `${product}/login/return`))
  const serve = provider.callback()
  const back = createServer(async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void serve(request, response)
    const { visitor } = directory
    const result = visitor ? { login: { accountId: visitor.sub, ...(visitor.amr && { amr: visitor.amr }) } } : { error: 'access_denied' }
    await provider.interactionFinished(request, response, result)
  })
  front.on('request', hand(await listen(back), directory))
  return directory
}
