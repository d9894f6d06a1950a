-- Persons leave the house as a file only for a reason that is kept, and above a number of them only when a second one agrees.
create table person_export (
  id uuid primary key,
  organisation_id text not null references organisation (id),
  staff_id uuid not null references organisation_staff (id),
  role_id uuid not null references organisation_role (id),
  reason text not null check (length(reason) between 10 and 500),
  format text not null check (format in ('xlsx', 'csv')),
  language text not null check (language in ('fr', 'ar', 'en')),
  filters jsonb not null default '{}',
  counted int not null check (counted >= 0),
  threshold int not null check (threshold >= 0),
  state text not null check (state in ('waiting', 'approved', 'refused', 'ready', 'ended')),
  decided_by uuid references organisation_staff (id),
  decided_at timestamptz,
  answer text check (length(answer) <= 500),
  synthetic boolean not null default false,
  file_id uuid references platform_file (id),
  asked_at timestamptz not null,
  expires_at timestamptz,
  -- Four eyes, whatever the product does: nothing above the threshold goes on without somebody else's word.
  constraint person_export_two_hands check (decided_by <> staff_id),
  constraint person_export_agreed check (counted <= threshold or decided_by is not null or state in ('waiting', 'ended')),
  check ((decided_by is null) = (decided_at is null)),
  check ((state = 'ready') = (file_id is not null and expires_at is not null))
);
create index person_export_organisation on person_export (organisation_id, asked_at desc);
create index person_export_staff on person_export (staff_id);
create index person_export_role on person_export (role_id);
create index person_export_decided_by on person_export (decided_by);
create index person_export_file on person_export (file_id);

-- Who asked sees it; who may agree sees those of the same organisation, and decides on those of others alone.
alter table person_export enable row level security;
create policy export_seen on person_export for select to rawabit_scoped using (
  organisation_id = platform_organisation() and (staff_id = platform_staff() or person_acts_as('{supervisor,site-manager}')));
create policy export_asked on person_export for insert to rawabit_scoped with check (
  organisation_id = platform_organisation() and staff_id = platform_staff() and decided_by is null and state in ('waiting', 'approved'));
create policy export_decided on person_export for update to rawabit_scoped
  using (organisation_id = platform_organisation() and state = 'waiting' and staff_id <> platform_staff() and person_acts_as('{supervisor,site-manager}'))
  with check (decided_by = platform_staff() and state in ('approved', 'refused'));
create policy export_every on person_export for select to rawabit_every using (true);
create policy export_made on person_export for update to rawabit_every using (platform_staff() is null) with check (platform_staff() is null);
select platform_guard('person_export');
grant select, insert on person_export to rawabit_scoped;
grant update (state, decided_by, decided_at, answer) on person_export to rawabit_scoped;
grant update on person_export to rawabit_every;
