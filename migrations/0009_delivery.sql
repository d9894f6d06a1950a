-- The ledger: one line per service given, never changed. A mistake is corrected by a line that reverses it.
create table delivery (
  id uuid not null,
  happened_on date not null,
  recorded_at timestamptz not null,
  position bigint not null,
  person_id uuid not null references person (id),
  organisation_id text not null references organisation (id),
  site_id text references organisation_site (id),
  offer_id text references service_offer (id),
  service_kind text not null references service_kind (code),
  objective_code text not null references strategy_specific_objective (code),
  action_code text references strategy_action (code),
  project_id text references project (id),
  area_code text references territory_area (code),
  region_code text references territory_area (code),
  channel text not null check (channel in ('in-person', 'remote')),
  quantity int not null default 1 check (quantity > 0),
  sex text,
  age int,
  age_band text not null,
  nationality text,
  status text,
  status_proof text,
  compartment text not null,
  staff_id uuid,
  origin_word text,
  origin_id uuid,
  reverses uuid,
  reason text,
  synthetic boolean not null default false,
  primary key (id, happened_on),
  check ((reverses is null) or (reason is not null))
) partition by range (happened_on);
create table delivery_before partition of delivery for values from (minvalue) to ('2013-01-01');
do $$
begin
  for year in 2013..2025 loop
    execute format('create table delivery_%s partition of delivery for values from (%L) to (%L)', year, year || '-01-01', (year + 1) || '-01-01');
  end loop;
end $$;
create table delivery_other partition of delivery default;
select platform_open_months('delivery', '2026-01-01', 24);
create index delivery_person on delivery (person_id, happened_on);
create index delivery_objective on delivery (objective_code, happened_on);
create index delivery_organisation on delivery (organisation_id, happened_on);
create index delivery_by_position on delivery (position);
create index delivery_site on delivery (site_id);
create index delivery_offer on delivery (offer_id);
create index delivery_kind on delivery (service_kind, happened_on);
create index delivery_action on delivery (action_code);
create index delivery_project on delivery (project_id);
create index delivery_area on delivery (area_code);
create index delivery_region on delivery (region_code);
create unique index delivery_reverses on delivery (reverses, happened_on);
create trigger delivery_append_only before update or delete on delivery for each row execute function platform_refuse_change();

-- The ledger's position: given in the order of commits, so that "as at position n" means the same for ever.
create table delivery_position (only_row boolean primary key default true check (only_row), last bigint not null);
insert into delivery_position (last) values (0);

-- The same key never gives two lines, on any day.
create table delivery_key (
  organisation_id text not null references organisation (id),
  key text not null,
  delivery_id uuid not null,
  primary key (organisation_id, key)
);

-- A figure that somebody stated. It stands beside the counted one and is never added to it.
create table delivery_declaration (
  id text primary key,
  indicator_code text references strategy_indicator (code),
  name jsonb not null,
  operator text not null check (operator in ('=', '>=', '>', '<=', '<', '~')),
  value numeric not null,
  unit text not null,
  population text not null,
  stage jsonb,
  period_from date,
  period_from_precision text,
  period_to date,
  period_to_precision text,
  period_label jsonb not null,
  area_code text references territory_area (code),
  organisation_id text references organisation (id),
  said_by text not null,
  said_on date,
  document text not null,
  quote text,
  supersedes text references delivery_declaration (id) deferrable initially deferred,
  part_of text references delivery_declaration (id) deferrable initially deferred,
  kind text not null check (kind in ('actual', 'target', 'estimate')),
  note jsonb,
  source jsonb not null
);
create index delivery_declaration_indicator on delivery_declaration (indicator_code);
create index delivery_declaration_area on delivery_declaration (area_code);
create index delivery_declaration_organisation on delivery_declaration (organisation_id);
create index delivery_declaration_supersedes on delivery_declaration (supersedes);
create index delivery_declaration_part_of on delivery_declaration (part_of);

alter table delivery enable row level security;
create policy delivery_seen on delivery for select to rawabit_scoped using (
  organisation_id = platform_organisation()
  or (compartment = any (platform_compartments()) and exists (
    select from person_involvement i where i.person_id = delivery.person_id and i.organisation_id = platform_organisation())));
create policy delivery_recorded on delivery for insert to rawabit_scoped with check (organisation_id = platform_organisation());
create policy delivery_counted on delivery for select to rawabit_figures using (true);
create policy delivery_every on delivery to rawabit_every using (true);
alter table delivery_key enable row level security;
create policy delivery_key_own on delivery_key to rawabit_scoped using (organisation_id = platform_organisation());
create policy delivery_key_every on delivery_key to rawabit_every using (true);

grant select, insert on delivery, delivery_key to rawabit_scoped;
grant select, update on delivery_position to rawabit_scoped;
grant select on delivery_declaration to rawabit_scoped;
