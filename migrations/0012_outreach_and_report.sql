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

-- Reports that were ordered: made by a job, kept as a file, so that one can leave the page and find them again.
create table report_order (
  id uuid primary key,
  kind text not null check (kind in ('steering')),
  period text not null,
  language text not null check (language in ('fr', 'ar', 'en')),
  organisation_id text not null references organisation (id),
  staff_id uuid not null references organisation_staff (id),
  ordered_at timestamptz not null,
  done_at timestamptz,
  file_id uuid references platform_file (id),
  ledger_position bigint,
  check ((done_at is null) = (file_id is null))
);
create index report_order_organisation on report_order (organisation_id, ordered_at desc);
create index report_order_staff on report_order (staff_id);
create index report_order_file on report_order (file_id);
grant select, insert, update on report_order to rawabit_scoped;
