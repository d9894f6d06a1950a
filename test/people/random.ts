/** A row of chances that is the same for the same seed (mulberry32). */
export class Chance {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** A number from 0 up to 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  happens(probability: number): boolean {
    return this.next() < probability
  }

  of<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]!
  }

  /** One of a list whose first are common and whose last are rare (Zipf). */
  common<Item>(items: readonly Item[], steepness = 0.9): Item {
    const x = this.next()
    const power = 1 - steepness
    const rank = ((items.length ** power - 1) * x + 1) ** (1 / power) - 1
    return items[Math.min(items.length - 1, Math.floor(rank))]!
  }
}
