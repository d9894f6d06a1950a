-- Row visibility must hold by itself, with every check of the product switched off. What follows closes what it left open.

-- A function that runs as the owner must not be led astray by a temporary table of its caller's: those are looked up last.
do $$
declare
  each regprocedure;
begin
  for each in select oid::regprocedure from pg_proc where prosecdef and pronamespace = 'public'::regnamespace loop
    execute format('alter function %s set search_path = public, pg_temp', each);
  end loop;
end $$;

-- ── Columns: what a verb changes, and never whose a row is, who wrote it, or when ───────────────────────────────────────────────
do $$
declare
  changed record;
begin
  for changed in select * from (values
    ('person_consent', 'withdrawn_at'),
    ('person_match_count', 'asked'),
    ('casework_appointment', 'state, delivery_id'),
    ('referral', 'state, state_reason, answered_at, closed_at, delivery_id')) as t (name, columns) loop
    execute format('revoke update on %I from rawabit_scoped', changed.name);
    execute format('grant update (%s) on %I to rawabit_scoped', changed.columns, changed.name);
  end loop;
end $$;
revoke update on person_status, person_contact, report_order, platform_message from rawabit_scoped;
grant update on report_order, platform_message to rawabit_every;

-- Of the papers that a person had, who counts needs two things. The status itself is written and never read again, but by who may read
-- every file: no other role of the database can tell who was in an irregular situation.
alter table delivery
  add column recognised boolean generated always as (coalesce(status in ('unhcr_refugee', 'bra_refugee'), false)) stored,
  add column regularised boolean generated always as (coalesce(status = 'regularised', false)) stored;
revoke select on delivery from rawabit_scoped;
do $$
begin
  execute format('grant select (%s) on delivery to rawabit_scoped', (
    select string_agg(quote_ident(attname), ', ') from pg_attribute
     where attrelid = 'delivery'::regclass and attnum > 0 and not attisdropped and attname not in ('status', 'status_proof')));
end $$;
grant select on delivery to rawabit_every;

-- ── Staff: one's colleagues and oneself ─────────────────────────────────────────────────────────────────────────────────────────
-- For policies, which would ask themselves again: they run as the owner.
create function organisation_is_mine(organisation text) returns boolean language sql stable security definer set search_path = public, pg_temp
  as $$ select exists (select from organisation_role r where r.organisation_id = organisation and r.staff_id = platform_staff() and r.ended_at is null) $$;
