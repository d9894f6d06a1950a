import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Failure } from '#platform/failure'

const home = join(import.meta.dirname, '..', '..', '..', 'bench')

/** Runs the named benchmarks of `bench/`, or all of them, one after the other, each in a process of its own. */
export async function run(arguments_: string[]): Promise<number> {
  const { positionals } = parseArgs({ args: arguments_, options: {}, allowPositionals: true })
  const known = readdirSync(home).filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -'.ts'.length))
  const unknown = positionals.find((name) => !known.includes(name))
  if (unknown !== undefined) throw new Failure('usage', `There is no benchmark "${unknown}"; there are: ${known.join(', ')}.`)
  for (const name of positionals.length === 0 ? known : positionals) {
    const child = spawn(process.execPath, [join(home, `${name}.ts`)], { stdio: 'inherit' })
    const [code] = (await once(child, 'exit')) as [number | null]
    if (code !== 0) return code ?? 1
  }
  return 0
}
