import { sql } from 'kysely'
import { Problem } from '#language/problem'
import type { Anchor } from '#platform/anchor'
import { type ChainedLine, chainedColumns, hashAfter, origin, sealedAtColumn } from '#platform/chain'
import { Failure } from '#platform/failure'
import type { House } from '#platform/house'
import { maintain, type Work } from '#platform/work'

/**
 * How the journal can be broken. `line-inserted`: a line stands among sealed ones without a seal of its own. `tail-rewritten`: the chain
 * agrees with itself, but not with what was written down outside.
 */
export type BreakKind =
  | 'line-changed'
  | 'seal-changed'
  | 'line-or-seal-changed'
  | 'line-missing'
  | 'line-inserted'
  | 'seal-missing'
  | 'tail-rewritten'

/** The first place where the journal is broken: the day is that of the line, or of its seal where the line is gone (UTC). */
export type Break = { kind: BreakKind; position: number; day: string | null; since: number | null }

/** What a walk over the whole journal found: lines that are sealed, lines that wait for their seal, and the head of the chain. */
export type Proof = {
  sealed: number
  waiting: number
  /** How many of the anchors it bears out. */
  anchors: number
  head: { position: number; hash: string } | null
  broken: Break | null
}

type Seal = { position: number; sealedAt: string; hash: Buffer }
type Step = { position: number; line: ChainedLine | null; seal: Seal | null }
type Sealed = { position: number; line: ChainedLine; seal: Seal }

const atOnce = 5_000

/** Reads what a query finds, some thousand rows at a time. */
const stream = async function* <Row>(work: Work, name: string, query: ReturnType<typeof sql>): AsyncGenerator<Row> {
  await sql`declare ${sql.ref(name)} no scroll cursor for ${query}`.execute(work.db)
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(atOnce)} from ${sql.ref(name)}`.execute(work.db)
    if (rows.length === 0) return
    yield* rows
  }
}

const lines = (work: Work) =>
  stream<ChainedLine>(work, 'proof_lines', sql`select j.position, ${chainedColumns} from platform_journal j order by j.position`)
const seals = (work: Work) =>
  stream<Seal>(work, 'proof_seals', sql`select s.position, ${sealedAtColumn}, s.hash from platform_journal_seal s order by s.position`)

/** Lines and seals side by side, in the order of their positions; what has no partner stands alone. */
const steps = async function* (work: Work): AsyncGenerator<Step> {
  const left = lines(work)
  const right = seals(work)
  let line = (await left.next()).value as ChainedLine | undefined
  let seal = (await right.next()).value as Seal | undefined
  while (line || seal) {
    const position = Math.min(line?.position ?? Infinity, seal?.position ?? Infinity)
    const own = { line: line?.position === position ? line : null, seal: seal?.position === position ? seal : null }
    yield { position, ...own }
    if (own.line) line = (await left.next()).value as ChainedLine | undefined
    if (own.seal) seal = (await right.next()).value as Seal | undefined
  }
}

const isSealed = (step: Step | undefined): step is Sealed => step !== undefined && step.line !== null && step.seal !== null

const follows = (previous: Buffer, next: Step | undefined): boolean =>
  isSealed(next) && hashAfter(previous, next.line, next.seal.sealedAt).equals(next.seal.hash)

/** What the line after a broken one tells of it: the chain goes on from what stood there when that was sealed. */
const blame = (previous: Buffer, step: Step, next: Step | undefined): BreakKind => {
  if (step.line === null) return 'line-missing'
  if (next?.position === step.position) return 'line-inserted'
  if (step.seal === null) return follows(previous, next) ? 'line-inserted' : 'seal-missing'
  if (follows(step.seal.hash, next)) return 'line-changed'
  return follows(hashAfter(previous, step.line, step.seal.sealedAt), next) ? 'seal-changed' : 'line-or-seal-changed'
}

const dayOf = ({ line, seal }: Step): string | null => (line?.at ?? seal?.sealedAt)?.slice(0, 10) ?? null

/** Walks along the anchors beside the chain: each is borne out by it, or it was computed anew after the one before. */
const besideAnchors = (anchors: AsyncIterator<Anchor>) => {
  const walk = { next: undefined as Anchor | undefined, borne: 0, count: 0 }
  const advance = async () => {
    walk.next = (await anchors.next()).value as Anchor | undefined
  }
  const rewritten = (anchor: Anchor): Break => ({
    kind: 'tail-rewritten',
    position: anchor.position,
    day: anchor.at.slice(0, 10),
    since: walk.borne + 1,
  })
  const compare = async (position: number, hash: string): Promise<Break | null> => {
    while (walk.next && walk.next.position <= position) {
      if (walk.next.position !== position || walk.next.hash !== hash) return rewritten(walk.next)
      walk.borne = position
      walk.count++
      await advance()
    }
    return null
  }
  return { begin: advance, compare, count: () => walk.count, end: () => (walk.next ? rewritten(walk.next) : null) }
}

const nothing = async function* (): AsyncGenerator<Anchor> {}

const lastSealed = async (work: Work): Promise<number> => {
  const { rows } = await sql<{ last: number | null }>`select max(position) as last from platform_journal_seal`.execute(work.db)
  return rows[0]?.last ?? 0
}

/** Walks over the whole journal as the transaction in hand sees it, the oldest line first, up to the first place that is broken. */
export const walk = async (work: Work, anchors: AsyncGenerator<Anchor> = nothing()): Promise<Proof> => {
  const last = await lastSealed(work)
  const outside = besideAnchors(anchors)
  await outside.begin()
  const proof: Proof = { sealed: 0, waiting: 0, anchors: 0, head: null, broken: null }
  let hash: Buffer = origin
  const ahead = steps(work)
  for await (const step of ahead) {
    if (step.position > last) {
      proof.waiting++
    } else if (isSealed(step) && follows(hash, step)) {
      hash = step.seal.hash
      proof.sealed++
      proof.head = { position: step.position, hash: hash.toString('hex') }
      proof.broken = await outside.compare(step.position, proof.head.hash)
    } else {
      const next = (await ahead.next()).value as Step | undefined
      proof.broken = { kind: blame(hash, step, next), position: step.position, day: dayOf(step), since: null }
    }
    if (proof.broken) break
  }
  return { ...proof, anchors: outside.count(), broken: proof.broken ?? outside.end() }
}

/**
 * Proves the chain of the journal in one snapshot, or names the first place where it is broken; holds some thousand lines at a time.
 * With anchors, in the order in which they were written, it also finds a chain that was computed anew. Throws Failure where they cannot
 * be read.
 */
export const prove = (house: House, anchors?: AsyncGenerator<Anchor>): Promise<Proof> =>
  maintain(house, 'journal', async (work) => {
    await sql`set transaction isolation level repeatable read, read only`.execute(work.db)
    return walk(work, anchors)
  }).catch((error: unknown) => {
    throw error instanceof Problem && error.cause instanceof Failure ? error.cause : error
  })
