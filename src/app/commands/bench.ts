import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '#platform/failure'

const home = join(import.meta.dirname, '..', '..', '..', 'bench')

/**
 * Runs the named benchmarks of `bench/`, or all of them, one after the other, each in a process of its own, which is
 * given the flags that follow the names.
 */
export async function run(arguments_: string[]): Promise<number> {
  const flagged = arguments_.findIndex((argument) => argument.startsWith('-'))
  const names = flagged < 0 ? arguments_ : arguments_.slice(0, flagged)
  const known = readdirSync(home).filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -'.ts'.length))
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined) throw new Failure('usage', `There is no benchmark "${unknown}"; there are: ${known.join(', ')}.`)
  for (const name of names.length === 0 ? known : names) {
    const child = spawn(process.execPath, [...process.execArgv, join(home, `${name}.ts`), ...arguments_.slice(names.length)], { stdio: 'inherit' })
    const [code] = (await once(child, 'exit')) as [number | null]
    if (code !== 0) return code ?? 1
  }
  return 0
}
