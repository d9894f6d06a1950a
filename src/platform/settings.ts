import { randomBytes, randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { giveToOwner, prepareDirectory } from './directory.ts'
import { Failure, codeOf, sentenceOf } from './failure.ts'
import type { KeySource } from './ring.ts'

const repository = resolve(import.meta.dirname, '..', '..')

const Port = z.coerce.number<string>('is not a number').int('is not a whole number').min(0, 'is below 0').max(65535, 'is above 65535')
/** Where people reach this installation: a scheme, a name and perhaps a port, nothing behind them. */
const Origin = z.url({ protocol: /^https?$/, error: 'is not an address like https://rawabit.example' })
  .refine((address) => URL.parse(address)?.origin === address.replace(/\/$/, ''), { error: 'has something behind the name and the port', when: ({ issues }) => issues.length === 0 })
  .transform((address) => new URL(address).origin)
const Count = z.coerce.number<string>('is not a number').int('is not a whole number').min(0, 'is below 0')
const Words = z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean))
const Address = z.url({ protocol: /^postgres(ql)?$/, error: 'is not an address like postgres://user:password@host:5432/name' })

/** The roles that may not give up a second factor once they have one, where nothing else is set: they see much, or rule much. */
export const keepingSecondFactor = ['data-protection-officer', 'system-administrator', 'auditor'] as const

/** How much is too much: the bytes of a file that somebody brings, and the number of persons in an export from which on a second one must agree. */
export type Limits = { file: number; export: number }

export const usualLimits: Limits = { file: 10_000_000, export: 50 }

/** What may be set from outside. An empty variable counts as not set. */
const Environment = z.object({
  RAWABIT_DATA: z.string().optional(),
  DATABASE_URL: Address.optional(),
  RAWABIT_HOST: z.string().default('127.0.0.1'),
  RAWABIT_PORT: Port.default(3000),
  RAWABIT_SECRET: z.string().min(32, 'has fewer than 32 characters').optional(),
  RAWABIT_LOG: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'is none of trace, debug, info, warn, error, fatal, silent').default('info'),
  RAWABIT_ORIGIN: Origin.optional(),
  RAWABIT_PROXIES: Words.default([]),
  RAWABIT_RATE: z.coerce.number<string>('is not a number').int('is not a whole number').min(0, 'is below 0').default(12_000),
  RAWABIT_ANCHOR: z.string().optional(),
  RAWABIT_FILE_LIMIT: Count.default(usualLimits.file),
  RAWABIT_EXPORT_LIMIT: Count.default(usualLimits.export),
  RAWABIT_KEYS: Words.optional(),
  RAWABIT_KEY_FILE: z.string().optional(),
  RAWABIT_SECOND_FACTOR: Words.default([...keepingSecondFactor]),
})

/** The settings that need nothing to be written yet. */
export type Wishes = {
  /** The directory of everything that this installation keeps: the embedded store, files, the secret. */
  data: string
  /** Another PostgreSQL than the embedded one. */
  databaseUrl: string | undefined
  host: string
  port: number
  secret: string | undefined
  logLevel: string
  /** Where people reach it, when that is not the host and the port it listens at: with https, cookies and passkeys are of that name. */
  origin: string | undefined
  /** The addresses of the proxies in front, whose word about the caller's address is taken. */
  proxies: string[]
  /** How many requests a session may make in a minute, and a visitor's address a quarter of it; 0: any number. */
  rate: number
  /** A file, best on another machine's disk, to which the head of the journal's chain is written down. */
  anchor: string | undefined
  /** The roles that may not give up a second factor once they have one. */
  secondFactor: string[]
  /** The keys with which documents, notes and pieces are sealed: from RAWABIT_KEYS, else from a file, in the data directory unless RAWABIT_KEY_FILE names another. */
  keys: KeySource
  limits: Limits
}

export type Settings = Omit<Wishes, 'secret'> & {
  /** Where uploaded files are kept, mode 0700. */
  files: string
  /** Signs sessions. Kept in the data directory, mode 0600, unless RAWABIT_SECRET gives it. */
  secret: string
}

/** Reads settings from flags, which win, and from the environment. Throws Failure `usage` or `settings-invalid`. */
export function readWishes(flags: { host?: string | undefined; port?: string | undefined } = {}, environment = process.env): Wishes {
  const port = Port.optional().safeParse(flags.port)
  if (!port.success) throw new Failure('usage', `--port ${port.error.issues[0]?.message}.`)
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const read = Environment.safeParse(set)
  if (!read.success) {
    throw new Failure('settings-invalid', `${read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}.`)
  }
  const { RAWABIT_DATA, DATABASE_URL, RAWABIT_HOST, RAWABIT_PORT, RAWABIT_SECRET, RAWABIT_LOG, ...rest } = read.data
  const data = resolve(RAWABIT_DATA ?? join(repository, 'var'))
  return {
    data,
    databaseUrl: DATABASE_URL,
    host: flags.host ?? RAWABIT_HOST,
    port: port.data ?? RAWABIT_PORT,
    secret: RAWABIT_SECRET,
    logLevel: RAWABIT_LOG,
    origin: rest.RAWABIT_ORIGIN,
    proxies: rest.RAWABIT_PROXIES,
    rate: rest.RAWABIT_RATE,
    anchor: rest.RAWABIT_ANCHOR === undefined ? undefined : resolve(rest.RAWABIT_ANCHOR),
    secondFactor: rest.RAWABIT_SECOND_FACTOR,
    keys: rest.RAWABIT_KEYS ? { given: rest.RAWABIT_KEYS } : { file: resolve(rest.RAWABIT_KEY_FILE ?? join(data, 'keys')) },
    limits: { file: rest.RAWABIT_FILE_LIMIT, export: rest.RAWABIT_EXPORT_LIMIT },
  }
}

/** Makes the data directory, the place for files and, once, the secret. Throws Failure `directory-unusable` or `disk-full`. */
export function settle(wishes: Wishes): Settings {
  prepareDirectory(wishes.data)
  const files = join(wishes.data, 'files')
  if (mkdirSync(files, { recursive: true, mode: 0o700 }) !== undefined) giveToOwner(files)
  return { ...wishes, files, secret: wishes.secret ?? keptSecret(join(wishes.data, 'secret')) }
}

function keptSecret(file: string): string {
  try {
    return readSecret(file) ?? makeSecret(file)
  } catch (error) {
    throw new Failure('directory-unusable', `The secret ${file} cannot be kept: ${sentenceOf(error)}.`, { cause: error })
  }
}

function readSecret(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Written whole under another name and then linked: of two first starts at once, both end with the same secret. */
function makeSecret(file: string): string {
  const draft = `${file}.${randomUUID()}`
  const handle = openSync(draft, 'wx', 0o600)
  writeSync(handle, `${randomBytes(32).toString('base64url')}\n`)
  fsyncSync(handle)
  closeSync(handle)
  try {
    linkSync(draft, file)
    giveToOwner(file)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
  return readFileSync(file, 'utf8').trim()
}
