import { sql } from 'kysely'
import type { Work } from '#platform/work'
import type { Project, SupportLink } from '#project/model'

const organisation = sql`jsonb_build_object('id', o.id, 'name', o.name, 'short', o.short_name)`

/** Every project with its parts, in one query. */
export const listProjects = async (work: Work): Promise<Project[]> => {
  const { rows } = await sql<Project>`
    select p.id, p.name, p.acronym, p.starts_on, p.starts_precision, p.ends_on, p.ends_precision, p.duration, p.aims, p.parent_id as parent,
      p.areas, p.source,
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'funder', ${organisation},
          'amount', case when f.amount_minor is null then null else jsonb_build_object('minor', f.amount_minor, 'currency', f.currency) end,
          'amountNote', f.amount_note, 'basis', f.basis, 'agreement', f.agreement, 'date', f.agreed_on, 'source', f.source) order by f.amount_minor desc nulls last, f.id)
         from project_funding f join organisation o on o.id = f.funder_id where f.project_id = p.id), '[]') as fundings,
      coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'partOf', c.part_of_id, 'carriedBy', c.carried_by_id, 'source', c.source) order by c.id)
         from project_component c where c.project_id = p.id), '[]') as components,
      coalesce((select jsonb_agg(jsonb_build_object('organisation', ${organisation}, 'component', r.component_id, 'role', r.role, 'source', r.source) order by r.number)
         from project_partner r join organisation o on o.id = r.organisation_id where r.project_id = p.id), '[]') as partners,
      coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'component', t.component_id, 'indicator', t.indicator_code, 'operator', t.operator,
          'value', t.value, 'unit', t.unit, 'population', t.population, 'note', t.note, 'source', t.source) order by t.id)
         from project_target t where t.project_id = p.id), '[]') as targets,
      coalesce((select jsonb_agg(jsonb_build_object('component', s.component_id, 'objective', s.objective_code, 'action', s.action_code,
          'basis', s.basis, 'reason', s.reason, 'source', s.source) order by s.number)
         from project_support s where s.project_id = p.id), '[]') as supports,
      coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'component', a.component_id, 'subject', a.subject, 'claim', a.claim, 'quote', a.quote,
          'saidBy', a.said_by, 'disagreesWith', a.disagrees_with, 'source', a.source) order by a.subject, a.id)
         from project_fact a where a.project_id = p.id), '[]') as facts
    from project p order by p.starts_on nulls last, p.id`.execute(work.db)
  return rows
}

/**
 * Which objective is supported by which project and paid by whom. A project that is part of another is paid by what pays the whole:
 * its own funders, and those of its parents.
 */
export const listSupport = async (work: Work): Promise<SupportLink[]> => {
  const { rows } = await sql<SupportLink>`
    with recursive chain as (
      select id, id as payer, parent_id from project
      union
      select c.id, p.id, p.parent_id from chain c join project p on p.id = c.parent_id
    )
    select s.objective_code as objective, p.id as project, p.name as project_name, f.funder_id as funder,
           case when bool_or(s.basis = 'stated') then 'stated' else 'inferred' end as basis,
           min(coalesce(f.starts_on, f.agreed_on, p.starts_on)) as from, max(coalesce(f.ends_on, p.ends_on)) as to,
           min(p.source ->> 'date') as known_on
      from project_support s
      join project p on p.id = s.project_id
      join chain c on c.id = p.id
      join project_funding f on f.project_id = c.payer
     group by s.objective_code, p.id, p.name, f.funder_id
     order by s.objective_code, f.funder_id, p.id`.execute(work.db)
  return rows
}
