import { type RawBuilder, sql } from 'kysely'
import { countedBy, standing } from '#delivery/actions'
import { newId } from '#language/id'
import { insertRows } from '#platform/rows'
import type { Work } from '#platform/work'
import type { Proof } from '#results/disclosure/protect'
import type { Rule } from '#results/disclosure/rule'
import { type Before, type Counted, nameOf, type Place } from '#results/publication/cube'
import type { Indicator } from '#strategy/model'

const lockKey = 7_726_922_491

/** Of two that publish at once, one waits for the other. */
export const lock = (work: Work) => sql`select pg_advisory_xact_lock(${lockKey})`.execute(work.db)

/** What is counted of the lines that one person left in a cell, and how persons are put together. */
const measures = {
  services: sql`sum(quantity)`,
  lines: sql`sum(lines)`,
  persons: sql`count(distinct person_id)`,
}
type Measure = keyof typeof measures

export const measureOf = ({ rule, unit }: Pick<Indicator, 'rule' | 'unit'>): Measure => (rule === 'sum' ? 'services' : unit === 'person' ? 'persons' : 'lines')

const periods = sql`(values ('all'), (l.year), (l.year || '-Q' || l.quarter),
  (case when l.quarter <= 2 then l.year || '-to-Q2' end), (case when l.quarter <= 3 then l.year || '-to-Q3' end)) as p (period)`

/**
 * Every number of a subject that is not nothing: in all time, each year, quarter, half and nine months, as a total and by dimension.
 * One reading of its lines; persons are counted once in each.
 */
const countCube = async (work: Work, measure: Measure, condition: RawBuilder<unknown>, dimensions: RawBuilder<unknown>): Promise<Counted[]> => {
  const { rows } = await sql<Counted>`
    with lines as (
      select to_char(d.happened_on, 'YYYY') as year, extract(quarter from d.happened_on)::int as quarter, coalesce(d.region_code, 'unknown') as region,
             coalesce(d.sex, 'unknown') as sex, d.age_band, d.objective_code as objective, d.organisation_id, d.person_id, d.quantity
        from delivery d where ${standing} and ${condition}),
    marked as (
      select p.period, b.dimension, b.part, l.organisation_id, l.person_id, sum(l.quantity) as quantity, count(*) as lines
        from lines l cross join lateral ${periods} cross join lateral (values ('total', ''), ${dimensions}) as b (dimension, part)
       where p.period is not null and (b.dimension = 'total' or p.period not like '%to%')
       group by 1, 2, 3, 4, 5),
    own as (select period, dimension, part, organisation_id, count(*) as persons from marked group by 1, 2, 3, 4),
    greatest_own as (select period, dimension, part, max(persons) as persons from own group by 1, 2, 3)
    select m.period, m.dimension, m.part, ${measures[measure]} as value, count(distinct m.person_id) as persons,
           count(distinct m.person_id) - min(g.persons) as others
      from marked m join greatest_own g using (period, dimension, part)
     group by 1, 2, 3 order by 1, 2, 3`.execute(work.db)
  return rows.map((row) => ({ ...row, value: Number(row.value), persons: Number(row.persons), others: Number(row.others) }))
}

/** Everything that may be asked of an indicator. */
export const countIndicator = (work: Work, indicator: Indicator) =>
  countCube(work, measureOf(indicator), countedBy(indicator), sql`('region', l.region), ('sex', l.sex), ('age', l.age_band)`)

/** Services given, whatever the indicator: by specific objective, and by region. */
export const countServices = (work: Work) => countCube(work, 'services', sql`true`, sql`('objective', l.objective), ('region', l.region)`)

