-- The registry. One person, one file; an organisation sees it only when it is involved.
create table person (
  id uuid primary key,
  code text not null unique,
  sex text check (sex in ('female', 'male', 'other')),
  birth_value text check (birth_value ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  birth_precision text check (birth_precision in ('day', 'month', 'year', 'about')),
  nationalities text[] not null default '{}',
  languages text[] not null default '{}',
  residence_code text references territory_area (code),
  circumstances jsonb not null default '{}',
  display_name text not null,
  sort_name text not null,
  search_text text not null,
  registered_by text not null references organisation (id),
  registered_site text references organisation_site (id),
  registered_staff uuid,
  registered_at timestamptz not null,
  synthetic boolean not null default false,
  check ((birth_value is null) = (birth_precision is null))
);
create index person_residence on person (residence_code);
create index person_registered_by on person (registered_by);
create index person_registered_site on person (registered_site);
create index person_search on person using gin (search_text gin_trgm_ops);

create table person_name (
  person_id uuid not null references person (id),
  number int not null,
  given text not null,
  family text not null,
  script text not null check (script in ('latin', 'arabic', 'other')),
  primary key (person_id, number)
);

-- Two recognitions are two rows: by UNHCR, and by Morocco.
create table person_status (
  id uuid primary key,
  person_id uuid not null references person (id),
  kind text not null check (kind in (
    'irregular', 'asylum_seeker', 'unhcr_refugee', 'bra_refugee', 'regularised', 'regular', 'stateless', 'moroccan')),
  valid_from date,
  valid_to date,
  known_on date not null,
  proof text not null check (proof in ('shown', 'stated')),
  recorded_by text not null references organisation (id),
  recorded_at timestamptz not null,
  check (valid_to is null or valid_from is null or valid_to >= valid_from)
);
create index person_status_person on person_status (person_id);
create index person_status_recorded_by on person_status (recorded_by);

create table person_contact (
  id uuid primary key,
  person_id uuid not null references person (id),
  kind text not null check (kind in ('phone', 'email')),
  value text not null,
  normalised text not null,
  recorded_at timestamptz not null
);
create index person_contact_person on person_contact (person_id);
create index person_contact_normalised on person_contact (normalised);

-- Consent is asked for each purpose by itself; a refusal is kept like an agreement, and blocks no service.
create table person_consent (
  id uuid primary key,
  person_id uuid not null references person (id),
  purpose text not null check (purpose in ('service', 'sharing', 'statistics', 'photo')),
  organisation_id text references organisation (id),
  given boolean not null,
  given_on date not null,
  manner text not null check (manner in ('spoken', 'signed', 'guardian')),
  language text not null,
  recorded_by text not null references organisation (id),
  recorded_at timestamptz not null,
  withdrawn_at timestamptz
);
create index person_consent_person on person_consent (person_id);
create index person_consent_organisation on person_consent (organisation_id);
create index person_consent_recorded_by on person_consent (recorded_by);

-- Why an organisation sees a person. The words above ask for it; visibility looks at nothing else.
create table person_involvement (
  organisation_id text not null references organisation (id),
  person_id uuid not null references person (id) deferrable initially deferred,
  reason text not null check (reason in ('registered', 'referral', 'case', 'served', 'granted')),
  since timestamptz not null,
  last_at timestamptz not null,
  sort_name text not null,
  primary key (organisation_id, person_id)
);
create index person_involvement_person on person_involvement (person_id, organisation_id);
create index person_involvement_recent on person_involvement (organisation_id, last_at desc, person_id desc);
create index person_involvement_by_name on person_involvement (organisation_id, sort_name collate "C", person_id);
create index person_recent on person (registered_at desc, id desc);
create index person_by_name on person (sort_name collate "C", id);

alter table person enable row level security;
alter table person_name enable row level security;
alter table person_status enable row level security;
alter table person_contact enable row level security;
alter table person_consent enable row level security;
alter table person_involvement enable row level security;

create policy involvement_own on person_involvement to rawabit_scoped using (organisation_id = platform_organisation());
create policy involvement_every on person_involvement to rawabit_every using (true);

create policy person_involved on person for select to rawabit_scoped using (
  exists (select from person_involvement i where i.person_id = person.id and i.organisation_id = platform_organisation()));
create policy person_registered on person for insert to rawabit_scoped with check (registered_by = platform_organisation());
create policy person_changed on person for update to rawabit_scoped using (
  exists (select from person_involvement i where i.person_id = person.id and i.organisation_id = platform_organisation()));
create policy person_every on person to rawabit_every using (true);

do $$
declare part text;
begin
  foreach part in array array['person_name', 'person_status', 'person_contact', 'person_consent'] loop
    execute format($policy$
      create policy %1$s_of_involved on %1$s to rawabit_scoped using (
        exists (select from person_involvement i where i.person_id = %1$s.person_id and i.organisation_id = platform_organisation()))$policy$, part);
    execute format('create policy %1$s_every on %1$s to rawabit_every using (true)', part);
  end loop;
end $$;

-- Finds by a part of the name. A trigram index cannot serve under a row policy (its operator is not leakproof), so the search
-- runs as the owner and applies the same rule itself: only persons with whom the asking organisation is involved.
create function person_search(pattern text, most int) returns table (person_id uuid, rank real)
language sql stable security definer set search_path = public as $$
  select p.id, similarity(p.search_text, pattern)
  from person p
  where p.search_text like '%' || replace(replace(replace(pattern, '\', '\\'), '%', '\%'), '_', '\_') || '%'
    and (platform_reach() = 'every' or exists (
      select from person_involvement i where i.person_id = p.id and i.organisation_id = platform_organisation()))
  order by 2 desc, p.id
  limit most
$$;
revoke all on function person_search from public;
grant execute on function person_search to rawabit_scoped;

-- Makes an organisation involved, or notes a new contact where it was. Only who is involved may involve others (to whom a person is
-- referred); the row of another organisation is not visible to the caller, so the owner writes it, under the same rule.
create function person_involve(person uuid, organisation text, why text, moment timestamptz) returns boolean
language plpgsql security definer set search_path = public as $$
begin
  if platform_reach() <> 'every' and not exists (
    select from person_involvement i where i.person_id = person and i.organisation_id = platform_organisation()) then
    return false;
  end if;
  insert into person_involvement (organisation_id, person_id, reason, since, last_at, sort_name)
  select organisation, p.id, why, moment, moment, p.sort_name from person p where p.id = person
  on conflict (organisation_id, person_id) do update set last_at = greatest(person_involvement.last_at, excluded.last_at);
  return true;
end $$;
revoke all on function person_involve from public;
grant execute on function person_involve to rawabit_scoped;

grant select, insert, update on person, person_status, person_contact, person_consent, person_involvement to rawabit_scoped;
grant select, insert, delete on person_name to rawabit_scoped;
