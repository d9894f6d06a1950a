import { isDeepStrictEqual } from 'node:util'
import * as Deliveries from '#delivery/actions'
import { dayOf } from '#language/date'
import { Problem } from '#language/problem'
import { journal } from '#platform/journal'
import type { Work } from '#platform/work'
import * as access from '#results/access'
import { type Deciding, decidingElsewhere } from '#results/disclosure/elsewhere'
import type { Publication, Rules } from '#results/model'
import { type Counted, nameOf, type Place, tableOf } from '#results/publication/cube'
import { rulesInForce } from '#results/publication/rules'
import * as store from '#results/publication/store'
import * as Strategies from '#strategy/actions'
import type { Indicator } from '#strategy/model'

/** The services given, whatever the indicator: a subject beside the indicators. */
export const services = 'services'

type Subject = { code: string; count: (work: Work) => Promise<Counted[]>; kindOf: (place: Place) => keyof Rules }

/** What is published: every indicator that the ledger can count, and the services given. */
export const subjectsOf = (indicators: Indicator[]): Subject[] => {
  const sensitive = new Set(indicators.filter((each) => each.sensitive).map(({ objective }) => objective))
  return [
    ...indicators
      .filter(({ counts }) => counts !== null)
      .map((indicator): Subject => ({
        code: indicator.code,
        count: (work) => store.countIndicator(work, indicator),
        kindOf: () => (indicator.sensitive ? 'sensitive' : 'ordinary'),
      })),
    { code: services, count: store.countServices, kindOf: ({ dimension, part }) => (dimension === 'objective' && sensitive.has(part) ? 'sensitive' : 'ordinary') },
  ]
}

const isSame = (counted: Counted[], before: { value: number }[], values: Map<string, number>): boolean =>
  counted.length === before.length && counted.every((each) => values.get(nameOf(each)) === each.value)

type Round = { publication: string; rules: Rules; decide: Deciding }

/** Decides anew what may be shown of a subject, where its numbers or the rules have changed. Answers false where it has to stay as it was. */
const publishSubject = async (work: Work, { code, count, kindOf }: Subject, { publication, rules, decide }: Round): Promise<boolean> => {
  const counted = await count(work)
  const before = await store.findBefore(work, code)
  if (before === null && counted.length === 0) return true
  const values = new Map(before?.cells.map((each) => [nameOf(each), each.value]))
  const areRulesSame = before !== null && isDeepStrictEqual(before.rules, rules)
  if (before && areRulesSame && isSame(counted, before.cells, values)) return true
  // Under other rules everything is decided afresh: what was known under the old ones is measured otherwise.
  const table = tableOf(counted, (place) => rules[kindOf(place)], areRulesSame ? before.cells : [])
  const decided = await decide(table)
  if (decided) await store.insertDecision(work, { publication, subject: code, rules, counted, ...decided })
  return decided !== null
}

/**
 * Publishes the figures as they stand: decides for each subject which numbers may be shown, proves it, and keeps both, at this position
 * of the ledger. Where nothing was recorded since, the last publication stands.
 * Problem: `forbidden` (nobody publishes but the product itself, for whoever ordered it).
 */
export const publish = async (work: Work): Promise<Publication> => {
  if (!access.mayPublish(work.actor)) throw new Problem('forbidden')
  await store.lock(work)
  const position = await Deliveries.position(work)
  const rules = await rulesInForce(work)
  const publication = await store.insertPublication(work, position)
  const subjects = subjectsOf(await Strategies.indicators(work))
  const held = await decidingElsewhere(async (decide) => {
    const stayed: string[] = []
    for (const subject of subjects) if (!(await publishSubject(work, subject, { publication, rules, decide }))) stayed.push(subject.code)
    return stayed
  })
  if (held.length > 0) await store.hold(work, publication, held)
  await journal(work, { verb: 'results.published', subject: { word: 'results', id: publication }, details: { position, held } })
  return { position, madeAt: work.now.toString() }
}

/** Publishes where that was not done today and lines were written since. For the start and for every night. Answers whether it did. */
export const publishDaily = async (work: Work): Promise<boolean> => {
  const last = await store.findLast(work)
  const isDone = last && (dayOf(Temporal.Instant.from(last.madeAt)) === dayOf(work.now) || last.position === (await Deliveries.position(work)))
  if (!isDone) await publish(work)
  return !isDone
}

/** Asks for a publication now; a job makes it. Problem: `forbidden`. */
export const orderPublication = async (work: Work): Promise<void> => {
  if (!access.mayOrderPublication(work.actor)) throw new Problem('forbidden')
  await journal(work, { verb: 'results.publication-ordered', subject: { word: 'results', id: null } })
}

/** When figures were published: the last ten times, the newest first. */
export const publications = (work: Work): Promise<Publication[]> => store.listPublications(work, 10)