/** The last publication. */
export const findLast = (work: Work) =>
  work.db.selectFrom('resultsPublication').select(['id', 'position', 'madeAt', 'held']).orderBy('madeAt', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()

/** The publications, the newest first. */
export const listPublications = (work: Work, most: number) =>
  work.db.selectFrom('resultsPublication').select(['position', 'madeAt']).orderBy('madeAt', 'desc').orderBy('id', 'desc').limit(most).execute()

export const insertPublication = async (work: Work, position: number): Promise<string> => {
  const id = newId()
  await work.db.insertInto('resultsPublication').values({ id, position, madeAt: work.now.toString() }).execute()
  return id
}

/** Names the subjects that stayed as they were. */
export const hold = (work: Work, publicationId: string, held: string[]) =>
  work.db.updateTable('resultsPublication').set({ held }).where('id', '=', publicationId).execute()

/** What is decided of a subject now, with the values of then. */
export const findBefore = async (work: Work, subject: string): Promise<{ rules: unknown; cells: Before[] } | null> => {
  const decision = await work.db.selectFrom('resultsDecision').select(['id', 'rules']).where('subject', '=', subject).where('current', '=', true).executeTakeFirst()
  if (!decision) return null
  const { rows } = await sql<Before>`
    select c.period, c.dimension, c.part, c.shown, p.value, p.small
      from results_cell c join results_proof p using (decision_id, period, dimension, part)
     where c.decision_id = ${decision.id}`.execute(work.db)
  return { rules: decision.rules, cells: rows }
}

type Decided = { publication: string; subject: string; rules: Record<string, Rule>; counted: Counted[]; shown: Map<string, number | 'withheld'>; proof: Proof[] }

const placeOf = ({ period, dimension, part }: Place): Place => ({ period, dimension, part })

/** Keeps what was decided of a subject, with its proof, in the place of what was decided before. */
export const insertDecision = async (work: Work, { publication, subject, rules, counted, shown, proof }: Decided): Promise<void> => {
  const id = newId()
  const proofs = new Map(proof.map((each) => [each.key, each]))
  await work.db.updateTable('resultsDecision').set({ current: false }).where('subject', '=', subject).where('current', '=', true).execute()
  await work.db.insertInto('resultsDecision').values({ id, publicationId: publication, subject, rules: JSON.stringify(rules), current: true }).execute()
  const seen = (each: Counted) => shown.get(nameOf(each))
  await insertRows(work, 'resultsCell', counted.map((each) => ({ decisionId: id, ...placeOf(each), shown: seen(each) === 'withheld' ? null : Number(seen(each)) })))
  await insertRows(
    work,
    'resultsProof',
    counted.map((each) => {
      const { low = null, high = null, needed = null, primary = false } = proofs.get(nameOf(each)) ?? {}
      return { decisionId: id, ...placeOf(each), value: each.value, small: primary, low, high, needed }
    }),
  )
}

export type Shown = Place & { subject: string; shown: number | null; position: number }

/** What may be shown now, of the subjects and periods that are named, as totals or also by dimension; what is nothing is not there. */
export const listShown = async (work: Work, { subjects, periods, totals }: { subjects: string[] | null; periods: string[] | null; totals: boolean }): Promise<Shown[]> => {
  const { rows } = await sql<Shown>`
    select d.subject, c.period, c.dimension, c.part, c.shown, p.position
      from results_decision d join results_publication p on p.id = d.publication_id join results_cell c on c.decision_id = d.id
     where d.current ${subjects ? sql`and d.subject = any(${subjects}::text[])` : sql``}
       ${periods ? sql`and c.period = any(${periods}::text[])` : sql``} ${totals ? sql`and c.dimension = 'total'` : sql``}
     order by d.subject, c.period, c.dimension, c.part`.execute(work.db)
  return rows.map((row) => ({ ...row, position: Number(row.position) }))
}

/** The rules that were set, the last of each kind. */
export const listRules = async (work: Work): Promise<{ kind: string; threshold: number; base: number; width: number; dominance: number }[]> => {
  const { rows } = await sql<{ kind: string; threshold: number; base: number; width: number; dominance: number }>`
    select distinct on (kind) kind, threshold, base, width, dominance from results_rule order by kind, id desc`.execute(work.db)
  return rows
}

export const insertRule = (work: Work, kind: string, rule: Rule) =>
  work.db.insertInto('resultsRule').values({ id: newId(), kind, ...rule, setAt: work.now.toString() }).execute()
