-- The rights of the person: to know what is held, to have it put right, to oppose; and an end to what is held.
-- Each word anonymises its own tables, by a function that runs as the owner and that nobody but the widest reach may call.

alter table person add column anonymised_at timestamptz;

-- What tells who somebody was is gone for good: the row stays, empty, so that the ledger goes on counting one person as one. The code is
-- exchanged, since it stands on papers that the person holds.
create function person_anonymise(whose uuid, fresh text, moment timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if platform_reach() <> 'every' then return false; end if;
  perform from person where id = whose and anonymised_at is null for update;
  if not found then return false; end if;
  delete from person_protection where person_id = whose;
  delete from person_name where person_id = whose;
  delete from person_contact where person_id = whose;
  delete from person_status where person_id = whose;
  delete from person_document where person_id = whose;
  delete from person_involvement where person_id = whose;
  update person_consent set language = 'und' where person_id = whose;
  update person_access_request set reason = '—', answer_reason = case when answer_reason is not null then '—' end, initials = '', birth_year = null
   where person_id = whose;
  update person_glass set reason = '—', remark = case when remark is not null then '—' end where person_id = whose;
  update person
     set code = fresh, sex = null, birth_value = null, birth_precision = null, nationalities = '{}', languages = '{}', residence_code = null,
         circumstances = '{}', display_name = '—', sort_name = '~', search_text = '', registered_site = null, registered_staff = null,
         protected = false, anonymised_at = moment
   where id = whose;
  return true;
end $$;
revoke all on function person_anonymise from public;
grant execute on function person_anonymise to rawabit_every;

-- Which pieces each organisation keeps of a person, and never what they are called or show: for the file that is handed to the person. Of
-- protection not even that.
create function person_pieces_kept(whose uuid) returns table (organisation_id text, compartment text, kind text, added_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.organisation_id, p.compartment, p.kind, p.added_at
    from person_piece p
   where p.person_id = whose and p.compartment <> 'protection' and platform_reach() = 'every'
$$;
revoke all on function person_pieces_kept from public;
grant execute on function person_pieces_kept to rawabit_every;

-- An opposition to sharing that the data-protection officer grants ends what is shared, like a withdrawal at the counter.
create or replace function person_end_sharing(whose uuid, organisation text, moment timestamptz) returns text[]
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ended text[];
begin
  if platform_reach() <> 'every' and not person_in_sight(whose, true) then return '{}'; end if;
  with closed as (
    update person_involvement i set until = now()
     where i.person_id = whose and i.reason in ('referral', 'granted') and (i.until is null or i.until > now())
       and (organisation is null or i.organisation_id = organisation) and person_sharing_consent(whose, i.organisation_id) is null
    returning i.organisation_id)
  select coalesce(array_agg(organisation_id order by organisation_id), '{}') into ended from closed;
  update person_share s set ended_at = moment where s.person_id = whose and s.organisation_id = any (ended) and s.ended_at is null;
  return ended;
end $$;

-- ── The ledger: a line stays for ever; of an anonymised person it forgets the exact age and what was written freely ─────────────
-- Nothing else of a line may change, whoever asks: what counts in a figure is what it was on that day.
create function delivery_keep() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  apart text[];
begin
  select array_agg(attname::text) || '{age,reason}' into apart
    from pg_attribute where attrelid = tg_relid and attnum > 0 and (attgenerated <> '' or attname = 'age');
  if tg_op = 'UPDATE' and to_jsonb(old) - apart = to_jsonb(new) - apart
     and (new.age is null or new.age = old.age) and (new.reason is not distinct from old.reason or new.reason = '—') then
    return new;
  end if;
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
drop trigger delivery_append_only on delivery;
create trigger delivery_append_only before update or delete on delivery for each row execute function delivery_keep();

create function delivery_anonymise(whose uuid) returns uuid[]
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  lines uuid[];
begin
  if platform_reach() <> 'every' then return '{}'; end if;
  select coalesce(array_agg(id), '{}') into lines from delivery where person_id = whose;
  update delivery set age = null, reason = case when reason is not null then '—' end
   where person_id = whose and (age is not null or reason is not null);
  delete from delivery_key where delivery_id = any (lines);
  return lines;
end $$;
revoke all on function delivery_anonymise from public;
grant execute on function delivery_anonymise to rawabit_every;

create function casework_anonymise(whose uuid) returns uuid[]
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  things uuid[];
begin
  if platform_reach() <> 'every' then return '{}'; end if;
  select coalesce(array_agg(id), '{}') into things
    from (select id from casework_appointment where person_id = whose union all select id from casework_note where person_id = whose) each;
  update casework_appointment set note = null where person_id = whose and note is not null;
  delete from casework_note_reader where note_id = any (things);
  delete from casework_note where person_id = whose;
  return things;
end $$;
revoke all on function casework_anonymise from public;
grant execute on function casework_anonymise to rawabit_every;

-- How many notes each organisation keeps of a person, and never what they say: for the file that is handed to the person. Of protection
-- not even that.
create function casework_notes_kept(whose uuid) returns table (organisation_id text, compartment text, many bigint, latest timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select n.organisation_id, n.compartment, count(*), max(n.at)
    from casework_note n
   where n.person_id = whose and n.compartment <> 'protection' and platform_reach() = 'every'
   group by 1, 2
$$;
revoke all on function casework_notes_kept from public;
grant execute on function casework_notes_kept to rawabit_every;

create function referral_anonymise(whose uuid) returns uuid[]
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  things uuid[];
begin
  if platform_reach() <> 'every' then return '{}'; end if;
  select coalesce(array_agg(id), '{}') into things from referral where person_id = whose;
  update referral
     set reason = '—', state_reason = case when state_reason is not null then '—' end,
         override_reason = case when override_reason is not null then '—' end, decision = null
   where person_id = whose;
  update referral_event set reason = '—' where referral_id = any (things) and reason is not null;
  return things;
end $$;
revoke all on function referral_anonymise from public;
grant execute on function referral_anonymise to rawabit_every;

-- What a partner's file said of a person, and the key under which the partner knows them. Answers the files that said it, of imports that are
-- over: nothing is to be read from them any more.
create function intake_anonymise(whose uuid) returns text[]
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  files text[];
begin
  if platform_reach() <> 'every' then return '{}'; end if;
  select coalesce(array_agg(distinct i.sha256), '{}') into files
    from intake_import i
   where i.state in ('done', 'stopped', 'refused')
     and (exists (select from intake_row r where r.import_id = i.id and r.person_id = whose)
       or exists (select from intake_source s where s.import_id = i.id and s.person_id = whose));
  update intake_row set cells = null, reasons = '[]', source_key = '—', likeness = null where person_id = whose;
  delete from intake_source where person_id = whose;
  return files;
end $$;
revoke all on function intake_anonymise from public;
grant execute on function intake_anonymise to rawabit_every;

-- Stored answers and messages that name any of these ids; and every stored answer that is older than a repeated request may be.
create function platform_forget(ids text[], older timestamptz) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  naming text := array_to_string(ids, '|');
  gone bigint;
begin
  if platform_reach() <> 'every' then return 0; end if;
  delete from platform_answer where answered_at < older or (naming <> '' and (body::text ~ naming or key ~ naming));
  get diagnostics gone = row_count;
  if naming <> '' then delete from platform_message where reference::text ~ naming; end if;
  return gone;
end $$;
revoke all on function platform_forget from public;
grant execute on function platform_forget to rawabit_every;

-- ── Requests of persons about their own file ─────────────────────────────────────────────────────────────────────────────────────
create table rights_request (
  id uuid primary key,
  person_id uuid not null references person (id),
  kind text not null check (kind in ('access', 'rectification', 'opposition')),
  purpose text check (purpose in ('sharing', 'statistics', 'photo', 'file')),
  field text,
  was jsonb,
  asked text,
  language text not null,
  asked_on date not null,
  due_on date not null check (due_on >= asked_on),
  organisation_id text not null references organisation (id),
  owner_id uuid references organisation_staff (id),
  recorded_by uuid not null references organisation_staff (id),
  recorded_at timestamptz not null,
  state text not null check (state in ('received', 'in-hand', 'granted', 'refused', 'withdrawn')),
  decided_by uuid references organisation_staff (id),
  decided_at timestamptz,
  reason text,
  effect jsonb,
  synthetic boolean not null default false,
  check ((kind = 'opposition') = (purpose is not null)),
  check ((kind = 'rectification') = (field is not null)),
  check ((state in ('granted', 'refused', 'withdrawn')) = (decided_at is not null)),
  constraint rights_request_two_hands check (purpose is distinct from 'file' or state <> 'granted' or decided_by <> recorded_by)
);
create index rights_request_person on rights_request (person_id);
create index rights_request_queue on rights_request (organisation_id, state, due_on);
create index rights_request_due on rights_request (due_on, id) where state in ('received', 'in-hand');
create index rights_request_owner on rights_request (owner_id);
create index rights_request_recorded_by on rights_request (recorded_by);
create index rights_request_decided_by on rights_request (decided_by);

create table rights_request_event (
  request_id uuid not null references rights_request (id),
  number int not null,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  staff_id uuid references organisation_staff (id),
  organisation_id text references organisation (id),
  reason text,
  format text check (format in ('pdf', 'json')),
  primary key (request_id, number)
);
create index rights_request_event_staff on rights_request_event (staff_id);
create index rights_request_event_organisation on rights_request_event (organisation_id);

-- The organisation concerned sees the request as long as it sees the person; what is opposed to altogether is decided elsewhere.
create policy request_seen on rights_request for select to rawabit_scoped using (
  organisation_id = platform_organisation() and exists (
    select from person_involvement i where i.person_id = rights_request.person_id and i.organisation_id = platform_organisation() and i.staff_id is null));
create policy request_recorded on rights_request for insert to rawabit_scoped with check (
  organisation_id = platform_organisation() and recorded_by = platform_staff() and state = 'received' and person_in_sight(person_id, true));
create policy request_advanced on rights_request for update to rawabit_scoped using (organisation_id = platform_organisation())
  with check (organisation_id = platform_organisation() and (state <> 'granted' or purpose is distinct from 'file'));
create policy request_read_every on rights_request for select to rawabit_every using (true);
create policy request_recorded_every on rights_request for insert to rawabit_every with check (recorded_by = platform_staff());
create policy request_advanced_every on rights_request for update to rawabit_every using (true) with check (true);
create policy request_event_seen on rights_request_event for select to rawabit_scoped using (exists (select from rights_request r where r.id = request_id));
create policy request_event_noted on rights_request_event for insert to rawabit_scoped with check (
  staff_id = platform_staff() and organisation_id = platform_organisation() and exists (select from rights_request r where r.id = request_id));
create policy request_event_read_every on rights_request_event for select to rawabit_every using (true);
create policy request_event_noted_every on rights_request_event for insert to rawabit_every with check (staff_id = platform_staff());
select platform_guard('rights_request');
select platform_guard('rights_request_event');
grant select, insert on rights_request, rights_request_event to rawabit_scoped;
grant update (state, owner_id, decided_by, decided_at, reason, effect) on rights_request to rawabit_scoped;
grant update (organisation_id) on rights_request to rawabit_every;

-- What a person opposes, the data-protection officer writes down too: a refusal, never an agreement.
create policy person_consent_opposed on person_consent for insert to rawabit_every with check (not given and platform_staff() is not null);

create function rights_anonymise(whose uuid) returns uuid[]
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  things uuid[];
begin
  if platform_reach() <> 'every' then return '{}'; end if;
  select coalesce(array_agg(id), '{}') into things from rights_request where person_id = whose;
  update rights_request set was = null, asked = null, reason = case when reason is not null then '—' end, effect = null, language = 'und'
   where person_id = whose;
  update rights_request_event set reason = '—' where request_id = any (things) and reason is not null;
  return things;
end $$;
revoke all on function rights_anonymise from public;
grant execute on function rights_anonymise to rawabit_every;

-- How long what is kept for a purpose is kept after the last contact: proposed by the data of this checkout, decided and confirmed here.
create table rights_term (
  purpose text primary key,
  months int not null check (months between 1 and 1200),
  source text,
  confirmed_by uuid not null references organisation_staff (id),
  confirmed_at timestamptz not null
);
create index rights_term_confirmed_by on rights_term (confirmed_by);

-- Under which number the authority authorised a processing.
create table rights_processing (
  code text primary key,
  authorisation text not null,
  authorised_on date not null,
  changed_by uuid not null references organisation_staff (id),
  changed_at timestamptz not null
);
create index rights_processing_changed_by on rights_processing (changed_by);

create policy term_read on rights_term for select to rawabit_scoped using (true);
create policy term_decided on rights_term for insert to rawabit_every with check (confirmed_by = platform_staff());
create policy term_decided_anew on rights_term for update to rawabit_every using (true) with check (confirmed_by = platform_staff());
create policy processing_read on rights_processing for select to rawabit_scoped using (true);
create policy processing_numbered on rights_processing for insert to rawabit_every with check (changed_by = platform_staff());
create policy processing_numbered_anew on rights_processing for update to rawabit_every using (true) with check (changed_by = platform_staff());
select platform_guard('rights_term');
select platform_guard('rights_processing');
grant select on rights_term, rights_processing to rawabit_scoped;
grant insert, update on rights_term, rights_processing to rawabit_every;
