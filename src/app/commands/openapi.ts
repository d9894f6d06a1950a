import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { describeInterface } from '../interface.ts'
import { print, warn } from '../print.ts'

const file = join(import.meta.dirname, '..', '..', '..', 'docs', 'openapi.json')

/** `openapi [--check]`: writes docs/openapi.json from the schemas of the routes, or says whether it is current. */
export async function run(arguments_: string[]): Promise<number> {
  const { values } = parseArgs({ args: arguments_, options: { check: { type: 'boolean', default: false } } })
  const text = `${JSON.stringify(await describeInterface(), null, 2)}\n`
  if (!values.check) {
    writeFileSync(file, text)
    print(file)
    return 0
  }
  const current = readFileSync(file, { encoding: 'utf8' })
  if (current === text) return 0
  warn('docs/openapi.json is not current; "rawabit openapi" writes it anew.')
  return 1
}
