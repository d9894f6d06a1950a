-- Whom an organisation asks before it sees a file, how long it sees it, and what stays hidden even then.

create or replace function platform_staff() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.staff', true), '')::uuid $$;

-- A repeated request is answered from here: what one member of staff was told is nobody else's to read.
alter table platform_answer enable row level security;
create policy answer_own on platform_answer to rawabit_scoped using (staff_id = platform_staff());

-- ── Involvement: with an end, and by the hand of one ────────────────────────────────────────────────────────────────────────────
-- `until`: sight ends there, at once. `staff_id`: broken glass opens a file to one worker, never to the whole organisation.
-- `compartments`: in which compartments the organisation acts for the person; where protection is the only one, nobody is told of it.
alter table person_involvement
  add column until timestamptz,
  add column staff_id uuid references organisation_staff (id),
  add column compartments text[] not null default '{}',
  add column served_at timestamptz,
  drop constraint person_involvement_reason_check,
  drop constraint person_involvement_pkey,
  add constraint person_involvement_reason check (reason in ('registered', 'referral', 'case', 'served', 'granted', 'glass')),
  add constraint person_involvement_glass check ((reason = 'glass') = (staff_id is not null) and (staff_id is null or until is not null));
create unique index person_involvement_once on person_involvement (organisation_id, person_id, staff_id) nulls not distinct;
create index person_involvement_staff on person_involvement (staff_id) where staff_id is not null;
drop index person_involvement_person;
create index person_involvement_person on person_involvement (person_id, organisation_id) include (until, staff_id);

update person_involvement i set compartments = d.compartments, served_at = d.served_at
  from (select organisation_id, person_id, array_agg(distinct compartment order by compartment) as compartments, min(recorded_at) as served_at
          from delivery where reverses is null group by 1, 2) d
 where d.organisation_id = i.organisation_id and d.person_id = i.person_id;

-- Whether the organisation that asks is involved now; `steadily`: not only through broken glass, which lets one read and nothing else.
-- For functions that run as the owner; everybody else is kept to it by the policies.
create function person_in_sight(whose uuid, steadily boolean) returns boolean language sql stable parallel safe as $$
  select exists (
    select from person_involvement i
     where i.person_id = whose and i.organisation_id = platform_organisation() and (i.until is null or i.until > now())
       and (i.staff_id is null or (i.staff_id = platform_staff() and not steadily)))
