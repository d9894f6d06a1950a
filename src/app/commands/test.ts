import { parseArgs } from 'node:util'
import { Failure, endings } from '#platform/failure'
import { installedBinaries } from '#platform/embedded/installed'
import { findChromium } from '../chromium.ts'
import { print } from '../print.ts'
import { listPlaywright, runPlaywright } from '../testing/playwright.ts'
import type { Count } from '../testing/suite.ts'
import { lineOf, nothing, sum } from '../testing/suite.ts'
import type { Files } from '../testing/vitest.ts'
import { runVitest } from '../testing/vitest.ts'

const suites = ['api', 'postgres', 'browser'] as const
type Suite = (typeof suites)[number]

const titles: Record<Suite, string> = {
  api: 'packaged PostgreSQL',
  postgres: 'another PostgreSQL',
  browser: 'browser',
}

/** What keeps a suite from running here, and the one command that would let it run. */
const lacking: Record<Suite, () => string | undefined> = {
  api: () => undefined,
  postgres: () => (process.env['TEST_DATABASE_URL'] || installedBinaries() ? undefined : 'no other PostgreSQL was found: apt-get install postgresql'),
  browser: () => (findChromium() ? undefined : 'no Chromium was found: apt-get install chromium'),
}

/** What is about the packaged server or the whole product is not run again on another PostgreSQL. */
const packagedOnly = (file: string): boolean => /^(web\/|test\/(launcher|kill|door|start)\.)/.test(file)

type Outcome = { suite: Suite; count: Count; missing: string | undefined; required: boolean }

/**
 * Runs the tests on the packaged PostgreSQL, again on another where there is one, and in a browser where there is one.
 * Names what could not run, and ends with the count of all in a line of its own. What `RAWABIT_REQUIRE` names must run.
 */
export async function run(arguments_: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: arguments_, options: { only: { type: 'string' } }, allowPositionals: true })
  const required = namesIn(process.env['RAWABIT_REQUIRE'] ?? '', 'RAWABIT_REQUIRE')
  const wanted = values.only === undefined ? wantedBy(positionals) : namesIn(values.only, '--only')
  const outcomes: Outcome[] = []
  let packaged: Files = new Map()
  for (const suite of suites.filter((each) => wanted.includes(each))) {
    const missing = lacking[suite]()
    const must = missing !== undefined && required.includes(suite)
    if (suite === 'api') packaged = await runVitest('packaged', positionals)
    const count = missing === undefined ? await countOf(suite, positionals, packaged) : await skipped(suite, positionals, packaged)
    outcomes.push({ suite, count: must ? { ...count, failed: 1 } : count, missing, required: must })
  }
  return summarise(outcomes)
}

/** Names of files decide what is meant: a specification of the browser, or a test. */
const wantedBy = (files: string[]): Suite[] =>
  files.length === 0 ? [...suites] : suites.filter((suite) => files.some((file) => /browser|\.spec/.test(file) === (suite === 'browser')))

function namesIn(list: string, where: string): Suite[] {
  const names = list.split(',').map((name) => name.trim()).filter((name) => name !== '')
  return names.map((name) => {
    const suite = suites.find((each) => each === name)
    if (suite === undefined) throw new Failure('usage', `${where} knows ${suites.join(', ')}, not "${name}".`)
    return suite
  })
}

async function countOf(suite: Suite, files: string[], packaged: Files): Promise<Count> {
  if (suite === 'api') return sum([...packaged.values()])
  return suite === 'browser' ? runPlaywright(files) : sum([...(await runVitest('postgres', files)).values()])
}

/** A suite that cannot run counts as many as it would have run. */
async function skipped(suite: Suite, files: string[], packaged: Files): Promise<Count> {
  if (suite === 'browser') return { ...nothing, skipped: await listPlaywright(files) }
  const { passed, failed, skipped: also } = sum([...packaged].filter(([file]) => !packagedOnly(file)).map(([, count]) => count))
  return { ...nothing, skipped: passed + failed + also }
}

function summarise(outcomes: Outcome[]): number {
  print('\nTests')
  for (const { suite, count, missing, required } of outcomes) {
    const told = missing === undefined ? lineOf(count) : `${required ? 'required, but ' : 'skipped, '}${missing}`
    print(`  ${titles[suite].padEnd(20)} ${told}`)
  }
  const total = sum(outcomes.map(({ count }) => count))
  if (total.passed + total.failed === 0) print('  No test has run.')
  print(`\n${lineOf(total)}`)
  return total.failed === 0 && total.passed > 0 ? endings.done.code : endings.failed.code
}
