import { parseArgs } from 'node:util'
import { Failure } from '#platform/failure'
import { transact } from '#platform/work'
import * as Rights from '#rights/actions'
import { inTheHouse } from '../desk.ts'
import { print } from '../print.ts'

const actor = { kind: 'system', name: 'retention' } as const

const count = (many: number, one: string, several: string): string => `${many.toLocaleString('en')} ${many === 1 ? one : several}`

/** Says what a run would do, in numbers: no code and no name. */
const dryRun = async (): Promise<number> => {
  const { due, open, unconfirmed, soon, done } = await inTheHouse((house) => transact(house, actor, Rights.preview))
  print(`${count(due, 'person', 'persons')} would be anonymised now.`)
  print(`${count(open, 'is', 'are')} past the term with something still open; ${unconfirmed} wait for a term to be confirmed; ${soon} follow within 90 days.`)
  print(`${count(done, 'person was', 'persons were')} anonymised until now.`)
  return 0
}

/** Anonymises, fifty in a transaction, until nobody is due. */
const runAll = async (): Promise<number> => {
  const total = await inTheHouse(async (house) => {
    let anonymised = 0
    for (let more = true; more; ) {
      const step = await transact(house, actor, Rights.run)
      anonymised += step.anonymised
      more = step.more
    }
    return anonymised
  }, { jobs: true })
  print(`${count(total, 'person was', 'persons were')} anonymised.`)
  return 0
}

/** `retention run [--dry-run]`. */
export async function run(arguments_: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: arguments_, options: { 'dry-run': { type: 'boolean', default: false } }, allowPositionals: true })
  if (positionals.length !== 1 || positionals[0] !== 'run') throw new Failure('usage', 'retention run [--dry-run].')
  return values['dry-run'] ? dryRun() : runAll()
}
