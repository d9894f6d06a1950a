import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { betterAuth } from 'better-auth'
import { Kysely, PostgresDialect } from 'kysely'
import { openPool } from '#platform/database'
import { newId } from '#language/id'

const derive = promisify(argon2)
/** OWASP's second recommended setting for argon2id: 19 MiB, two passes, one lane. */
const cost = { parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 }

/** A password as it is kept: argon2id with a salt of its own. */
export const hashPassword = async (password: string): Promise<string> => {
  const nonce = randomBytes(16)
  const tag = await derive('argon2id', { message: password.normalize('NFKC'), nonce, ...cost })
  return `argon2id$${nonce.toString('base64')}$${Buffer.from(tag).toString('base64')}`
}

const verifyPassword = async ({ hash, password }: { hash: string; password: string }): Promise<boolean> => {
  const [kind, salt, kept] = hash.split('$')
  if (kind !== 'argon2id' || !salt || !kept) return false
  const tag = await derive('argon2id', { message: password.normalize('NFKC'), nonce: Buffer.from(salt, 'base64'), ...cost })
  return timingSafeEqual(Buffer.from(tag), Buffer.from(kept, 'base64'))
}

/** Signing in with e-mail and password, sessions in the database. Kept by a library; the pages never speak to it directly. */
export const openSignIn = (url: string, options: { secret: string; origin: string }) => {
  const pool = openPool(url, { max: 3, searchPath: 'auth' })
  const auth = betterAuth({
    baseURL: options.origin,
    secret: options.secret,
    database: { db: new Kysely({ dialect: new PostgresDialect({ pool }) }), type: 'postgres' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 200,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    session: { expiresIn: 12 * 3600, updateAge: 3600, cookieCache: { enabled: false } },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'rawabit',
      database: { generateId: () => newId() },
      useSecureCookies: options.origin.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'strict', httpOnly: true, path: '/' },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  })
  return { auth, close: () => pool.end() }
}

export type SignIn = ReturnType<typeof openSignIn>

/** The token of the session in the cookie, as the library writes it: `token.signature`. The token itself is looked up; it is the secret. */
export const tokenIn = (cookie: string | undefined): string | null => {
  const token = cookie?.split('.')[0]
  return token && /^[\w-]{16,64}$/.test(token) ? token : null
}
