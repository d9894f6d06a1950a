import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { Failure, codeOf, sentenceOf } from '#platform/failure'
import { withLock } from '#platform/lock'

const repository = join(import.meta.dirname, '..', '..')
const built = join(repository, 'dist', 'web')
const stampOf = (directory: string) => join(directory, '.built-from')

/**
 * Builds the web pages into `dist/web` where they are missing or older than what they are made of. The new pages are
 * built beside the old and change places with them, so a server that runs keeps serving whole ones.
 *
 * @returns whether they were built now
 * @throws Failure `web-build-failed` with what the builder said
 */
export async function ensureWeb(signal?: AbortSignal): Promise<boolean> {
  const wanted = fingerprint()
  if (isCurrent(wanted)) return false
  try {
    mkdirSync(dirname(built), { recursive: true })
    return await withLock(`${built}.lock`, async () => {
      if (isCurrent(wanted)) return false
      await build(wanted, signal)
      return true
    })
  } catch (error) {
    if (error instanceof Failure && error.code === 'web-build-failed') throw error
    throw new Failure('web-build-failed', `The web pages cannot be built in ${dirname(built)}: ${sentenceOf(error)}`, { cause: error })
  }
}

/** Whether the built pages are those of this checkout. */
export const isWebCurrent = (): boolean => isCurrent(fingerprint())

function isCurrent(wanted: string): boolean {
  try {
    return readFileSync(stampOf(built), 'utf8') === wanted
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return false
    throw error
  }
}

async function build(wanted: string, signal?: AbortSignal): Promise<void> {
  const draft = `${built}.new`
  const before = `${built}.old`
  for (const leftover of [draft, before]) rmSync(leftover, { recursive: true, force: true })
  await runBuilder(draft, signal)
  writeFileSync(stampOf(draft), wanted)
  if (existsSync(built)) renameSync(built, before)
  renameSync(draft, built)
  rmSync(before, { recursive: true, force: true })
}

/** A process of its own: it works beside us on the other core, and its memory goes with it. */
function runBuilder(target: string, signal?: AbortSignal): Promise<void> {
  const vite = join(repository, 'node_modules', 'vite', 'bin', 'vite.js')
  const child = spawn(process.execPath, [vite, 'build', '--outDir', target, '--emptyOutDir', '--logLevel', 'warn'], {
    cwd: repository,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
    ...(signal === undefined ? {} : { signal }),
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { output += chunk.toString() })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new Failure('web-build-failed', `The web pages could not be built.\n${output.trim()}`))
    })
  })
}

/** A digest of everything the pages are made of: the web, what of the words it may import, the builder and the packages. */
function fingerprint(): string {
  const digest = createHash('sha256')
  for (const file of sources()) {
    digest.update(`${relative(repository, file).replaceAll('\\', '/')}\n`).update(readFileSync(file))
  }
  return digest.digest('hex')
}

function sources(): string[] {
  const words = readdirSync(join(repository, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const models = words.map(({ name }) => join(repository, 'src', name, 'model.ts')).filter((file) => existsSync(file))
  const single = ['vite.config.ts', 'package-lock.json', 'package.json'].map((name) => join(repository, name)).filter((file) => existsSync(file))
  const whole = ['web', 'src/language', 'src/report'].flatMap((name) => filesBelow(join(repository, name)))
  return [...single, ...models, ...whole].filter((file) => !/\.(test|spec)\.tsx?$/.test(file)).sort()
}

const filesBelow = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
