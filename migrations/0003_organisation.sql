create table organisation (
  id text primary key,
  kind text not null,
  name jsonb not null,
  short_name text,
  aliases text[] not null default '{}',
  source jsonb
);

-- A ministry changes its name; a report of 2015 speaks of it by the name it had then.
create table organisation_name (
  organisation_id text not null references organisation (id),
  number int not null,
  name jsonb not null,
  short_name text,
  valid_from date,
  valid_from_precision text,
  valid_to date,
  valid_to_precision text,
  source jsonb not null,
  primary key (organisation_id, number)
);

create table organisation_site (
  id text primary key,
  organisation_id text references organisation (id), -- null where no source names the operator
  kind text not null,
  name jsonb not null,
  area_code text references territory_area (code),
  host_id text references organisation (id),
  opened_on date,
  closed_on date,
  invented boolean not null default false,
  note jsonb,
  source jsonb
);
create index organisation_site_organisation on organisation_site (organisation_id);
create index organisation_site_area on organisation_site (area_code);
create index organisation_site_host on organisation_site (host_id);

-- People whom the documents name in their public function.
create table organisation_public_figure (
  id text primary key,
  name text not null,
  organisation_id text not null references organisation (id),
  aliases text[] not null default '{}',
  role jsonb not null,
  valid_from date,
  valid_to date,
  source jsonb not null
);
create index organisation_public_figure_organisation on organisation_public_figure (organisation_id);

create table organisation_staff (
  id uuid primary key references auth."user" (id),
  name text not null,
  email text not null unique,
  language text not null default 'fr' check (language in ('fr', 'ar', 'en')),
  suspended_at timestamptz,
  acting_role_id uuid,
  synthetic boolean not null default false
);

create table organisation_role (
  id uuid primary key,
  staff_id uuid not null references organisation_staff (id),
  organisation_id text not null references organisation (id),
  site_id text references organisation_site (id),
  role text not null check (role in (
    'counsellor', 'supervisor', 'site-manager', 'organisation-administrator', 'campaign-lead', 'volunteer', 'programme-officer',
    'secretariat', 'donor', 'auditor', 'data-protection-officer', 'system-administrator')),
  compartments text[] not null default '{}',
  ended_at timestamptz
);
create index organisation_role_staff on organisation_role (staff_id);
create index organisation_role_organisation on organisation_role (organisation_id);
create index organisation_role_site on organisation_role (site_id);
alter table organisation_staff add constraint organisation_staff_acting
  foreign key (acting_role_id) references organisation_role (id) deferrable initially deferred;
create index organisation_staff_acting on organisation_staff (acting_role_id);

-- How far each role sees into the registry. Persons are reached by involvement only; figures without a name by those who steer.
create function organisation_reach(role text) returns text language sql immutable as $$
  select case
    when role in ('counsellor', 'supervisor', 'site-manager', 'campaign-lead', 'volunteer') then 'involved'
    when role in ('programme-officer', 'secretariat') then 'figures'
    when role = 'data-protection-officer' then 'every'
    else 'none'
  end
$$;

-- Opens a transaction for the holder of a session: answers who acts, and sets what every policy reads. One round trip.
create function organisation_open_session(session_token text) returns jsonb language plpgsql as $$
declare
  who record;
begin
  select s.id as staff_id, s.name, s.language, r.id as role_id, r.role, r.organisation_id, r.site_id, r.compartments,
         organisation_reach(r.role) as reach
    into who
    from auth.session t
    join organisation_staff s on s.id = t."userId" and s.suspended_at is null
    join organisation_role r on r.staff_id = s.id and r.ended_at is null
   where t.token = session_token and t."expiresAt" > now()
   order by (r.id = s.acting_role_id) desc nulls last, r.id
   limit 1;
  if not found then
    perform set_config('role', 'rawabit_scoped', true);
    return null;
  end if;
  perform set_config('app.reach', who.reach, true),
          set_config('app.organisation', case when who.reach = 'involved' then who.organisation_id else '' end, true),
          set_config('app.compartments', who.compartments::text, true),
          set_config('app.staff', who.staff_id::text, true),
          set_config('role', platform_role(who.reach), true);
  return to_jsonb(who);
end $$;

grant select on organisation, organisation_name, organisation_site, organisation_public_figure, organisation_staff, organisation_role
  to rawabit_scoped;
grant update (acting_role_id) on organisation_staff to rawabit_scoped;
