import { writeFileSync } from 'node:fs'
import { describeInterface } from '#app/interface'
import { frontRoles, roles } from '#organisation/model'
import { admittedBy, type Cell, type Description, file, type Knocker, knockers, nameOf, type Operation, operationsOf, printTable, readTable, type Row } from '#test/matrix/table'

/**
 * Writes docs/security/routes.csv anew from the guards of the routes: `node --disable-warning=ExperimentalWarning test/matrix/write.ts`.
 * A cell that agrees with its guard is left as it is. A new route whose guard names roles is proposed as `own` to those who have a person
 * in front of them, and as `yes` to everybody else whom it admits: look at what it proposes, the test finds only what contradicts it.
 */
const proposed = (admitted: Knocker[], knocker: Knocker): Cell => {
  if (!admitted.includes(knocker)) return 'no'
  return admitted.length < roles.length && (frontRoles as readonly string[]).includes(knocker) ? 'own' : 'yes'
}

const before = new Map(readTable().map((row) => [nameOf(row), row]))

const rowOf = ({ method, path, operation }: { method: string; path: string; operation: Operation }): Row => {
  const admitted = admittedBy(operation)
  const known = before.get(nameOf({ method, path }))
  const cellOf = (knocker: Knocker): Cell => {
    const kept = known?.cells[knocker]
    return kept !== undefined && (kept !== 'no') === admitted.includes(knocker) ? kept : proposed(admitted, knocker)
  }
  return { method, path, cells: Object.fromEntries(knockers.map((knocker) => [knocker, cellOf(knocker)])) as Row['cells'] }
}

const described = operationsOf((await describeInterface()) as Description).map(rowOf)
const names = new Set(described.map(nameOf))
/** What the document does not describe (the pages, the health of the process) is kept by hand; a route of the interface that is gone, is gone. */
const byHand = [...before.values()].filter((row) => !names.has(nameOf(row)) && !row.path.startsWith('/v1/'))
writeFileSync(file, printTable([...described, ...byHand]))
