import { sql } from 'kysely'
import type { Insertable } from 'kysely'
import { countedBy, standing } from '#delivery/counted'
import type { Declaration, HeldLine, LedgerFilter, LedgerLine, PersonLine } from '#delivery/model'
import type { Delivery } from '#platform/schema'
import type { Work } from '#platform/work'
import type { Indicator } from '#strategy/model'

/** The id of the line that this key made before, if any. */
export const findByKey = (work: Work, organisationId: string, key: string) =>
  work.db
    .selectFrom('deliveryKey')
    .select('deliveryId')
    .where('organisationId', '=', organisationId)
    .where('key', '=', key)
    .executeTakeFirst()

export const insertKey = (work: Work, organisationId: string, key: string, deliveryId: string) =>
  work.db.insertInto('deliveryKey').values({ organisationId, key, deliveryId }).execute()

/** The next places in the ledger. Writers wait for one another here, so that places are taken in the order of commits. Answers the last one. */
export const takePositions = async (work: Work, count: number): Promise<number> => {
  const { rows } = await sql<{ last: number }>`select delivery_take_positions(${count}) as last`.execute(work.db)
  return rows[0]!.last
}

export const insertLine = (work: Work, line: Insertable<Delivery>) => work.db.insertInto('delivery').values(line).execute()

/** What a reversing line repeats. Which papers the person had, the database copies itself: nobody who answers requests may read that. */
const repeated = [
  'id', 'happenedOn', 'personId', 'organisationId', 'siteId', 'offerId', 'serviceKind', 'objectiveCode', 'actionCode', 'projectId', 'areaCode', 'regionCode',
  'channel', 'quantity', 'sex', 'age', 'ageBand', 'nationality', 'compartment', 'originWord', 'originId', 'reverses', 'synthetic',
] as const

export const findLine = (work: Work, id: string) => work.db.selectFrom('delivery').select(repeated).where('id', '=', id).executeTakeFirst()

/** The place up to which the ledger has been written. */
export const lastPosition = async (work: Work): Promise<number> =>
  (await work.db.selectFrom('deliveryPosition').select('last').executeTakeFirstOrThrow()).last

const organisation = sql`jsonb_build_object('id', o.id, 'name', o.name, 'short', o.short_name) as organisation`
const site = sql`case when s.id is null then null else jsonb_build_object('id', s.id, 'name', s.name) end as site`
const service = sql`jsonb_build_object('code', k.code, 'name', k.name) as service`
const reversed = sql`exists (select from delivery r where r.reverses = d.id and r.happened_on = d.happened_on) as reversed`

const reversedBy = sql`(select r.id from delivery r where r.reverses = d.id and r.happened_on = d.happened_on) as reversed_by`

const conditions = (filter: Partial<LedgerFilter>) => sql`
  ${filter.objective ? sql`and d.objective_code = ${filter.objective}` : sql``}
  ${filter.kind ? sql`and d.service_kind = ${filter.kind}` : sql``}
  ${filter.project ? sql`and d.project_id = ${filter.project}` : sql``}
  ${filter.organisation ? sql`and d.organisation_id = ${filter.organisation}` : sql``}
  ${filter.region ? sql`and d.region_code = ${filter.region}` : sql``}
  ${filter.from ? sql`and d.happened_on >= ${filter.from}::date` : sql``}
  ${filter.to ? sql`and d.happened_on <= ${filter.to}::date` : sql``}`

const line = sql`
    select d.id, d.position, d.happened_on as on, d.recorded_at, ${service}, d.objective_code as objective, d.action_code as action,
           d.project_id as project, ${organisation}, ${site},
           case when a.code is null then null else jsonb_build_object('code', a.code, 'name', a.name) end as region,
           d.channel, d.quantity, d.sex, d.age_band, d.reverses, ${reversed}, ${reversedBy}, d.synthetic
      from delivery d
      join service_kind k on k.code = d.service_kind
      join organisation o on o.id = d.organisation_id
      left join organisation_site s on s.id = d.site_id
      left join territory_area a on a.code = d.region_code`

/**
 * Lines without persons, the newest in the ledger first; with an indicator, those that it counts. `of` is the organisation whose own lines
 * they are, or null for all: its index gives the order, where row visibility alone would have every line looked at.
 */
