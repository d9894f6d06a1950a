import * as Results from '#results/actions'
import { atTheDesk } from '../desk.ts'
import { print } from '../print.ts'

/** `publish`: decides what may be shown to those who may not read the lines, at the ledger as it stands now. */
export async function run(): Promise<number> {
  const began = performance.now()
  const { position } = await atTheDesk('publish', (work) => Results.publish(work))
  print(`Figures published at line ${position} of the ledger, in ${((performance.now() - began) / 1000).toFixed(1)} s.`)
  return 0
}