$$;
create function person_is_new(whose uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
  as $$ select not exists (select from person where id = whose) $$;
revoke all on function person_is_new from public;
grant execute on function person_is_new to rawabit_scoped;

-- Nobody makes themselves involved: the first involvement comes with a person who is not yet there, every other through the functions below.
drop policy involvement_own on person_involvement;
create policy involvement_own on person_involvement for select to rawabit_scoped using (
  organisation_id = platform_organisation() and (until is null or until > now()) and (staff_id is null or staff_id = platform_staff()));
create policy involvement_first on person_involvement for insert to rawabit_scoped with check (
  organisation_id = platform_organisation() and reason = 'registered' and until is null and person_is_new(person_id));
revoke update on person_involvement from rawabit_scoped;

-- The planner must know at once that almost every involvement has no end: otherwise it leaves the ordered index and sorts.
analyze person_involvement;

-- ── Protection: the name is not where others look ───────────────────────────────────────────────────────────────────────────────
-- A protected person's name leaves `person` altogether and is kept here, for the owner of the case and those assigned. Whatever reads
-- `person` finds a mask: a new list, an export or a forgotten join cannot show what is not there.
alter table person add column protected boolean not null default false;
create table person_protection (
  person_id uuid primary key references person (id),
  organisation_id text not null references organisation (id),
  owner_id uuid not null references organisation_staff (id),
  assigned uuid[] not null default '{}',
  display_name text not null,
  sort_name text not null,
  search_text text not null,
  since timestamptz not null
);
create index person_protection_organisation on person_protection (organisation_id);
create index person_protection_owner on person_protection (owner_id);

create function person_guarded(by_organisation text, owner uuid, assigned uuid[]) returns boolean language sql stable parallel safe as $$
  select by_organisation = platform_organisation() and 'protection' = any (platform_compartments()) and platform_staff() = any (assigned || owner)
$$;
alter table person_protection enable row level security;
create policy protection_guarded on person_protection for select to rawabit_scoped using (person_guarded(organisation_id, owner_id, assigned));
grant select on person_protection to rawabit_scoped;

-- What stands in the place of a name; pages write it out in the language of who reads.
create function person_mask() returns text language sql immutable parallel safe as $$ select '•••' $$;
create function person_hidden_name(whose uuid) returns text language sql stable parallel safe
  as $$ select display_name from person_protection where person_id = whose $$;
-- The name as the one who asks may read it.
create function person_shown_name(p person) returns text language sql stable parallel safe
  as $$ select case when p.protected then coalesce(person_hidden_name(p.id), p.display_name) else p.display_name end $$;

-- A correction of a hidden name goes to where the name is kept, and is for those alone who may read it.
create function person_keep_hidden() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update person_protection q set display_name = new.display_name, sort_name = new.sort_name, search_text = new.search_text
   where q.person_id = new.id
     and (current_setting('role', true) = 'none' or person_guarded(q.organisation_id, q.owner_id, q.assigned));
  if not found then
    raise exception 'the name is hidden' using errcode = 'insufficient_privilege';
  end if;
  new.display_name := old.display_name;
  new.sort_name := old.sort_name;
  new.search_text := old.search_text;
  return new;
end $$;
create trigger person_keep_hidden before update of display_name, sort_name, search_text on person for each row
  when (old.protected and new.protected and (old.display_name, old.sort_name, old.search_text) is distinct from (new.display_name, new.sort_name, new.search_text))
  execute function person_keep_hidden();

-- Lists by name are sorted in the involvements: the order follows a correction, and tells nothing of a hidden name.
create function person_follow_sort_name() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update person_involvement set sort_name = new.sort_name where person_id = new.id;
  return null;
end $$;
create trigger person_follow_sort_name after update of sort_name on person for each row
  when (old.sort_name is distinct from new.sort_name) execute function person_follow_sort_name();

-- Whether a member of staff works for an organisation now and is cleared for a compartment.
create function person_cleared(staff uuid, organisation text, compartment text) returns boolean language sql stable as $$
  select exists (
    select from organisation_role r join organisation_staff s on s.id = r.staff_id
     where r.staff_id = staff and r.organisation_id = organisation and r.ended_at is null and s.suspended_at is null
       and compartment = any (r.compartments))
$$;

-- Whether the member of staff who asks holds one of these roles in the organisation for which they act.
create function person_acts_as(roles text[]) returns boolean language sql stable as $$
  select exists (
    select from organisation_role r
     where r.staff_id = platform_staff() and r.organisation_id = platform_organisation() and r.role = any (roles) and r.ended_at is null)
$$;

-- Hides a name, or hands the case on. The owner decides; where the owner has gone, a supervisor of the same organisation does.
-- Answers 'protected', or why not: 'not-found', 'forbidden', 'unknown-staff'.
create function person_protect(whose uuid, owner uuid, helpers uuid[], moment timestamptz) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  kept person_protection;
begin
  if not person_in_sight(whose, true) then return 'not-found'; end if;
  if not 'protection' = any (platform_compartments()) then return 'forbidden'; end if;
  perform from person where id = whose for update;
  select * into kept from person_protection where person_id = whose;
  if kept.organisation_id <> platform_organisation() then return 'forbidden'; end if;
  if kept.owner_id <> platform_staff() and (person_cleared(kept.owner_id, kept.organisation_id, 'protection') or not person_acts_as('{supervisor}')) then
    return 'forbidden';
  end if;
  if exists (select from unnest(helpers || owner) staff where not person_cleared(staff, platform_organisation(), 'protection')) then
    return 'unknown-staff';
  end if;
  insert into person_protection
  select whose, platform_organisation(), owner, helpers, p.display_name, p.sort_name, p.search_text, moment from person p where p.id = whose
  on conflict (person_id) do update set owner_id = excluded.owner_id, assigned = excluded.assigned;
  update person set protected = true, display_name = person_mask(), sort_name = '~' || lower(code), search_text = ''
   where id = whose and not protected;
  update person_access_request set initials = '', birth_year = null where person_id = whose;
  return 'protected';
end $$;

-- Shows the name again: the owner alone.
create function person_unprotect(whose uuid) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  kept person_protection;
begin
  delete from person_protection
   where person_id = whose and owner_id = platform_staff() and person_guarded(organisation_id, owner_id, assigned)
  returning * into kept;
  if not found then return false; end if;
  update person set protected = false, display_name = kept.display_name, sort_name = kept.sort_name, search_text = kept.search_text
   where id = whose;
  return true;
end $$;
revoke all on function person_protect, person_unprotect from public;
grant execute on function person_protect, person_unprotect to rawabit_scoped;

-- What a scoped request may change of a person: neither whose file it is nor whether its name is hidden.
revoke update on person from rawabit_scoped;
grant update (sex, birth_value, birth_precision, nationalities, languages, residence_code, circumstances, display_name, sort_name, search_text)
  on person to rawabit_scoped;

-- ── Policies: broken glass reads and does not write; names and numbers of the protected are for their guardians ─────────────────
drop policy person_changed on person;
create policy person_changed on person for update to rawabit_scoped using (exists (
  select from person_involvement i where i.person_id = person.id and i.organisation_id = platform_organisation() and i.staff_id is null));

do $$
declare
  part text;
  steady text := 'exists (select from person_involvement i where i.person_id = %1$s.person_id and i.organisation_id = platform_organisation() and i.staff_id is null)';
  readable text := 'exists (select from person p where p.id = %1$s.person_id
    and (not p.protected or exists (select from person_protection q where q.person_id = p.id)))';
