import { mayBeCertain } from './certainty.ts'
import { at, type Compared, Comparer, emptyCompared, silent } from './compare.ts'
import { type Class, type Comparison, comparisons, type Judgement, levels, type Reason, type Told, type Weights } from './model.ts'
import type { People } from './people.ts'
import { Scale } from './weighing.ts'

/** The class of a score: *certain* only where what the two are told by allows it (see {@link mayBeCertain}). */
const classOf = (score: number, compared: Compared, { certain, possible }: Weights['thresholds']): Class =>
  score >= certain && mayBeCertain(compared) ? 'certain' : score >= possible ? 'possible' : 'none'

/** What stood on a side, as it was told: where names were laid crosswise, the other one. */
const toldFor = (comparison: Comparison, told: Told, crosswise: boolean): string => {
  if (comparison === 'birth') return told.birthDate || told.birthYear || ''
  const other = { given: told.family, family: told.given } as { [name in Comparison]?: string | null }
  return (crosswise && comparison in other ? other[comparison] : told[comparison]) ?? ''
}

/** Judges pairs of persons one by one and says why: what a worker sees beside a candidate. */
export class Judge {
  readonly #scale: Scale
  readonly #comparer: Comparer
  readonly #compared = emptyCompared()
  readonly #weights: Weights
  readonly #prior: number

  /** `prior`: how likely it is, in bits, that two persons of this register taken at random are one. */
  constructor(people: People, weights: Weights, prior: number) {
    this.#scale = new Scale(people, weights)
    this.#comparer = new Comparer(people)
    this.#weights = weights
    this.#prior = prior
  }

  /** Two persons by their numbers, and as they were told, for the reasons to quote. The reasons stand strongest first. */
  judge(a: number, b: number, [toldA, toldB]: readonly [Told, Told]): Judgement {
    this.#comparer.compare(a, b, this.#compared)
    const score = 1 / (1 + 2 ** -(this.#scale.weigh(this.#compared, a, b) + this.#prior))
    const reasons = comparisons.flatMap((comparison) => this.#reason(comparison, a, b, [toldA, toldB]))
    if (this.#compared.swapped) reasons.push({ code: 'names-swapped', bits: Math.log2(this.#weights.swapped), a: toldA.given ?? '', b: toldB.given ?? '' })
    reasons.sort((x, y) => Math.abs(y.bits) - Math.abs(x.bits))
    return { score, class: classOf(score, this.#compared, this.#weights.thresholds), reasons }
  }

  #reason(comparison: Comparison, a: number, b: number, [toldA, toldB]: readonly [Told, Told]): Reason[] {
    const level = this.#compared.levels[at[comparison]]!
    if (level === silent) return []
    const bits = this.#scale.bitsOf(comparison, this.#compared, a, b)
    const [left, right] = [toldFor(comparison, toldA, false), toldFor(comparison, toldB, this.#compared.swapped)]
    return [{ code: `${comparison}-${levels[comparison][level]!}`, bits, a: left, b: right }]
  }
}
