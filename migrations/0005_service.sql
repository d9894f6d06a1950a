create table service_kind (
  code text primary key,
  name jsonb not null,
  description jsonb not null,
  objective_code text not null references strategy_specific_objective (code),
  action_code text references strategy_action (code),
  unit text not null,
  compartment text not null check (compartment in ('social', 'health', 'protection', 'legal', 'employment')),
  source jsonb not null
);
create index service_kind_objective on service_kind (objective_code);
create index service_kind_action on service_kind (action_code);

create table service_offer (
  id text primary key,
  kind_code text not null references service_kind (code),
  site_id text not null references organisation_site (id),
  languages text[] not null default '{}',
  hours jsonb,
  capacity int,
  closed_on date,
  invented boolean not null default false,
  source jsonb not null
);
create index service_offer_kind on service_offer (kind_code);
create index service_offer_site on service_offer (site_id);
-- A price that a source states. Amounts with and without tax are never compared with one another.
create table service_price (
  id text primary key,
  kind_code text not null references service_kind (code),
  name jsonb not null,
  label_source text not null,
  operator text not null,
  amount_minor bigint not null,
  currency text not null,
  tax text check (tax in ('HT', 'TTC')),
  valid_from date,
  valid_from_precision text,
  note jsonb,
  source jsonb not null
);
create index service_price_kind on service_price (kind_code);
grant select on service_kind, service_offer, service_price to rawabit_scoped;
