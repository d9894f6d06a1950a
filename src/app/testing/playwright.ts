import { dirname, join } from 'node:path'
import type { Count } from './suite.ts'
import { nothing, runTool } from './suite.ts'

/** The part of the JSON report of Playwright that is counted. */
type Suite = { suites?: Suite[]; specs: { tests: { status: string }[] }[] }
type Report = { suites: Suite[]; errors: unknown[] }

/** The product under test keeps its data beside the report, and both go with the run. */
const tool = {
  package: '@playwright/test',
  script: 'cli.js',
  env: (report: string) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: report, RAWABIT_BROWSER_DATA: join(dirname(report), 'data') }),
}

/** Runs the browser tests, each in the browser of this machine against a product of their own. */
export const runPlaywright = (files: string[]): Promise<Count> =>
  runTool(
    { ...tool, arguments: () => ['test', '--pass-with-no-tests', '--reporter=list,json', ...files] },
    (report, code) => count(report as Report | undefined, code),
  )

/** How many browser tests there are, without running any. */
export const listPlaywright = (files: string[]): Promise<number> =>
  runTool(
    { ...tool, quiet: true, arguments: () => ['test', '--list', '--pass-with-no-tests', '--reporter=json', ...files] },
    (report) => statesOf((report as Report | undefined)?.suites ?? []).length,
  )

const statesOf = (suites: Suite[]): string[] =>
  suites.flatMap(({ suites: inner, specs }) => [...specs.flatMap(({ tests }) => tests.map(({ status }) => status)), ...statesOf(inner ?? [])])

function count(report: Report | undefined, code: number | null): Count {
  const total = { ...nothing }
  // A test that fails and then passes is not to be leant on: it failed.
  for (const state of statesOf(report?.suites ?? [])) total[state === 'expected' ? 'passed' : state === 'skipped' ? 'skipped' : 'failed']++
  if (code !== 0 && total.failed === 0) total.failed++
  return total
}
