-- Who pays for what. An amount that the source does not give is null, never a guess.
create table project (
  id text primary key,
  name jsonb not null,
  acronym text,
  aliases text[] not null default '{}',
  starts_on date,
  starts_precision text,
  ends_on date,
  ends_precision text,
  duration jsonb,
  aims jsonb,
  parent_id text references project (id) deferrable initially deferred,
  areas text[] not null default '{}',
  source jsonb not null
);
create index project_parent on project (parent_id);

create table project_component (
  id text primary key,
  project_id text not null references project (id),
  name jsonb not null,
  part_of_id text references project_component (id) deferrable initially deferred,
  carried_by_id text references project (id),
  duration jsonb,
  areas text[] not null default '{}',
  source jsonb not null
);
create index project_component_project on project_component (project_id);
create index project_component_part_of on project_component (part_of_id);
create index project_component_carried_by on project_component (carried_by_id);

create table project_funding (
  id text primary key,
  project_id text not null references project (id),
  funder_id text not null references organisation (id),
  amount_minor bigint,
  currency text check (currency in ('MAD', 'EUR', 'USD', 'CHF')),
  amount_note jsonb,
  basis text not null check (basis in ('stated', 'not-given')),
  agreement jsonb,
  agreed_on date,
  starts_on date,
  ends_on date,
  source jsonb not null,
  check ((amount_minor is null) = (currency is null))
);
create index project_funding_project on project_funding (project_id);
create index project_funding_funder on project_funding (funder_id);

create table project_partner (
  project_id text not null references project (id),
  number int not null,
  component_id text references project_component (id),
  organisation_id text not null references organisation (id),
  role text not null check (role in ('lead', 'implementing', 'funding', 'beneficiary', 'partner')),
  source jsonb not null,
  primary key (project_id, number)
);
create index project_partner_component on project_partner (component_id);
create index project_partner_organisation on project_partner (organisation_id);

create table project_target (
  id text primary key,
  project_id text not null references project (id),
  component_id text references project_component (id),
  indicator_code text references strategy_indicator (code),
  operator text not null check (operator in ('=', '>=', '>', '<=', '<', '~')),
  value numeric not null,
  unit text not null,
  population text not null,
  note jsonb,
  source jsonb not null
);
create index project_target_project on project_target (project_id);
create index project_target_component on project_target (component_id);
create index project_target_indicator on project_target (indicator_code);

create table project_support (
  project_id text not null references project (id),
  number int not null,
  component_id text references project_component (id),
  objective_code text not null references strategy_specific_objective (code),
  action_code text references strategy_action (code),
  basis text not null check (basis in ('stated', 'inferred')),
  reason jsonb not null,
  source jsonb not null,
  primary key (project_id, number)
);
create index project_support_component on project_support (component_id);
create index project_support_objective on project_support (objective_code);
create index project_support_action on project_support (action_code);

-- What a source says of a project. Two that disagree are two facts, each attributed.
create table project_fact (
  id text primary key,
  project_id text not null references project (id),
  component_id text references project_component (id),
  subject text not null,
  claim jsonb not null,
  quote text,
  said_by text,
  disagrees_with text references project_fact (id) deferrable initially deferred,
  source jsonb not null
);
create index project_fact_project on project_fact (project_id);
create index project_fact_component on project_fact (component_id);
create index project_fact_disagrees_with on project_fact (disagrees_with);
grant select on project, project_component, project_funding, project_partner, project_target, project_support, project_fact to rawabit_scoped;
