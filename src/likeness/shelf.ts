/** Each different value once, with its number. What is compared often is prepared once. */
export class Shelf<Value> {
  readonly values: Value[] = []
  readonly #places = new Map<string, number>()
  readonly #prepare: (text: string) => Value | null

  constructor(prepare: (text: string) => Value | null) {
    this.#prepare = prepare
  }

  /** Puts a value on the shelf and gives its number; -1 for a text that says nothing. */
  put(text: string): number {
    const known = this.#places.get(text)
    if (known !== undefined) return known
    const value = this.#prepare(text)
    const place = value === null ? -1 : this.values.push(value) - 1
    this.#places.set(text, place)
    return place
  }

  /** Forgets the texts, which are not needed once everything has been put here. */
  close(): void {
    this.#places.clear()
  }
}