create function organisation_is_colleague(staff uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
  as $$ select exists (select from organisation_role r where r.staff_id = staff and organisation_is_mine(r.organisation_id)) $$;
-- Who answers a request is told who asked: a name for an id that one was given, and no list.
create function organisation_staff_name(staff uuid) returns text language sql stable security definer set search_path = public, pg_temp
  as $$ select name from organisation_staff where id = staff $$;
create function organisation_administers() returns boolean language sql stable security definer set search_path = public, pg_temp
  as $$ select exists (select from organisation_role r where r.staff_id = platform_staff() and r.role = 'system-administrator' and r.ended_at is null) $$;
revoke all on function organisation_is_mine, organisation_is_colleague, organisation_staff_name, organisation_administers from public;
grant execute on function organisation_is_mine, organisation_is_colleague, organisation_staff_name, organisation_administers to rawabit_scoped;

alter table organisation_staff enable row level security;
create policy staff_seen on organisation_staff for select to rawabit_scoped using (id = platform_staff() or organisation_is_colleague(id));
create policy staff_acting on organisation_staff for update to rawabit_scoped using (id = platform_staff());
create policy staff_named on organisation_staff for select to rawabit_journal, rawabit_every using (true);
create policy staff_kept on organisation_staff to rawabit_accounts using (true);
alter table organisation_role enable row level security;
create policy role_seen on organisation_role for select to rawabit_scoped using (staff_id = platform_staff() or organisation_is_mine(organisation_id));
create policy role_every on organisation_role for select to rawabit_every using (true);
create policy role_kept on organisation_role to rawabit_accounts using (true);
alter table organisation_invitation enable row level security;
create policy invitation_kept on organisation_invitation to rawabit_accounts using (true);

-- ── The registry: what an organisation writes about a person is written in its own name ─────────────────────────────────────────
drop policy person_registered on person;
create policy person_registered on person for insert to rawabit_scoped with check (
  registered_by = platform_organisation() and registered_staff is not distinct from platform_staff() and not protected);
drop policy person_status_added on person_status;
create policy person_status_added on person_status for insert to rawabit_scoped with check (
  recorded_by = platform_organisation() and person_in_sight(person_id, true));
drop policy person_consent_added on person_consent;
create policy person_consent_added on person_consent for insert to rawabit_scoped with check (
  recorded_by = platform_organisation() and person_in_sight(person_id, true));
-- What was withdrawn stays withdrawn.
drop policy person_consent_changed on person_consent;
create policy person_consent_changed on person_consent for update to rawabit_scoped
  using (withdrawn_at is null and person_in_sight(person_id, true)) with check (withdrawn_at is not null);
drop policy person_status_changed on person_status;
drop policy person_contact_changed on person_contact;

-- How often one asked is only ever more.
create function person_count_up() returns trigger language plpgsql as $$
begin
  raise exception 'a count goes up' using errcode = 'insufficient_privilege';
end $$;
create trigger person_count_up before update on person_match_count for each row when (new.asked <= old.asked) execute function person_count_up();
alter table person_match_count add constraint person_match_count_asked check (asked > 0);

-- Broken glass closes by itself, whoever says for how long.
alter table person_glass add constraint person_glass_hours check (until <= opened_at + interval '3 hours');
alter table person_involvement add constraint person_involvement_hours check (staff_id is null or until <= last_at + interval '3 hours');

-- ── The ledger: in its turn, in one's own name, and reversing none but one's own ────────────────────────────────────────────────
-- Places are taken by this function alone, and a line stands at one that its own transaction took.
alter table delivery_position add column first bigint not null default 1, add column taken_by xid8;
create function delivery_take_positions(count int) returns bigint language sql security definer set search_path = public, pg_temp as $$
  update delivery_position set first = last + 1, last = last + greatest(count, 1), taken_by = pg_current_xact_id() returning last
$$;
revoke all on function delivery_take_positions from public;
grant execute on function delivery_take_positions to rawabit_scoped;
revoke update on delivery_position from rawabit_scoped;
create function delivery_in_turn(place bigint) returns boolean language sql stable
  as $$ select exists (select from delivery_position p where place between p.first and p.last and p.taken_by = pg_current_xact_id_if_assigned()) $$;
create function delivery_is_ours(line uuid) returns boolean language sql stable
  as $$ select exists (select from delivery d where d.id = line and d.organisation_id = platform_organisation()) $$;
drop policy delivery_recorded on delivery;
create policy delivery_recorded on delivery for insert to rawabit_scoped with check (
  organisation_id = platform_organisation() and staff_id is not distinct from platform_staff() and delivery_in_turn(position)
  and case when reverses is null then person_in_sight(person_id, true) else delivery_is_ours(reverses) end);

-- A line that reverses another is about the same person, and shows them as that one did.
create function delivery_repeat() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select d.person_id, d.status, d.status_proof into new.person_id, new.status, new.status_proof
    from delivery d where d.id = new.reverses and d.happened_on = new.happened_on;
  return new;
end $$;
create trigger delivery_repeated before insert on delivery for each row when (new.reverses is not null) execute function delivery_repeat();

-- What an organisation lists, in the order in which it is listed.
create index delivery_own on delivery (organisation_id, position);
create index casework_appointment_own on casework_appointment (organisation_id, starts_at, id);

-- ── Appointments and referrals: about a person whom one sees, leaning on a consent of that person's ─────────────────────────────
drop policy appointment_own on casework_appointment;
create policy appointment_seen on casework_appointment for select to rawabit_scoped using (organisation_id = platform_organisation());
create policy appointment_booked on casework_appointment for insert to rawabit_scoped with check (
  organisation_id = platform_organisation() and person_in_sight(person_id, true));
create policy appointment_advanced on casework_appointment for update to rawabit_scoped using (organisation_id = platform_organisation());
drop policy referral_asked on referral;
create policy referral_asked on referral for insert to rawabit_scoped with check (
  from_organisation = platform_organisation() and from_staff is not distinct from platform_staff()
  and state in ('draft', 'requested') and delivery_id is null and person_in_sight(person_id, true)
  and (consent_id is null or exists (select from person_consent c where c.id = consent_id and c.person_id = referral.person_id)));
-- Each side brings about its own states: who asked does not accept, and who was asked does not take back.
drop policy referral_advanced on referral;
create policy referral_advanced on referral for update to rawabit_scoped
  using (from_organisation = platform_organisation() or (to_organisation = platform_organisation() and person_in_sight(person_id, true)))
  with check (
    (from_organisation = platform_organisation() and state in ('draft', 'requested', 'cancelled', 'entered-in-error'))
    or (to_organisation = platform_organisation() and state in ('accepted', 'rejected', 'in-progress', 'on-hold', 'completed', 'failed')));
drop policy referral_event_of_both on referral_event;
create policy referral_event_seen on referral_event for select to rawabit_scoped using (exists (select from referral r where r.id = referral_id));
create policy referral_event_noted on referral_event for insert to rawabit_scoped with check (
  organisation_id = platform_organisation() and staff_id is not distinct from platform_staff()
  and exists (select from referral r where r.id = referral_id));

-- ── The platform's own: files, ordered reports, letters, journal, jobs ──────────────────────────────────────────────────────────
-- Files and ordered reports belong to an organisation, whose staff may have no reach into the registry at all.
alter table platform_file enable row level security;
create policy file_own on platform_file to rawabit_scoped using (organisation_is_mine(organisation_id));
create policy file_every on platform_file to rawabit_every using (true);
alter table report_order enable row level security;
create policy report_order_seen on report_order for select to rawabit_scoped using (organisation_is_mine(organisation_id));
create policy report_ordered on report_order for insert to rawabit_scoped with check (
  organisation_is_mine(organisation_id) and staff_id = platform_staff());
create policy report_order_every on report_order to rawabit_every using (true);

-- Who is written to is known to the product, and of letters about accounts to who keeps accounts.
revoke select, insert on platform_message from rawabit_scoped;
grant select, insert on platform_message to rawabit_every, rawabit_accounts;
alter table platform_message enable row level security;
create policy message_every on platform_message to rawabit_every using (true);
create policy message_of_accounts on platform_message to rawabit_accounts using (template like 'account.%' or template = 'organisation.invited');

-- A line of the journal is in the name of whoever acts, and of an organisation for which they act.
alter table platform_journal enable row level security;
create policy journal_written on platform_journal for insert to rawabit_scoped with check (
  staff_id is not distinct from platform_staff() and (organisation_id is null or organisation_is_mine(organisation_id)));
-- Who has just signed in does not act yet.
create policy journal_of_entry on platform_journal for insert to rawabit_accounts with check (subject_word in ('session', 'account'));
create policy journal_read on platform_journal for select to rawabit_journal, rawabit_every using (true);

-- Whoever acts leaves a job; what is in the queues, and what became of it, is read by the workers alone. The workers' tables come after
-- the migrations, so their rights are given by a function, and again whenever a queue is added.
create function platform_open_queues() returns void language plpgsql as $$
declare
  each regclass;
begin
  if to_regnamespace('jobs') is null then return; end if;
  execute 'revoke all on all tables in schema jobs from rawabit_scoped';
  execute 'grant usage on schema jobs to rawabit_scoped';
  execute 'grant execute on all functions in schema jobs to rawabit_scoped';
  execute 'grant select on jobs.queue to rawabit_scoped';
  for each in select inhrelid::regclass from pg_inherits where inhparent = to_regclass('jobs.job') union select to_regclass('jobs.job') loop
    execute format('grant insert, select (id) on %s to rawabit_scoped', each);
  end loop;
end $$;
revoke all on function platform_open_queues from public;
select platform_open_queues();

-- For the administrator of the system: which jobs wait or failed, and why, without what they are about; and once more from the start.
create function platform_list_jobs(states text[])
returns table (id uuid, queue text, state text, tries int, created_at timestamptz, next_at timestamptz, ended_at timestamptz, reason text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not organisation_administers() then return; end if;
  return query
  select j.id, j.name::text, j.state::text, j.retry_count, j.created_on, case when j.state in ('created', 'retry') then j.start_after end,
         j.completed_on, left(coalesce(j.output ->> 'code', j.output ->> 'message'), 200)
    from jobs.job j
   where j.state::text = any (states) and j.name not like '\_\_%'
   order by j.created_on desc, j.id
   limit 200;
end $$;
create function platform_retry_job(job uuid) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not organisation_administers() then return false; end if;
  update jobs.job j set state = 'retry', retry_limit = j.retry_count + 1, start_after = now(), completed_on = null, output = null
   where j.id = job and j.state = 'failed';
  return found;
end $$;
revoke all on function platform_list_jobs, platform_retry_job from public;
grant execute on function platform_list_jobs, platform_retry_job to rawabit_scoped;

-- ── Every policy names its command ──────────────────────────────────────────────────────────────────────────────────────────────
-- One policy for each command that the role may give at all. What reads every file (the data-protection officer, and the product) writes
-- as the product alone: whoever acts as a member of staff writes under the policies of their own role.
do $$
declare
  old record;
  command text;
  condition text;
begin
  for old in
    select p.polname, p.polrelid, p.polrelid::regclass as at, p.polroles[1] as role, pg_get_userbyid(p.polroles[1]) as named,
           pg_get_expr(p.polqual, p.polrelid) as seen, coalesce(pg_get_expr(p.polwithcheck, p.polrelid), pg_get_expr(p.polqual, p.polrelid)) as kept
      from pg_policy p join pg_class c on c.oid = p.polrelid
     where p.polcmd = '*' and c.relnamespace = 'public'::regnamespace loop
    execute format('drop policy %I on %s', old.polname, old.at);
    foreach command in array array['select', 'insert', 'update', 'delete'] loop
      continue when not has_table_privilege(old.role, old.polrelid, command)
        and (command = 'delete' or not has_any_column_privilege(old.role, old.polrelid, command));
      condition := case when old.named = 'rawabit_every' and command <> 'select' then ' and platform_staff() is null' else '' end;
      execute format('create policy %I on %s for %s to %I', old.polname || '_' || command, old.at, command, old.named)
        || case when command <> 'insert' then format(' using ((%s)%s)', old.seen, condition) else '' end
        || case when command in ('insert', 'update') then format(' with check ((%s)%s)', old.kept, condition) else '' end;
    end loop;
  end loop;
end $$;

-- ── Forced on the owner too ─────────────────────────────────────────────────────────────────────────────────────────────────────
-- The owner answers no request: migrations, the loading of data and the functions above run as the owner, by a policy that says so. To be
-- called by every migration that makes a table which speaks of somebody.
create function platform_guard(guarded regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format('create policy %I on %s for all to %I using (true)', (select relname from pg_class where oid = guarded) || '_owner', guarded,
    (select pg_get_userbyid(relowner) from pg_class where oid = guarded));
end $$;
revoke all on function platform_guard from public;
select platform_guard(oid::regclass) from pg_class
 where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relrowsecurity order by relname;
