import type { FileLine } from '#journal/model'

/** What one member of staff did with a file in one go: the verbs in the order in which they first came, each with how often. */
export type Visit = {
  key: string
  line: FileLine
  /** The first and the last moment. */
  from: string
  to: string
  verbs: [verb: string, times: number][]
}

/** Acts further apart than this are two visits. */
const pause = 15 * 60_000

const sameHand = (one: FileLine, other: FileLine): boolean =>
  one.staff?.id === other.staff?.id &&
  one.organisation?.id === other.organisation?.id &&
  one.role === other.role &&
  (one.verb === 'access.refused') === (other.verb === 'access.refused')

const begin = (line: FileLine): Visit => ({ key: String(line.position), line, from: line.at, to: line.at, verbs: [[line.verb, 1]] })

const join = (visit: Visit, line: FileLine): void => {
  const times = visit.verbs.find(([verb]) => verb === line.verb)?.[1] ?? 0
  visit.from = line.at
  visit.verbs = [[line.verb, times + 1], ...visit.verbs.filter(([verb]) => verb !== line.verb)]
}

/** Gathers lines, the newest first, into visits, the newest first. */
export const visitsOf = (lines: readonly FileLine[]): Visit[] => {
  const visits: Visit[] = []
  for (const line of lines) {
    const last = visits.at(-1)
    const goesOn = last && sameHand(last.line, line) && Date.parse(last.from) - Date.parse(line.at) <= pause
    if (goesOn) join(last, line)
    else visits.push(begin(line))
  }
  return visits
}
