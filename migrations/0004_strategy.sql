-- What was promised. Labels are kept twice: as the source prints them, and cleaned for the screen.
create table strategy_edition (
  id text primary key,
  name jsonb not null,
  adopted_on date,
  adopted_by jsonb,
  stated jsonb not null default '{}',
  principles jsonb not null default '[]',
  reference_texts jsonb not null default '[]',
  source jsonb not null
);

create table strategy_objective (
  code text primary key,
  edition_id text not null references strategy_edition (id),
  number int not null,
  name jsonb not null,
  source jsonb not null
);
create index strategy_objective_edition on strategy_objective (edition_id);

create table strategy_programme (
  code text primary key,
  edition_id text not null references strategy_edition (id),
  number int not null,
  name jsonb not null,
  label_source text not null,
  aim jsonb,
  objective_code text references strategy_objective (code),
  objective_basis text check (objective_basis in ('stated', 'inferred')),
  objective_source jsonb,
  stated_action_count int,
  stated_action_count_source jsonb,
  leads jsonb not null default '[]',
  source jsonb not null
);
create index strategy_programme_edition on strategy_programme (edition_id);
create index strategy_programme_objective on strategy_programme (objective_code);

create table strategy_specific_objective (
  code text primary key,
  programme_code text not null references strategy_programme (code),
  number int not null,
  label_source text not null,
  label jsonb not null,
  population jsonb,
  population_statuses text[],
  population_basis text,
  note jsonb,
  source jsonb not null
);
create index strategy_specific_objective_programme on strategy_specific_objective (programme_code);

-- A label may be missing or shared by several actions: nothing is invented.
create table strategy_action (
  code text primary key,
  programme_code text not null references strategy_programme (code),
  label jsonb,
  label_source text,
  shared_label text,
  note jsonb,
  source jsonb not null
);
create index strategy_action_programme on strategy_action (programme_code);

create table strategy_action_objective (
  action_code text not null references strategy_action (code),
  objective_code text not null references strategy_specific_objective (code),
  basis text not null check (basis in ('stated', 'inferred')),
  source jsonb not null,
  primary key (action_code, objective_code)
);
create index strategy_action_objective_objective on strategy_action_objective (objective_code);

create table strategy_indicator (
  code text primary key,
  name jsonb not null,
  definition jsonb not null,
  unit text not null,
  population text not null,
  objective_code text references strategy_specific_objective (code),
  rule text not null check (rule in ('distinct', 'sum', 'last', 'ratio')),
  counts jsonb,
  numerator jsonb,
  denominator jsonb,
  sensitive boolean not null default false,
  source jsonb not null
);
create index strategy_indicator_objective on strategy_indicator (objective_code);

-- Numbers that the sources jump over: known to be missing, never filled in.
create table strategy_gap (
  code text primary key,
  note jsonb not null,
  source jsonb not null
);

-- The bodies that steer it, as the sources describe them.
create table strategy_body (
  id text primary key,
  name jsonb not null,
  role jsonb not null,
  rhythm jsonb,
  source jsonb not null
);

-- The documents on which every source leans.
create table strategy_document (
  id text primary key,
  title jsonb,
  publisher text,
  dated_on date,
  date_basis text not null,
  addresses text[] not null default '{}',
  read text not null,
  note text
);

-- Where two sources disagree, both stand; this says which rows stand for which disagreement.
create table strategy_inconsistency (
  number int primary key,
  slug text not null unique,
  point jsonb not null,
  handling jsonb not null,
  pointers jsonb not null default '[]',
  source jsonb not null
);
grant select on strategy_edition, strategy_objective, strategy_programme, strategy_specific_objective, strategy_action,
  strategy_action_objective, strategy_indicator, strategy_gap, strategy_body, strategy_document, strategy_inconsistency to rawabit_scoped;
