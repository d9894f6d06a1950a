import { fileReaders, readers } from '#journal/model'
import type { Actor } from '#platform/work'

const holds = (actor: Actor, roles: readonly string[]): boolean => actor.kind === 'staff' && roles.includes(actor.role)

/** May read every line: who audits, and who answers for the protection of data. */
export const mayRead = (actor: Actor): boolean => holds(actor, readers)

/** May ask who saw one file: the same officer, and who supervises an organisation (row visibility keeps to its files and its staff). */
export const mayReadOfFile = (actor: Actor): boolean => holds(actor, fileReaders)
