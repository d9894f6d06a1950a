create table outreach_event (
  id text primary key,
  name jsonb not null,
  starts_on date,
  ends_on date,
  precision text,
  area_code text references territory_area (code),
  place jsonb,
  organisers text[] not null default '{}',
  claims jsonb not null default '[]',
  source jsonb not null
);
create index outreach_event_area on outreach_event (area_code);
grant select on outreach_event to rawabit_scoped;
