/** How well pairs were told apart at a threshold: of those counted as one person how many are, of those that are how many were counted. */
export type Accuracy = { threshold: number; precision: number; recall: number; f1: number }

/** Pairs by their score and whether they are one person in truth, kept as numbers so that millions fit. */
export type Judged = { scores: Float64Array; same: Uint8Array }

const accuracyOf = (threshold: number, hits: number, counted: number, truths: number): Accuracy => {
  const precision = counted === 0 ? 1 : hits / counted
  const recall = truths === 0 ? 1 : hits / truths
  return { threshold, precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}

/** The accuracy of counting as one person every pair that scores at least the threshold. `truths` counts those never compared too. */
export const accuracyAt = ({ scores, same }: Judged, truths: number, threshold: number): Accuracy => {
  let [hits, counted] = [0, 0]
  for (let index = 0; index < scores.length; index++) {
    if (scores[index]! < threshold) continue
    counted++
    hits += same[index]!
  }
  return accuracyOf(threshold, hits, counted, truths)
}

/** The threshold at which F1 is highest, and the accuracy there. */
export const bestAccuracy = ({ scores, same }: Judged, truths: number): Accuracy => {
  const order = Uint32Array.from(scores.keys()).sort((a, b) => scores[b]! - scores[a]!)
  let best = accuracyOf(1, 0, 0, truths)
  let hits = 0
  for (let place = 0; place < order.length; place++) {
    hits += same[order[place]!]!
    const score = scores[order[place]!]!
    if (place + 1 < order.length && scores[order[place + 1]!] === score) continue
    const here = accuracyOf(score, hits, place + 1, truths)
    if (here.f1 > best.f1) best = here
  }
  return best
}

/** How many pairs score at least the threshold, and what part of them is one person in truth. */
export const precisionAt = (judged: Judged, threshold: number): { threshold: number; precision: number; pairs: number } => {
  let [hits, pairs] = [0, 0]
  for (let index = 0; index < judged.scores.length; index++) {
    if (judged.scores[index]! < threshold) continue
    pairs++
    hits += judged.same[index]!
  }
  return { threshold, precision: pairs === 0 ? 1 : hits / pairs, pairs }
}

/** A list of numbers that grows without being copied at each step. */
export class Growing {
  #scores = new Float64Array(1024)
  #same = new Uint8Array(1024)
  #length = 0

  push(score: number, same: boolean): void {
    if (this.#length === this.#scores.length) this.#grow()
    this.#scores[this.#length] = score
    this.#same[this.#length++] = same ? 1 : 0
  }

  #grow(): void {
    const [scores, same] = [new Float64Array(this.#length * 2), new Uint8Array(this.#length * 2)]
    scores.set(this.#scores)
    same.set(this.#same)
    ;[this.#scores, this.#same] = [scores, same]
  }

  judged(): Judged {
    return { scores: this.#scores.subarray(0, this.#length), same: this.#same.subarray(0, this.#length) }
  }
}
