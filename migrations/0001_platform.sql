-- The foundations that belong to no trade: the role under which every request runs, the journal, stored answers, files, messages.

-- Row visibility is enforced by PostgreSQL; the owner of the tables is never used to answer a request. Three roles, one for each reach:
-- who sees only what their organisation is involved with, who counts lines without seeing persons, who may see every file.
do $$
declare
  reach text;
begin
  foreach reach in array array['rawabit_scoped', 'rawabit_figures', 'rawabit_every'] loop
    begin
      execute format('create role %I nologin', reach);
    exception when duplicate_object or unique_violation then null;
    end;
    begin
      execute format('grant %I to %I', reach, current_user);
    exception when others then null; -- a superuser may set the role without being its member
    end;
  end loop;
end $$;
do $$
begin
  grant rawabit_scoped to rawabit_figures, rawabit_every;
exception when others then null; -- granted by the first database of this server
end $$;

create extension if not exists pg_trgm;

-- What is set once per transaction, read by every policy. Missing settings mean: nothing is visible.
create function platform_reach() returns text language sql stable parallel safe
  as $$ select coalesce(current_setting('app.reach', true), 'none') $$;
create function platform_organisation() returns text language sql stable parallel safe
  as $$ select coalesce(current_setting('app.organisation', true), '') $$;
create function platform_compartments() returns text[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('app.compartments', true), ''), '{}')::text[] $$;

-- The role of the database that a reach stands for.
create function platform_role(reach text) returns text language sql immutable parallel safe
  as $$ select case reach when 'every' then 'rawabit_every' when 'figures' then 'rawabit_figures' else 'rawabit_scoped' end $$;

-- Makes sure that a table partitioned by a date has a partition for each month from `first` on.
create function platform_open_months(parent text, first date, months int) returns void language plpgsql as $$
declare
  month date := date_trunc('month', first);
  part text;
begin
  for i in 1..months loop
    part := parent || '_' || to_char(month, 'YYYY_MM');
    if to_regclass(part) is null then
      execute format('create table %I partition of %I for values from (%L) to (%L)', part, parent, month, month + interval '1 month');
    end if;
    month := month + interval '1 month';
  end loop;
end $$;

create table platform_journal (
  id uuid not null,
  at timestamptz not null,
  position bigint generated always as identity,
  verb text not null,
  subject_word text not null,
  subject_id text,
  staff_id uuid,
  organisation_id text,
  details jsonb not null default '{}',
  primary key (id, at)
) partition by range (at);
create table platform_journal_before partition of platform_journal for values from (minvalue) to ('2026-01-01');
create table platform_journal_other partition of platform_journal default;
select platform_open_months('platform_journal', '2026-01-01', 24);
create index platform_journal_subject on platform_journal (subject_word, subject_id, at);

create function platform_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger platform_journal_append_only before update or delete on platform_journal
  for each row execute function platform_refuse_change();

create table platform_answer (
  staff_id uuid not null,
  key text not null check (length(key) between 8 and 200),
  request_hash text not null,
  status int not null,
  body jsonb,
  answered_at timestamptz not null,
  primary key (staff_id, key)
);
create index platform_answer_age on platform_answer (answered_at);

create table platform_file (
  id uuid primary key,
  name text not null,
  media_type text not null,
  bytes bigint not null check (bytes >= 0),
  sha256 text not null,
  organisation_id text,
  staff_id uuid,
  created_at timestamptz not null
);

create table platform_message (
  id uuid primary key,
  recipient text not null,
  language text not null check (language in ('fr', 'ar', 'en')),
  template text not null,
  reference jsonb not null default '{}',
  state text not null default 'waiting' check (state in ('waiting', 'sent')),
  created_at timestamptz not null,
  sent_at timestamptz
);

grant usage on schema public to rawabit_scoped;
grant select, insert on platform_journal, platform_answer, platform_file to rawabit_scoped;
grant select, insert, update on platform_message to rawabit_scoped;

-- The tables of sign-in, shaped for the library that keeps them.
create schema auth;
create table auth."user" (
  id uuid primary key, name text not null, email text not null unique, "emailVerified" boolean not null default false, image text,
  "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now()
);
create table auth.session (
  id uuid primary key, "expiresAt" timestamptz not null, token text not null unique,
  "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now(),
  "ipAddress" text, "userAgent" text, "userId" uuid not null references auth."user" (id) on delete cascade
);
create index session_of_user on auth.session ("userId");
create table auth.account (
  id uuid primary key, "accountId" text not null, "providerId" text not null,
  "userId" uuid not null references auth."user" (id) on delete cascade,
  "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz,
  scope text, password text, "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now()
);
create index account_of_user on auth.account ("userId");
create table auth.verification (
  id uuid primary key, identifier text not null, value text not null, "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now()
);
create index verification_identifier on auth.verification (identifier);
create table auth."rateLimit" (
  id uuid primary key, key text not null unique, count int not null, "lastRequest" bigint not null
);
