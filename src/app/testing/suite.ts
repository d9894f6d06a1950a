import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { warn } from '../print.ts'

export const repository = join(import.meta.dirname, '..', '..', '..')

/** How many tests of a suite passed, failed and were skipped. */
export type Count = { passed: number; failed: number; skipped: number }

export const nothing: Count = { passed: 0, failed: 0, skipped: 0 }

export const sum = (counts: Count[]): Count =>
  counts.reduce((one, other) => ({
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  }), nothing)

/** The count as it stands alone in the last line: `12 passed, 0 failed`, and what was skipped where something was. */
export const lineOf = ({ passed, failed, skipped }: Count): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

const limit = 20 * 60_000

/** Runs a tool of the packages in the repository; a directory that goes with the run holds its report. */
export async function runTool<T>(
  tool: { package: string; script: string; arguments: (report: string) => string[]; env: (report: string) => Record<string, string>; quiet?: boolean },
  read: (report: unknown, code: number | null) => T,
): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), 'rawabit-report-'))
  const report = join(home, 'report.json')
  const script = join(repository, 'node_modules', tool.package, tool.script)
  const child = spawn(process.execPath, [script, ...tool.arguments(report)], {
    cwd: repository,
    stdio: ['ignore', tool.quiet === true ? 'ignore' : 'inherit', 'inherit'],
    env: { ...process.env, ...tool.env(report) },
    timeout: limit,
  })
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
  if (signal !== null) warn(`${tool.package} was ended by ${signal}.`)
  const found: unknown = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined
  rmSync(home, { recursive: true, force: true })
  return read(found, code)
}
