import { relative } from 'node:path'
import type { Count } from './suite.ts'
import { nothing, repository, runTool, sum } from './suite.ts'

/** The part of the JSON report of vitest that is counted. */
type Report = { testResults: { name: string; status: string; assertionResults: { status: string }[] }[] }

/** The tests of one run, file by file (path from the repository). */
export type Files = Map<string, Count>

const states: Record<string, keyof Count> = { passed: 'passed', failed: 'failed', pending: 'skipped', skipped: 'skipped', todo: 'skipped' }

/** Runs the tests on the packaged server, or on another PostgreSQL. Files narrow it down, by a part of their path. */
export const runVitest = (on: 'packaged' | 'postgres', files: string[]): Promise<Files> =>
  runTool({
    package: 'vitest',
    script: 'vitest.mjs',
    arguments: (report) => ['run', '--passWithNoTests', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...files],
    env: () => ({ RAWABIT_TEST_ON: on }),
  }, (report, code) => countFiles(report as Report | undefined, code))

/** A run that ends badly although no test failed (an error outside of any test, no report) counts as one that failed. */
function countFiles(report: Report | undefined, code: number | null): Files {
  const files: Files = new Map((report?.testResults ?? []).map((file) => [relative(repository, file.name), countFile(file)]))
  if (code !== 0 && sum([...files.values()]).failed === 0) files.set('(the run itself)', { ...nothing, failed: 1 })
  return files
}

/** A file that could not even be loaded has no tests; it failed all the same. */
function countFile({ status, assertionResults }: Report['testResults'][number]): Count {
  const count = { ...nothing }
  for (const { status: state } of assertionResults) count[states[state] ?? 'failed']++
  if (status === 'failed' && count.failed === 0) count.failed++
  return count
}
