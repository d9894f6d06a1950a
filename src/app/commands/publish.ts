import { parseArgs } from 'node:util'
import * as Results from '#results/actions'
import { atTheDesk } from '../desk.ts'
import { print } from '../print.ts'

const publish = async (): Promise<number> => {
  const began = performance.now()
  const { position } = await atTheDesk('publish', (work) => Results.publish(work))
  print(`Figures published at line ${position} of the ledger, in ${((performance.now() - began) / 1000).toFixed(1)} s.`)
  return 0
}

const audit = async (): Promise<number> => {
  const { subjects, cells, withheld, known } = await atTheDesk('publish', (work) => Results.auditPublication(work))
  print(`${subjects} subjects, ${cells} numbers, ${withheld} withheld; ${known.length} of them known to whoever reads the others.`)
  for (const each of known) print(each)
  return known.length === 0 ? 0 : 1
}

/**
 * `publish [--audit]`: decides what may be shown to those who may not read the lines, at the ledger as it stands now; with `--audit`,
 * attacks what is published and names what could be known.
 */
export async function run(arguments_: string[]): Promise<number> {
  const { values } = parseArgs({ args: arguments_, options: { audit: { type: 'boolean', default: false } } })
  return values.audit ? audit() : publish()
}