begin
  foreach part in array array['person_status', 'person_consent'] loop
    execute format('drop policy %1$s_of_involved on %1$s', part);
    execute format('create policy %1$s_added on %1$s for insert to rawabit_scoped with check (' || steady || ')', part);
    execute format($policy$
      create policy %1$s_of_involved on %1$s for select to rawabit_scoped using (
        exists (select from person_involvement i where i.person_id = %1$s.person_id and i.organisation_id = platform_organisation()))$policy$, part);
    execute format('create policy %1$s_changed on %1$s for update to rawabit_scoped using (' || steady || ')', part);
  end loop;
  foreach part in array array['person_name', 'person_contact'] loop
    execute format('drop policy %1$s_of_involved on %1$s', part);
    execute format('create policy %1$s_of_involved on %1$s for select to rawabit_scoped using (' || readable || ')', part);
    execute format('create policy %1$s_added on %1$s for insert to rawabit_scoped with check (' || steady || ' and ' || readable || ')', part);
    execute format('drop policy %1$s_every on %1$s', part);
    execute format($policy$
      create policy %1$s_every on %1$s to rawabit_every using (exists (
        select from person p where p.id = %1$s.person_id and not p.protected)) with check (true)$policy$, part);
  end loop;
  execute format('create policy person_contact_changed on person_contact for update to rawabit_scoped using (' || steady || ')', 'person_contact');
  execute format('create policy person_name_replaced on person_name for delete to rawabit_scoped using (' || steady || ')', 'person_name');
end $$;

