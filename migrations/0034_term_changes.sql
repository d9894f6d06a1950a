-- A term takes two hands and a delay: one proposes, another confirms, and until the day on which it applies either may take it back.
create table rights_term_change (
  id uuid primary key,
  purpose text not null,
  months int not null check (months between 1 and 1200),
  source text not null,
  persons int not null,
  proposed_by uuid not null references organisation_staff (id),
  proposed_at timestamptz not null,
  confirmed_by uuid references organisation_staff (id),
  confirmed_at timestamptz,
  effective_on date,
  withdrawn_by uuid references organisation_staff (id),
  withdrawn_at timestamptz,
  constraint rights_term_change_two_hands check (confirmed_by <> proposed_by),
  constraint rights_term_change_delay check (effective_on > confirmed_at::date + 5),
  check ((confirmed_by is null) = (confirmed_at is null) and (confirmed_by is null) = (effective_on is null)),
  check ((withdrawn_by is null) = (withdrawn_at is null))
);
create index rights_term_change_purpose on rights_term_change (purpose, effective_on);
create index rights_term_change_proposed_by on rights_term_change (proposed_by);
create index rights_term_change_confirmed_by on rights_term_change (confirmed_by);
create index rights_term_change_withdrawn_by on rights_term_change (withdrawn_by);

create policy term_change_read on rights_term_change for select to rawabit_scoped using (true);
create policy term_change_proposed on rights_term_change for insert to rawabit_every with check (
  proposed_by = platform_staff() and confirmed_by is null and withdrawn_by is null);
-- The secretariat, which steers, may be the second hand.
create policy term_change_answered on rights_term_change for update to rawabit_figures, rawabit_every
  using (withdrawn_at is null and (effective_on is null or effective_on > now()::date))
  with check (confirmed_by = platform_staff() or withdrawn_by = platform_staff());
select platform_guard('rights_term_change');
grant select on rights_term_change to rawabit_scoped;
grant insert on rights_term_change to rawabit_every;
grant update (confirmed_by, confirmed_at, effective_on, withdrawn_by, withdrawn_at) on rights_term_change to rawabit_figures, rawabit_every;
-- A term is no longer decided by one hand: what was decided before stands, and nothing is written there any more.
revoke insert, update on rights_term from rawabit_every;
