import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '#platform/embedded'
import { migrate } from '#platform/migrate'

/** What a check found; its output is shown where it failed. */
export type Finding = { ok: boolean; output: string }

type Check = { looksAt: string; run: (write: boolean) => Promise<Finding> }

const repository = join(import.meta.dirname, '..', '..')

/** Runs a script with this Node and keeps what it prints. */
async function runScript(script: string, arguments_: string[], environment: Record<string, string> = {}): Promise<Finding> {
  const child = spawn(process.execPath, [script, ...arguments_], {
    cwd: repository,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', ...environment },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { output += chunk.toString() })
  const [code] = (await once(child, 'close')) as [number | null]
  return { ok: code === 0, output }
}

const tool = (name: string, script: string): string => join(repository, 'node_modules', name, script)

/** Every check, in the order in which their failures are best mended. */
export const checks: Record<string, Check> = {
  types: { looksAt: 'types', run: () => runScript(tool('typescript', 'bin/tsc'), ['-p', '.']) },
  lint: { looksAt: 'lint', run: () => runScript(tool('oxlint', 'bin/oxlint'), ['--quiet']) },
  imports: { looksAt: 'the order of words, doors and circles', run: checkImports },
  unused: { looksAt: 'dead code and packages', run: () => runScript(tool('knip', 'bin/knip.js'), ['--no-progress']) },
  messages: { looksAt: 'translations', run: () => runScript(join(repository, 'web/app/verify-messages.ts'), []) },
  schema: { looksAt: 'types of the database', run: checkSchema },
  interface: { looksAt: 'description of the HTTP interface', run: checkInterface },
  lock: { looksAt: 'the lock file, for every machine', run: () => Promise.resolve(checkLock()) },
}

async function checkImports(): Promise<Finding> {
  const places = ['src', 'web', 'test', 'bench'].filter((place) => existsSync(join(repository, place)))
  return runScript(tool('dependency-cruiser', 'bin/dependency-cruiser.mjs'), ['--config', '.dependency-cruiser.cjs', '--output-type', 'err', ...places])
}

/** Makes a database from the migrations and compares its tables with `src/platform/schema.ts`, or writes that file. */
async function checkSchema(write: boolean): Promise<Finding> {
  const directory = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), `rawabit-test-${process.pid}-`))
  const { url, stop } = await startEmbedded({ directory, quick: true })
  try {
    await migrate(url)
    const options = ['--config-file', '.kysely-codegenrc.json', '--url', url, ...(write ? [] : ['--verify', '--log-level', 'error'])]
    return await runScript(tool('kysely-codegen', 'dist/cli/bin.js'), options)
  } finally {
    await stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

/** Compares `docs/openapi.json` with the routes, or writes it, and asks whether it is a valid description. */
async function checkInterface(write: boolean): Promise<Finding> {
  const current = await runScript(join(import.meta.dirname, 'main.ts'), ['openapi', ...(write ? [] : ['--check'])])
  const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
  const valid = await runScript(tool('@redocly/cli', 'bin/cli.js'), ['lint', '--format', 'codeframe', 'docs/openapi.json'], quiet)
  return { ok: current.ok && valid.ok, output: current.output + valid.output }
}

type Locked = { optionalDependencies?: Record<string, string> }

/** npm 11 and later do not install from a lock file that lacks an optional package, be it only for another machine. */
function checkLock(): Finding {
  const { packages } = JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> }
  const lacking = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !placesAbove(place).some((above) => `${above}node_modules/${name}` in packages))
      .map(([name, version]) => `${place || 'package.json'} wants ${name} ${version}, which is not locked`))
  return { ok: lacking.length === 0, output: lacking.join('\n') }
}

/** Where Node looks for what a package asks for: below itself, and below each package that holds it. */
function placesAbove(place: string): string[] {
  const parts = place.split('/node_modules/')
  return ['', ...parts.map((_, index) => `${parts.slice(0, index + 1).join('/node_modules/')}/`)].filter((above) => above !== '/')
}
