-- Who may sign in, and how: second factors, passkeys, directories of ministries, invitations, locks. One role of the database keeps
-- all of it; no role under which trades are read or written sees a password, a secret or an invitation.
do $$
begin
  begin
    create role rawabit_accounts nologin;
  exception when duplicate_object or unique_violation then null;
  end;
  begin
    execute format('grant rawabit_accounts to %I', current_user);
  exception when others then null; -- a superuser may set the role without being its member
  end;
  begin
    grant rawabit_scoped to rawabit_accounts;
  exception when others then null; -- granted by the first database of this server
  end;
end $$;

-- From now on the digest of a token is kept, not the token: who reads this table cannot enter with what it holds.
delete from auth.session;
alter table auth.session
  add column ends_at timestamptz not null,
  add column way text not null check (way in ('password', 'code', 'recovery-code', 'passkey', 'directory', 'invitation')),
  drop column "ipAddress";
-- A log-in of the demonstration is everybody's: nobody changes its password, and no second factor stands at its door.
alter table auth."user" add column shared boolean not null default false;
update auth."user" set shared = true where email like '%@demonstration.rawabit.example';
drop table auth.verification;
drop table auth."rateLimit";
create unique index account_at_provider on auth.account ("providerId", "accountId");

-- What somebody was given for one step that is not finished: between password and code, on the way to a directory, in a letter.
create table auth.ticket (
  digest text primary key,
  purpose text not null check (purpose in (
    'second-factor', 'code-setting', 'passkey-setting', 'passkey', 'directory', 'unlocking', 'renewal')),
  user_id uuid references auth."user" (id) on delete cascade,
  facts jsonb not null default '{}',
  tries int not null default 0,
  expires_at timestamptz not null
);
create index ticket_of_user on auth.ticket (user_id);
create index ticket_age on auth.ticket (expires_at);

-- Codes of an app. The step of the last code that served: none serves twice, and none that is older.
create table auth.totp (
  user_id uuid primary key references auth."user" (id) on delete cascade,
  secret text not null, -- sealed
  last_step bigint not null,
  confirmed_at timestamptz not null
);

create table auth.recovery_code (
  user_id uuid not null references auth."user" (id) on delete cascade,
  digest text not null,
  used_at timestamptz,
  primary key (user_id, digest)
);

create table auth.passkey (
  id uuid primary key,
  user_id uuid not null references auth."user" (id) on delete cascade,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_of_user on auth.passkey (user_id);

-- Refused attempts, by what stands for an address of mail or of the network: whether such an account exists plays no part.
create table auth.attempt (
  subject text primary key,
  failures int not null,
  since timestamptz not null,
  locks int not null default 0,
  locked_until timestamptz
);
create index attempt_age on auth.attempt (since);

-- The directories of those who have their own, and for which organisation each of their domains stands.
create table auth.directory (
  id text primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name jsonb not null,
  issuer text not null,
  client_id text not null,
  client_secret text, -- sealed
  vouches_for_mail boolean not null default false, -- sends no email_verified, and its addresses may be believed
  closed_at timestamptz
);
create table auth.directory_domain (
  domain text primary key check (domain = lower(domain)),
  directory_id text not null references auth.directory (id) on delete cascade,
  organisation_id text not null references organisation (id)
);
create index directory_domain_directory on auth.directory_domain (directory_id);
create index directory_domain_organisation on auth.directory_domain (organisation_id);

-- Somebody was asked to join an organisation. The link travels by letter only; here is its digest.
create table organisation_invitation (
  id uuid primary key,
  organisation_id text not null references organisation (id),
  site_id text references organisation_site (id),
  role text not null,
  compartments text[] not null default '{}',
  email text not null check (email = lower(email)),
  language text not null check (language in ('fr', 'ar', 'en')),
  synthetic boolean not null default false,
  invited_by uuid references organisation_staff (id),
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  digest text unique,
  accepted_by uuid references organisation_staff (id),
  accepted_at timestamptz,
  withdrawn_at timestamptz
);
create index organisation_invitation_organisation on organisation_invitation (organisation_id, invited_at);
create index organisation_invitation_site on organisation_invitation (site_id);
create index organisation_invitation_inviter on organisation_invitation (invited_by);
create index organisation_invitation_accepter on organisation_invitation (accepted_by);
create unique index organisation_invitation_open on organisation_invitation (organisation_id, email, role)
  where accepted_at is null and withdrawn_at is null;

grant usage on schema auth to rawabit_accounts;
grant select, insert, update, delete on all tables in schema auth to rawabit_accounts;
grant insert, update on organisation_staff, organisation_role to rawabit_accounts;
grant select, insert, update on organisation_invitation to rawabit_accounts;
