import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { appendAnchor, readAnchors } from '#platform/anchor'
import { Failure } from '#platform/failure'
import { type Break, type BreakKind, type Proof, prove } from '#platform/proof'
import { head, seal } from '#platform/sealing'
import { readWishes } from '#platform/settings'
import { inTheHouse } from '../desk.ts'
import { print } from '../print.ts'

const patience = 10_000

const stories: Record<BreakKind, string> = {
  'line-changed': 'the line was changed after it was sealed',
  'seal-changed': 'the seal of the line was changed',
  'line-or-seal-changed': 'the line or its seal was changed, and so was what follows',
  'line-missing': 'the line was taken out',
  'line-inserted': 'a line was put in among sealed ones',
  'seal-missing': 'the seal of the line was taken out',
  'tail-rewritten': 'what was written down outside does not agree: lines were taken out or the chain was computed anew',
}

const sentenceOf = ({ kind, position, day, since }: Break): string => {
  const place = since === null ? `at line ${position}` : `between line ${since} and line ${position}`
  return `The journal is broken ${place}${day ? ` (${day})` : ''}: ${stories[kind]}.`
}

const count = (many: number, one: string, several: string): string => `${many.toLocaleString('en')} ${many === 1 ? one : several}`

const tell = ({ sealed, waiting, anchors, head }: Proof): void => {
  print(`The journal is whole: ${count(sealed, 'line is', 'lines are')} sealed, ${count(waiting, 'waits', 'wait')} for a seal.`)
  if (head) print(`Last sealed line: ${head.position} ${head.hash}`)
  if (anchors > 0) print(`${count(anchors, 'anchor agrees', 'anchors agree')}.`)
}

/** What was written down outside: the file that is named, or the one of this installation where it exists. */
const anchorsOf = (file: string | undefined): ReturnType<typeof readAnchors> | undefined => {
  if (file !== undefined) return readAnchors(file)
  const kept = readWishes().anchor
  return kept !== undefined && existsSync(kept) ? readAnchors(kept) : undefined
}

/** `journal verify [--anchor FILE]`: proves the chain, or names the first broken line and ends with `journal-broken`. */
const verify = async (file: string | undefined): Promise<number> => {
  const anchors = anchorsOf(file)
  const proof = await inTheHouse((house) => prove(house, anchors))
  if (proof.broken) throw new Failure('journal-broken', sentenceOf(proof.broken))
  tell(proof)
  return 0
}

/** `journal anchor --out FILE`: seals what waits and appends the head of the chain to a file outside. */
const anchor = async (file: string | undefined): Promise<number> => {
  if (file === undefined) throw new Failure('usage', 'Where to? --out FILE.')
  const last = await inTheHouse(async (house) => {
    await seal(house, patience)
    return head(house)
  })
  if (!last) throw new Failure('failed', 'The journal has no sealed line yet.')
  await appendAnchor(file, last)
  print(`${last.position} ${last.hash}`)
  return 0
}

/** `journal verify` and `journal anchor`. */
export async function run(arguments_: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: arguments_,
    options: { anchor: { type: 'string' }, out: { type: 'string' } },
    allowPositionals: true,
  })
  const [what] = positionals
  if (what === 'verify' && values.out === undefined) return verify(values.anchor)
  if (what === 'anchor' && values.anchor === undefined) return anchor(values.out)
  throw new Failure('usage', 'journal verify [--anchor FILE], or journal anchor --out FILE.')
}
