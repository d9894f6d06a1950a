import { randomUUIDv7 } from 'node:crypto'

/** A new identifier: a UUID of version 7 (RFC 9562), which sorts by the time it was made. */
export const newId = (): string => randomUUIDv7()