create or replace function person_search(pattern text, most int) returns table (person_id uuid, rank real)
language sql stable security definer set search_path = public, pg_temp as $$
  with sought as (select '%' || replace(replace(replace(pattern, '\', '\\'), '%', '\%'), '_', '\_') || '%' as part)
  select found.id, similarity(found.search_text, pattern)
    from (select p.id, p.search_text
            from person p, sought
           where p.search_text like sought.part and (platform_reach() = 'every' or exists (
             select from person_involvement i
              where i.person_id = p.id and i.organisation_id = platform_organisation() and (i.until is null or i.until > now())
                and (i.staff_id is null or i.staff_id = platform_staff())))
          union all
          select q.person_id, q.search_text
            from person_protection q, sought
           where q.search_text like sought.part and person_guarded(q.organisation_id, q.owner_id, q.assigned)) found
   order by 2 desc, 1
   limit most
$$;

-- ── What was shared, with whom, because of what ─────────────────────────────────────────────────────────────────────────────────
create table person_share (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person (id),
  by_organisation text references organisation (id),
  organisation_id text not null references organisation (id),
  reason text not null check (reason in ('referral', 'granted')),
  compartment text,
  consent_id uuid references person_consent (id),
  origin_word text,
  origin_id uuid,
  shared_at timestamptz not null,
  ended_at timestamptz
);
create index person_share_person on person_share (person_id, organisation_id);
create index person_share_by on person_share (by_organisation);
create index person_share_with on person_share (organisation_id);
create index person_share_consent on person_share (consent_id);
insert into person_share (person_id, by_organisation, organisation_id, reason, compartment, consent_id, origin_word, origin_id, shared_at)
select r.person_id, r.from_organisation, r.to_organisation, 'referral', k.compartment, r.consent_id, 'referral', r.id, r.sent_at
  from referral r join service_offer f on f.id = r.to_offer join service_kind k on k.code = f.kind_code
 where r.state <> 'entered-in-error';

-- Those who care for the person see with whom the file was shared; of a referral to protection, only its two sides.
alter table person_share enable row level security;
create policy share_of_involved on person_share for select to rawabit_scoped using (
  exists (select from person_involvement i where i.person_id = person_share.person_id and i.organisation_id = platform_organisation() and i.staff_id is null)
  and (by_organisation = platform_organisation() or organisation_id = platform_organisation() or compartment is distinct from 'protection'));
create policy share_every on person_share for select to rawabit_every using (true);
grant select on person_share to rawabit_scoped;

-- The consent that allows sharing with an organisation: given to it by name or to partners at large. What was said last counts, and to
-- withdraw is to say something.
create function person_sharing_consent(whose uuid, organisation text) returns uuid language sql stable as $$
  select case when said.given and said.withdrawn_at is null then said.id end
    from (select c.id, c.given, c.withdrawn_at
            from person_consent c
           where c.person_id = whose and c.purpose = 'sharing' and (c.organisation_id = organisation or c.organisation_id is null)
           order by coalesce((c.withdrawn_at at time zone 'UTC')::date, c.given_on) desc, coalesce(c.withdrawn_at, c.recorded_at) desc, c.id desc
           limit 1) said
$$;

-- Makes an organisation involved, or notes a new contact where it was. Only who is involved may involve others, or be served; who reads
-- through broken glass is not, and does not become so. Nobody lengthens their own sight: an end that was set is moved by others only.
drop function person_involve(uuid, text, text, timestamptz);
create function person_involve(
  person uuid, organisation text, why text, moment timestamptz, compartment text default null, ends timestamptz default null,
  consent uuid default null, from_word text default null, from_id uuid default null
) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own boolean := organisation = platform_organisation();
begin
  if platform_reach() <> 'every' and not person_in_sight(person, true) then return false; end if;
  insert into person_involvement as known (organisation_id, person_id, reason, since, last_at, sort_name, until, compartments, served_at)
  select organisation, p.id, why, moment, moment, p.sort_name, ends, array_remove(array[compartment], null), case why when 'served' then moment end
    from person p where p.id = person
  on conflict (organisation_id, person_id, staff_id) do update set
    last_at = greatest(known.last_at, excluded.last_at),
    compartments = (select coalesce(array_agg(distinct each order by each), '{}') from unnest(known.compartments || excluded.compartments) each),
    served_at = coalesce(known.served_at, excluded.served_at),
    reason = case when known.until is null or own then known.reason else excluded.reason end,
    since = case when known.until <= now() then excluded.since else known.since end,
    until = case when known.until is null or own then known.until else excluded.until end;
  if not own and why in ('referral', 'granted') then
    insert into person_share (person_id, by_organisation, organisation_id, reason, compartment, consent_id, origin_word, origin_id, shared_at)
    values (person, nullif(platform_organisation(), ''), organisation, why, compartment, consent, from_word, from_id, moment);
    delete from person_involvement i where i.person_id = person and i.organisation_id = organisation and i.staff_id is not null;
  end if;
  return true;
end $$;
revoke all on function person_involve from public;
grant execute on function person_involve to rawabit_scoped;

-- Ends at once what is shared without a consent in force: with one organisation, or with all. Answers the organisations concerned.
create function person_end_sharing(whose uuid, organisation text, moment timestamptz) returns text[]
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ended text[];
begin
  if not person_in_sight(whose, true) then return '{}'; end if;
  with closed as (
    update person_involvement i set until = now()
     where i.person_id = whose and i.reason in ('referral', 'granted') and (i.until is null or i.until > now())
       and (organisation is null or i.organisation_id = organisation) and person_sharing_consent(whose, i.organisation_id) is null
    returning i.organisation_id)
  select coalesce(array_agg(organisation_id order by organisation_id), '{}') into ended from closed;
  update person_share s set ended_at = moment where s.person_id = whose and s.organisation_id = any (ended) and s.ended_at is null;
  return ended;
end $$;
revoke all on function person_end_sharing from public;
grant execute on function person_end_sharing to rawabit_scoped;

-- ── A possible match elsewhere ──────────────────────────────────────────────────────────────────────────────────────────────────
-- How often one asked within an hour: who guesses numbers is stopped.
create table person_match_count (
  staff_id uuid not null references organisation_staff (id),
  hour timestamptz not null,
  asked int not null,
  primary key (staff_id, hour)
);
alter table person_match_count enable row level security;
create policy match_count_own on person_match_count to rawabit_scoped using (staff_id = platform_staff());
grant select, insert, update on person_match_count to rawabit_scoped;

-- The organisations that may be told of, and asked: those that see the file, unless protection is all that they do for the person.
create function person_known_by(whose uuid) returns text[] language sql stable parallel safe as $$
  select array_agg(i.organisation_id order by i.organisation_id)
    from person_involvement i
   where i.person_id = whose and i.staff_id is null and (i.until is null or i.until > now()) and i.compartments <> '{protection}'
     and i.organisation_id <> platform_organisation()
$$;

-- Whether one may hear that a person is known elsewhere: never of somebody protected, nor where one sees the file already.
create function person_hears_of(whose uuid) returns boolean language sql stable as $$
  select platform_reach() = 'involved'
     and exists (select from person p where p.id = whose and not p.protected)
     and not person_in_sight(whose, false) and person_known_by(whose) is not null
$$;

-- The first letters of a name, the Latin one where there is one.
create function person_initials(whose uuid) returns text language sql stable as $$
  select concat_ws(' ', left(n.given, 1) || '.', nullif(left(n.family, 1), '') || '.')
    from person_name n where n.person_id = whose order by (n.script = 'latin') desc, n.number limit 1
$$;

-- Who might be meant: the exact number of a file or of a telephone, or the exact whole name with the year of birth; never a part of a name.
create function person_matches(file_code text, phone text, full_names text[], year text, most int)
returns table (id uuid, initials text, birth_year text, known_by text[])
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, person_initials(p.id), left(p.birth_value, 4), person_known_by(p.id)
    from (select q.id from person q where q.code = $1
          union
          select c.person_id from person_contact c where c.kind = 'phone' and c.normalised = $2
          union
          select q.id from unnest($3) whole join person q
              on q.search_text like '%' || replace(replace(replace(whole, '\', '\\'), '%', '\%'), '_', '\_') || '%'
             and whole = any (string_to_array(q.search_text, ' | '))
           where left(q.birth_value, 4) = $4) met
    join person p on p.id = met.id
   where person_hears_of(p.id)
   order by p.id
   limit $5
$$;
revoke all on function person_matches from public;
grant execute on function person_matches to rawabit_scoped;

-- ── Asking for access ───────────────────────────────────────────────────────────────────────────────────────────────────────────
create table person_access_request (
  id uuid primary key,
  person_id uuid not null references person (id),
  asking_organisation text not null references organisation (id),
  asked_by uuid not null references organisation_staff (id),
  reason text not null,
  initials text not null,
  birth_year text,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  state text not null default 'asked' check (state in ('asked', 'granted', 'refused', 'expired')),
  answering_organisation text references organisation (id),
  answered_by uuid references organisation_staff (id),
  answered_at timestamptz,
  answer_reason text,
  consent_id uuid references person_consent (id),
  without_consent boolean not null default false,
  until timestamptz,
  synthetic boolean not null default false,
  check (expires_at > asked_at),
  check ((state in ('granted', 'refused')) = (answered_by is not null and answered_at is not null and answering_organisation is not null)),
  check (state <> 'refused' or answer_reason is not null),
  check (state <> 'granted' or consent_id is not null or (without_consent and answer_reason is not null)),
  constraint person_access_request_two_hands check (answered_by <> asked_by),
  constraint person_access_request_two_houses check (answering_organisation <> asking_organisation)
);
create unique index person_access_request_one_open on person_access_request (person_id, asking_organisation) where state = 'asked';
create index person_access_request_person on person_access_request (person_id);
create index person_access_request_sent on person_access_request (asking_organisation, asked_at desc);
create index person_access_request_asked_by on person_access_request (asked_by);
create index person_access_request_answering on person_access_request (answering_organisation);
create index person_access_request_answered_by on person_access_request (answered_by);
create index person_access_request_consent on person_access_request (consent_id);
alter table person_access_request enable row level security;
create policy access_request_seen on person_access_request for select to rawabit_scoped using (
  asking_organisation = platform_organisation()
  or exists (select from person_involvement i where i.person_id = person_access_request.person_id
      and i.organisation_id = platform_organisation() and i.staff_id is null and i.compartments <> '{protection}'));
create policy access_request_answered on person_access_request for update to rawabit_scoped using (
  state = 'asked' and expires_at > now() and asking_organisation <> platform_organisation() and asked_by <> platform_staff()
  and exists (select from person_involvement i where i.person_id = person_access_request.person_id
      and i.organisation_id = platform_organisation() and i.staff_id is null)
  and exists (select from person p where p.id = person_access_request.person_id
      and (not p.protected or exists (select from person_protection q where q.person_id = p.id))))
  with check (answered_by = platform_staff() and answering_organisation = platform_organisation());
create policy access_request_every on person_access_request for select to rawabit_every using (true);
grant select on person_access_request to rawabit_scoped;
grant update (state, answering_organisation, answered_by, answered_at, answer_reason, consent_id, without_consent, until)
  on person_access_request to rawabit_scoped;

-- Asks those who know a person for access. Answers whom; nothing where one may not hear of the person (any more).
create function person_ask(request uuid, whose uuid, why text, moment timestamptz, days int) returns text[]
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not person_hears_of(whose) then return null; end if;
  update person_access_request set state = 'expired' where person_id = whose and state = 'asked' and expires_at <= now();
  insert into person_access_request (id, person_id, asking_organisation, asked_by, reason, initials, birth_year, asked_at, expires_at, synthetic)
  select request, whose, platform_organisation(), platform_staff(), why, person_initials(p.id), left(p.birth_value, 4), moment,
         moment + make_interval(days => days), p.synthetic
    from person p where p.id = whose;
  return person_known_by(whose);
end $$;
revoke all on function person_ask from public;
grant execute on function person_ask to rawabit_scoped;

-- ── Breaking the glass ──────────────────────────────────────────────────────────────────────────────────────────────────────────
create table person_glass (
  id uuid primary key,
  person_id uuid not null references person (id),
  organisation_id text not null references organisation (id),
  staff_id uuid not null references organisation_staff (id),
  owner_organisation text not null references organisation (id),
  reason text not null,
  opened_at timestamptz not null,
  until timestamptz not null,
  reviewed_by uuid references organisation_staff (id),
  reviewed_at timestamptz,
  finding text check (finding in ('justified', 'unjustified')),
  remark text,
  synthetic boolean not null default false,
  check ((reviewed_by is null) = (reviewed_at is null) and (reviewed_by is null) = (finding is null)),
  check (finding is distinct from 'unjustified' or remark is not null),
  constraint person_glass_two_hands check (reviewed_by <> staff_id)
);
create index person_glass_person on person_glass (person_id);
create index person_glass_organisation on person_glass (organisation_id);
create index person_glass_staff on person_glass (staff_id);
create index person_glass_owner on person_glass (owner_organisation, opened_at desc);
create index person_glass_reviewed_by on person_glass (reviewed_by);
create index person_glass_recent on person_glass (opened_at desc, id desc);
alter table person_glass enable row level security;
create policy glass_seen on person_glass for select to rawabit_scoped using (
  staff_id = platform_staff() or ((owner_organisation = platform_organisation() or organisation_id = platform_organisation()) and person_acts_as('{supervisor}')));
create policy glass_reviewed on person_glass for update to rawabit_scoped using (
  owner_organisation = platform_organisation() and staff_id <> platform_staff() and reviewed_at is null and person_acts_as('{supervisor}'))
  with check (reviewed_by = platform_staff());
create policy glass_every on person_glass for select to rawabit_every using (true);
create policy glass_reviewed_every on person_glass for update to rawabit_every using (
  staff_id is distinct from platform_staff() and reviewed_at is null) with check (reviewed_by = platform_staff());
grant select on person_glass to rawabit_scoped;
grant update (reviewed_by, reviewed_at, finding, remark) on person_glass to rawabit_scoped;

-- Opens a closed file to one worker, for a time, with a reason. Only where somebody might be known elsewhere: never to the protected.
-- Answers until when, and whose file it was; nothing where this worker may not.
create function person_break_glass(opening uuid, whose uuid, why text, hours int) returns table (until timestamptz, owner_organisation text)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not person_hears_of(whose) or not person_acts_as('{supervisor,counsellor}')
     or not platform_compartments() && array['health', 'protection'] then
    return;
  end if;
  insert into person_involvement as known (organisation_id, person_id, staff_id, reason, since, last_at, until, sort_name)
  select platform_organisation(), p.id, platform_staff(), 'glass', now(), now(), now() + make_interval(hours => hours), p.sort_name
    from person p where p.id = whose
  on conflict (organisation_id, person_id, staff_id) do update set since = excluded.since, last_at = excluded.last_at, until = excluded.until;
  return query
  insert into person_glass as broken (id, person_id, organisation_id, staff_id, owner_organisation, reason, opened_at, until, synthetic)
  select opening, p.id, platform_organisation(), platform_staff(), p.registered_by, why, now(), now() + make_interval(hours => hours), p.synthetic
    from person p where p.id = whose
  returning broken.until, broken.owner_organisation;
end $$;
revoke all on function person_break_glass from public;
grant execute on function person_break_glass to rawabit_scoped;

-- ── The ledger and the journal keep to the same ends ────────────────────────────────────────────────────────────────────────────
-- Broken glass gives no line of protection. A line is written for a person whom one sees; to reverse one's own, one need not see more.
drop policy delivery_seen on delivery;
create policy delivery_seen on delivery for select to rawabit_scoped using (
  organisation_id = platform_organisation()
  or (compartment = any (platform_compartments()) and exists (
    select from person_involvement i where i.person_id = delivery.person_id and i.organisation_id = platform_organisation()
       and (i.staff_id is null or delivery.compartment <> 'protection'))));
drop policy delivery_recorded on delivery;
create policy delivery_recorded on delivery for insert to rawabit_scoped with check (
  organisation_id = platform_organisation() and (reverses is not null or exists (
    select from person_involvement i where i.person_id = delivery.person_id and i.organisation_id = platform_organisation() and i.staff_id is null)));

-- Who was asked reads what was written of the person as long as they see the file, and no longer.
drop policy referral_of_both on referral;
create policy referral_of_both on referral for select to rawabit_scoped using (
  from_organisation = platform_organisation() or (to_organisation = platform_organisation() and exists (
    select from person_involvement i where i.person_id = referral.person_id and i.organisation_id = platform_organisation() and i.staff_id is null)));
drop policy referral_advanced on referral;
create policy referral_advanced on referral for update to rawabit_scoped using (
  from_organisation = platform_organisation() or (to_organisation = platform_organisation() and exists (
    select from person_involvement i where i.person_id = referral.person_id and i.organisation_id = platform_organisation() and i.staff_id is null)));

-- Who saw one file: as before, within the time for which one is involved; and who opened it through broken glass, or because it was shared.
create or replace function journal_of_person(whose uuid, before bigint, most int)
returns table (line_position bigint, at timestamptz, verb text, staff_id uuid, role text, organisation_id text, code text)
language sql stable security definer set search_path = public, pg_temp as $$
  select j.position, j.at, j.verb,
         case when platform_reach() = 'every' or j.organisation_id = platform_organisation() then j.staff_id end,
         j.role, j.organisation_id, j.details ->> 'code'
    from platform_journal j
   where j.person_id = whose
     and (before is null or j.position < before)
     and (platform_reach() = 'every' or person_in_sight(whose, true))
     and (platform_reach() = 'every' or j.organisation_id = platform_organisation()
       or (j.verb = 'person.read' and exists (
         select from person_share s
          where s.person_id = whose and s.shared_at <= j.at
            and platform_organisation() in (s.by_organisation, s.organisation_id)
            and j.organisation_id in (s.by_organisation, s.organisation_id)))
       or (j.verb in ('person.read', 'person.glass-broken') and exists (
         select from person_glass g
          where g.person_id = whose and g.owner_organisation = platform_organisation()
            and g.staff_id = j.staff_id and g.organisation_id = j.organisation_id and j.at between g.opened_at - interval '1 minute' and g.until)))
   order by j.position desc
   limit most
$$;

-- ── Sealed notes ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Only the organisation that wrote a note reads it, and of it those cleared for its compartment; a note of protection, its author and
-- those named. Never changed: what is to be corrected is written anew.
create table casework_note (
  id uuid primary key,
  person_id uuid not null references person (id),
  organisation_id text not null references organisation (id),
  compartment text not null check (compartment in ('social', 'health', 'protection', 'legal', 'employment')),
  author_id uuid not null references organisation_staff (id),
  text text not null,
  at timestamptz not null,
  synthetic boolean not null default false
);
create index casework_note_person on casework_note (person_id, at desc);
create index casework_note_organisation on casework_note (organisation_id);
create index casework_note_author on casework_note (author_id);

create table casework_note_reader (
  note_id uuid not null references casework_note (id),
  staff_id uuid not null references organisation_staff (id),
  assigned_by uuid not null references organisation_staff (id),
  assigned_at timestamptz not null,
  primary key (note_id, staff_id)
);
create index casework_note_reader_staff on casework_note_reader (staff_id);
create index casework_note_reader_assigned_by on casework_note_reader (assigned_by);

create function casework_wrote(note uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from casework_note n where n.id = note and n.author_id = platform_staff() and n.organisation_id = platform_organisation())
$$;
revoke all on function casework_wrote from public;
grant execute on function casework_wrote to rawabit_scoped;

alter table casework_note enable row level security;
alter table casework_note_reader enable row level security;
create policy note_reader_seen on casework_note_reader for select to rawabit_scoped using (staff_id = platform_staff() or assigned_by = platform_staff());
create policy note_reader_named on casework_note_reader for insert to rawabit_scoped with check (assigned_by = platform_staff() and casework_wrote(note_id));
create policy note_reader_removed on casework_note_reader for delete to rawabit_scoped using (assigned_by = platform_staff());
create policy note_read on casework_note for select to rawabit_scoped using (
  organisation_id = platform_organisation() and compartment = any (platform_compartments())
  and (compartment <> 'protection' or author_id = platform_staff() or exists (
    select from casework_note_reader r where r.note_id = casework_note.id and r.staff_id = platform_staff())));
create policy note_written on casework_note for insert to rawabit_scoped with check (
  organisation_id = platform_organisation() and author_id = platform_staff() and compartment = any (platform_compartments())
  and exists (select from person_involvement i where i.person_id = casework_note.person_id and i.organisation_id = platform_organisation() and i.staff_id is null));
grant select, insert on casework_note to rawabit_scoped;
grant select, insert, delete on casework_note_reader to rawabit_scoped;
