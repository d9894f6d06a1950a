import * as oidc from 'openid-client'
import type { DirectoryAccess, Journey, Vouched } from '#account/directory'
import { Problem } from '#language/problem'
import { codeOf } from '#platform/failure'

/** Where a directory sends the browser back: a page of ours, which hands the answer over in the body of a request. */
export const returnPath = '/login/return'

const timeout = 8

/** As the directory asks for it; RFC 6749 prefers the header. */
const authenticate = (secret: string | null): oidc.ClientAuth => {
  if (secret === null) return oidc.None()
  const [basic, post] = [oidc.ClientSecretBasic(secret), oidc.ClientSecretPost(secret)]
  return (server, client, body, headers) => {
    const known = server.token_endpoint_auth_methods_supported
    const how = !known || known.includes('client_secret_basic') || !known.includes('client_secret_post') ? basic : post
    return how(server, client, body, headers)
  }
}

const isHere = (issuer: URL): boolean => issuer.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(issuer.hostname)

/** The library may believe a token that came straight from a server over TLS; we have every signature verified. Plain http is for trials on this machine. */
const discover = async ({ issuer, clientId, clientSecret }: DirectoryAccess): Promise<oidc.Configuration> => {
  const server = new URL(issuer)
  const execute = [oidc.enableNonRepudiationChecks, ...(isHere(server) ? [oidc.allowInsecureRequests] : [])]
  try {
    return await oidc.discovery(server, clientId, undefined, authenticate(clientSecret), { execute, timeout })
  } catch (cause) {
    throw Object.assign(new Problem('directory-unavailable'), { cause })
  }
}

/** The address of a directory to which the browser goes, and what its answer must fit. Problem: `directory-unavailable`. */
export const setOut = async (directory: DirectoryAccess, origin: string): Promise<{ address: string; journey: Journey }> => {
  const configuration = await discover(directory)
  const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()]
  const address = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: `${origin}${returnPath}`,
    scope: 'openid email profile',
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  return { address: address.href, journey: { directory: directory.id, state, nonce, verifier, origin } }
}

/** What the directory said was not accepted; `reason` is a word of the protocol or of the library, never a value. */
export class DirectoryRefusal extends Error {
  readonly reason: string

  constructor(cause: unknown) {
    super('the answer of the directory was not accepted', { cause })
    const { error } = cause as { error?: unknown }
    this.reason = typeof error === 'string' && /^[a-z_]{1,40}$/.test(error) ? error : codeOf(cause) || 'unreadable'
  }
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

const claimsOf = async (configuration: oidc.Configuration, journey: Journey, answer: string) => {
  const tokens = await oidc.authorizationCodeGrant(configuration, new URL(`${journey.origin}${returnPath}${answer}`), {
    pkceCodeVerifier: journey.verifier,
    expectedState: journey.state,
    expectedNonce: journey.nonce,
    idTokenExpected: true,
  })
  const claims = tokens.claims()!
  if (claims['email'] !== undefined || !configuration.serverMetadata().userinfo_endpoint) return claims
  return { ...(await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)), amr: claims['amr'], sub: claims.sub }
}

/**
 * Reads a directory's answer: exchanges the code with the proof of who asked for it, and verifies the token (signature, issuer, audience,
 * nonce, times). Throws DirectoryRefusal; Problem: `directory-unavailable`.
 */
export const arrive = async (directory: DirectoryAccess, journey: Journey, answer: string): Promise<Vouched> => {
  const configuration = await discover(directory)
  try {
    const claims = await claimsOf(configuration, journey, answer)
    const verified = claims['email_verified']
    return {
      directory: directory.id,
      subject: claims.sub,
      email: text(claims['email']),
      emailVerified: typeof verified === 'boolean' ? verified : null,
      name: text(claims['name']),
      strong: Array.isArray(claims['amr']) && claims['amr'].includes('mfa'),
    }
  } catch (cause) {
    throw new DirectoryRefusal(cause)
  }
}
