import { parseArgs } from 'node:util'
import { Failure, endings } from '#platform/failure'
import { checks } from '../checks.ts'
import { print } from '../print.ts'

/** Runs the named checks, or all, one line each; shows what the failed ones said. `--write` mends what is generated. */
export async function run(arguments_: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: arguments_, options: { write: { type: 'boolean', default: false } }, allowPositionals: true })
  const unknown = positionals.find((name) => !(name in checks))
  if (unknown !== undefined) throw new Failure('usage', `There is no check "${unknown}"; there are: ${Object.keys(checks).join(', ')}.`)
  let failed = 0
  for (const [name, { looksAt, run: runCheck }] of Object.entries(checks)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue
    const { ok, output } = await runCheck(values.write)
    print(`${ok ? 'ok    ' : 'failed'} ${name.padEnd(10)} ${looksAt}`)
    if (!ok) print(`${output.trimEnd().replaceAll(/^/gm, '         ')}\n`)
    if (!ok) failed++
  }
  return failed === 0 ? endings.done.code : endings.failed.code
}