export const listLines = async (
  work: Work,
  filter: LedgerFilter,
  { before, indicator, of }: { before: number | null; indicator: Indicator | null; of: string | null },
): Promise<LedgerLine[]> => {
  const { rows } = await sql<LedgerLine>`${line}
     where ${of === null ? sql`true` : sql`d.organisation_id = ${of}`} and ${indicator ? sql`${standing} and ${countedBy(indicator)}` : sql`true`} ${conditions(filter)}
       ${before === null ? sql`` : sql`and d.position < ${before}`}
     order by d.position desc
     limit ${sql.lit(filter.limit + 1)}`.execute(work.db)
  return rows
}

/** One line without its person, as far as the asking organisation may see it. */
export const findLedgerLine = async (work: Work, id: string): Promise<LedgerLine | undefined> => {
  const { rows } = await sql<LedgerLine>`${line} where d.id = ${id}`.execute(work.db)
  return rows[0]
}

/** Everything on a person's timeline that the asking organisation may see. */
export const listOfPerson = async (work: Work, personId: string, mine: string): Promise<PersonLine[]> => {
  const { rows } = await sql<PersonLine>`
    select d.id, d.happened_on as on, d.recorded_at, ${service}, d.objective_code as objective, ${organisation}, ${site},
           d.channel, d.quantity, d.reverses, ${reversed}, d.organisation_id = ${mine} as mine
      from delivery d
      join service_kind k on k.code = d.service_kind
      join organisation o on o.id = d.organisation_id
      left join organisation_site s on s.id = d.site_id
     where d.person_id = ${personId}
     order by d.happened_on desc, d.position desc
     limit 500`.execute(work.db)
  return rows
}

/** Every declared figure, the newest statement first. */
export const listDeclarations = async (work: Work, indicators: string[] | null): Promise<Declaration[]> => {
  const { rows } = await sql<Declaration>`
    select d.id, d.indicator_code as indicator, d.name, d.operator, d.value, d.unit, d.population, d.stage,
           jsonb_build_object('from', d.period_from, 'fromPrecision', d.period_from_precision, 'to', d.period_to,
             'toPrecision', d.period_to_precision, 'label', d.period_label) as period,
           d.area_code as area, d.organisation_id as organisation, d.said_by, d.said_on, d.document, d.quote,
           d.supersedes, d.part_of, d.kind, d.note, d.source
      from delivery_declaration d
     ${indicators ? sql`where d.indicator_code = any(${indicators}::text[])` : sql``}
     order by d.said_on desc nulls last, d.id`.execute(work.db)
  return rows
}

/** What a line keeps of the person. The status of that day is read by who may read every file; of others' lines a counter reads the service. */
const keptIn = (reader: string | null) =>
  reader === null
    ? sql`d.sex, d.age_band, d.nationality, d.status, d.reason`
    : sql`case when d.organisation_id = ${reader} then d.sex end as sex, case when d.organisation_id = ${reader} then d.age_band else 'unknown' end as age_band,
          case when d.organisation_id = ${reader} then d.nationality end as nationality, null as status, case when d.organisation_id = ${reader} then d.reason end as reason`

/** Every line about a person that one may see, the earliest first; at the counter of `reader`, none that others gave in protection. */
export const listHeld = async (work: Work, personId: string, reader: string | null): Promise<HeldLine[]> => {
  const { rows } = await sql<HeldLine>`
    select d.happened_on as on, d.recorded_at, k.name as service, o.name as organisation, s.name as site, d.channel, d.quantity,
           ${keptIn(reader)}, d.reverses is not null as reverses
      from delivery d
      join service_kind k on k.code = d.service_kind
      join organisation o on o.id = d.organisation_id
      left join organisation_site s on s.id = d.site_id
     where d.person_id = ${personId} ${reader === null ? sql`` : sql`and (d.compartment <> 'protection' or d.organisation_id = ${reader})`}
     order by d.happened_on, d.position`.execute(work.db)
  return rows
}

/** Forgets what was written freely about a person; answers the ids of the lines. */
export const anonymise = async (work: Work, personId: string): Promise<string[]> => {
  const { rows } = await sql<{ lines: string[] }>`select delivery_anonymise(${personId}) as lines`.execute(work.db)
  return rows[0]!.lines
}
