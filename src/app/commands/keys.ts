import { parseArgs } from 'node:util'
import { dayOf } from '#language/date'
import { Failure } from '#platform/failure'
import { type KeyStanding, rotate, standingOf } from '#platform/keys'
import { type KeySource, newKey } from '#platform/ring'
import { readWishes } from '#platform/settings'
import { inTheHouse } from '../desk.ts'
import { print } from '../print.ts'
import { sealed } from '../sealed.ts'

const number = (many: number): string => many.toLocaleString('en')

const useOf = ({ current, atHand, values }: KeyStanding): string => {
  if (!atHand) return `MISSING: ${number(values)} values cannot be read`
  if (current) return `current, ${number(values)} values`
  return values > 0 ? `${number(values)} values still to be sealed anew: rawabit keys rotate` : 'nothing needs it but older copies of the database'
}

const tell = (standings: KeyStanding[]): void => {
  for (const standing of standings) print(`${standing.id}  ${standing.madeOn ?? 'given     '}  ${useOf(standing)}`)
}

const placeOf = (source: KeySource): string => ('file' in source ? source.file : 'RAWABIT_KEYS')

/** `keys status`: every key, and what needs it. */
const status = async (source: KeySource): Promise<number> => {
  print(`Keys: ${placeOf(source)}`)
  tell(await inTheHouse((house) => standingOf(house, source, sealed)))
  return 0
}

/** `keys rotate`: a new key, and everything sealed with it. */
const renew = async (source: KeySource): Promise<number> => {
  const told = ({ table, column }: { table: string; column: string }, done: number, of: number) => print(`${table}.${column}: ${number(done)} of ${number(of)}`)
  await inTheHouse(
    async (house) => {
      await rotate(house, source, sealed, told)
      tell(await standingOf(house, source, sealed))
    },
    { connections: 2, keys: source },
  )
  if ('file' in source) print(`Copy ${source.file} now, apart from the copies of the database.`)
  return 0
}

/** `keys make`: for those who give the keys by the environment. */
const make = (): number => {
  print(newKey(dayOf(Temporal.Now.instant())).secret)
  return 0
}

/** `keys status`, `keys rotate` and `keys make`. */
export async function run(arguments_: string[]): Promise<number> {
  const { positionals } = parseArgs({ args: arguments_, options: {}, allowPositionals: true })
  const [what, ...rest] = positionals
  if (rest.length === 0 && what === 'make') return make()
  if (rest.length === 0 && what === 'status') return status(readWishes().keys)
  if (rest.length === 0 && what === 'rotate') return renew(readWishes().keys)
  throw new Failure('usage', 'keys status, keys rotate, or keys make.')
}
