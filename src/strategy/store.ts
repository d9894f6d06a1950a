import { sql } from 'kysely'
import type { Work } from '#platform/work'
import type { Document, Inconsistency, Indicator, Programme, SpecificObjective, Strategy } from '#strategy/model'

export const findEdition = async (work: Work): Promise<Strategy['edition'] | undefined> => {
  const { rows } = await sql<Strategy['edition']>`
    select id, name, adopted_on, stated, source from strategy_edition order by adopted_on desc nulls last limit 1`.execute(work.db)
  return rows[0]
}

export const listObjectives = async (work: Work): Promise<Strategy['objectives']> => {
  const { rows } = await sql<Strategy['objectives'][number]>`select code, number, name, source from strategy_objective order by number`.execute(work.db)
  return rows
}

export const listSpecificObjectives = async (work: Work): Promise<SpecificObjective[]> => {
  const { rows } = await sql<SpecificObjective>`
    select code, number, programme_code as programme, label, label_source, population, population_basis, note, source
      from strategy_specific_objective order by number`.execute(work.db)
  return rows
}

type Head = Omit<Programme, 'objectives' | 'actions'>
type ActionRow = Programme['actions'][number] & { programme: string }

export const listProgrammes = async (work: Work): Promise<Head[]> => {
  const { rows } = await sql<Head>`
    select code, number, name, aim, objective_code as objective, objective_basis, stated_action_count, leads, source
      from strategy_programme order by number`.execute(work.db)
  return rows
}

export const listActions = async (work: Work): Promise<ActionRow[]> => {
  const { rows } = await sql<ActionRow>`
    select a.code, a.programme_code as programme, a.label, a.label_source, a.shared_label, a.note, a.source,
           coalesce((select jsonb_agg(l.objective_code order by l.objective_code) from strategy_action_objective l where l.action_code = a.code), '[]') as objectives
      from strategy_action a
     order by string_to_array(a.code, '.')::int[]`.execute(work.db)
  return rows
}

export const listGaps = async (work: Work): Promise<Strategy['gaps']> => {
  const { rows } = await sql<Strategy['gaps'][number]>`select code, note from strategy_gap order by code`.execute(work.db)
  return rows
}

export const listIndicators = async (work: Work): Promise<Indicator[]> => {
  const { rows } = await sql<Indicator>`
    select code, name, definition, unit, population, objective_code as objective, rule, counts, numerator, denominator, sensitive, source
      from strategy_indicator
     order by (regexp_match(coalesce(objective_code, 'OSP99'), '\\d+'))[1]::int, counts is null, code`.execute(work.db)
  return rows
}

export const listDocuments = async (work: Work): Promise<Document[]> => {
  const { rows } = await sql<Document>`
    select id, title, publisher, dated_on, addresses, read, note from strategy_document order by id`.execute(work.db)
  return rows
}

export const listInconsistencies = async (work: Work): Promise<Inconsistency[]> => {
  const { rows } = await sql<Inconsistency>`
    select number, slug, point, handling, pointers, source from strategy_inconsistency order by number`.execute(work.db)
  return rows
}
