-- Who was asked and has not answered yet reads what it needs to decide, and writes nothing; and nobody undoes what another organisation
-- wrote down.

-- ── A referral that waits for its answer ────────────────────────────────────────────────────────────────────────────────────────
-- `pending`: one is involved only because of a referral that nobody has accepted. Every other reason, and the acceptance, clear it.
alter table person_involvement add column pending boolean not null default false,
  add constraint person_involvement_pending check (not pending or reason = 'referral');
drop index person_involvement_person;
create index person_involvement_person on person_involvement (person_id, organisation_id) include (until, staff_id, pending);
update person_involvement i set pending = true
 where i.reason = 'referral' and i.served_at is null
   and exists (select from referral r where r.person_id = i.person_id and r.to_organisation = i.organisation_id)
   and not exists (select from referral r where r.person_id = i.person_id and r.to_organisation = i.organisation_id
                      and r.state in ('accepted', 'in-progress', 'on-hold', 'completed', 'failed'))
   and not exists (select from casework_appointment a where a.person_id = i.person_id and a.organisation_id = i.organisation_id)
   and not exists (select from person_share s where s.person_id = i.person_id and s.organisation_id = i.organisation_id and s.reason = 'granted');

-- Whether the organisation that asks is involved now; `steadily`: neither through broken glass nor by a referral that waits for its answer.
create or replace function person_in_sight(whose uuid, steadily boolean) returns boolean language sql stable parallel safe as $$
  select exists (
    select from person_involvement i
     where i.person_id = whose and i.organisation_id = platform_organisation() and (i.until is null or i.until > now())
       and ((i.staff_id is null and not (i.pending and steadily)) or (i.staff_id = platform_staff() and not steadily)))
$$;

-- Whether the papers of a person lie open: to who cares for them, and through broken glass; not to who was asked and has not answered.
create function person_is_opened(whose uuid) returns boolean language sql stable parallel safe as $$
  select exists (
    select from person_involvement i
     where i.person_id = whose and i.organisation_id = platform_organisation() and (i.until is null or i.until > now())
       and not i.pending and (i.staff_id is null or i.staff_id = platform_staff()))
$$;
revoke all on function person_is_opened from public;
grant execute on function person_is_opened to rawabit_scoped;

-- As before; who is referred to waits, unless they were involved already.
create or replace function person_involve(
  person uuid, organisation text, why text, moment timestamptz, compartment text default null, ends timestamptz default null,
  consent uuid default null, from_word text default null, from_id uuid default null
) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own boolean := organisation = platform_organisation();
begin
  if platform_reach() <> 'every' and not person_in_sight(person, true) then return false; end if;
  insert into person_involvement as known (organisation_id, person_id, reason, since, last_at, sort_name, until, compartments, served_at, pending)
  select organisation, p.id, why, moment, moment, p.sort_name, ends, array_remove(array[compartment], null), case why when 'served' then moment end,
         why = 'referral'
    from person p where p.id = person
  on conflict (organisation_id, person_id, staff_id) do update set
    last_at = greatest(known.last_at, excluded.last_at),
    compartments = (select coalesce(array_agg(distinct each order by each), '{}') from unnest(known.compartments || excluded.compartments) each),
    served_at = coalesce(known.served_at, excluded.served_at),
    reason = case when (known.until is null and not known.pending) or own then known.reason else excluded.reason end,
    since = case when known.until <= now() then excluded.since else known.since end,
    until = case when known.until is null or own then known.until else excluded.until end,
    pending = excluded.pending and not own and (known.pending or coalesce(known.until <= now(), false));
  if not own and why in ('referral', 'granted') then
    insert into person_share (person_id, by_organisation, organisation_id, reason, compartment, consent_id, origin_word, origin_id, shared_at)
    values (person, nullif(platform_organisation(), ''), organisation, why, compartment, consent, from_word, from_id, moment);
    delete from person_involvement i where i.person_id = person and i.organisation_id = organisation and i.staff_id is not null;
  end if;
  return true;
end $$;

-- The acceptance, by whichever hand, opens the file to who accepted. Nobody calls these: what becomes of a referral does.
create function person_take_up(whose uuid, organisation text) returns void language sql security definer set search_path = public, pg_temp as $$
  update person_involvement i set pending = false where i.person_id = whose and i.organisation_id = organisation and i.pending
$$;
revoke all on function person_take_up from public;
create function referral_take_up() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform person_take_up(new.person_id, new.to_organisation);
  return null;
end $$;
revoke all on function referral_take_up from public;
create trigger referral_taken_up after update of state on referral for each row
  when (old.state = 'requested' and new.state in ('accepted', 'in-progress', 'on-hold', 'completed')) execute function referral_take_up();

-- ── Every policy that asked for a steady involvement, and spoke of broken glass alone ───────────────────────────────────────────
drop policy person_changed on person;
create policy person_changed on person for update to rawabit_scoped using (person_in_sight(id, true));
drop policy person_name_added on person_name;
create policy person_name_added on person_name for insert to rawabit_scoped with check (person_in_sight(person_id, true) and person_is_readable(person_id));
drop policy person_name_replaced on person_name;
create policy person_name_replaced on person_name for delete to rawabit_scoped using (person_in_sight(person_id, true));
drop policy person_contact_added on person_contact;
create policy person_contact_added on person_contact for insert to rawabit_scoped with check (
  person_in_sight(person_id, true) and person_is_readable(person_id));
drop policy note_written on casework_note;
create policy note_written on casework_note for insert to rawabit_scoped with check (
  organisation_id = platform_organisation() and author_id = platform_staff() and compartment = any (platform_compartments())
  and person_in_sight(person_id, true));

-- Who was asked answers, as long as the question stands; everything after is for who accepted.
drop policy referral_advanced on referral;
create policy referral_advanced on referral for update to rawabit_scoped
  using (from_organisation = platform_organisation() or (to_organisation = platform_organisation() and exists (
    select from person_involvement i where i.person_id = referral.person_id and i.organisation_id = platform_organisation() and i.staff_id is null
       and (not i.pending or referral.state = 'requested'))))
  with check (
    (from_organisation = platform_organisation() and state in ('draft', 'requested', 'cancelled', 'entered-in-error'))
    or (to_organisation = platform_organisation() and state in ('accepted', 'rejected', 'in-progress', 'on-hold', 'completed', 'failed')));

-- Who has not answered yet is neither told of those who ask for the file, nor asked, nor answers for it.
create or replace function person_known_by(whose uuid) returns text[] language sql stable parallel safe as $$
  select array_agg(i.organisation_id order by i.organisation_id)
    from person_involvement i
   where i.person_id = whose and i.staff_id is null and not i.pending and (i.until is null or i.until > now()) and i.compartments <> '{protection}'
     and i.organisation_id <> platform_organisation()
$$;
drop policy access_request_seen on person_access_request;
create policy access_request_seen on person_access_request for select to rawabit_scoped using (
  asking_organisation = platform_organisation()
  or exists (select from person_involvement i where i.person_id = person_access_request.person_id
      and i.organisation_id = platform_organisation() and i.staff_id is null and not i.pending and i.compartments <> '{protection}'));
drop policy access_request_answered on person_access_request;
create policy access_request_answered on person_access_request for update to rawabit_scoped using (
  state = 'asked' and expires_at > now() and asking_organisation <> platform_organisation() and asked_by <> platform_staff()
  and person_in_sight(person_id, true) and person_is_readable(person_id))
  with check (answered_by = platform_staff() and answering_organisation = platform_organisation());

-- ── Papers: to who cares for the person; taken out by who brought them ──────────────────────────────────────────────────────────
drop policy document_seen on person_document;
create policy document_seen on person_document for select to rawabit_scoped using (person_is_opened(person_id) and person_is_readable(person_id));
drop policy document_removed on person_document;
create policy document_removed on person_document for delete to rawabit_scoped using (
  recorded_by = platform_organisation() and person_in_sight(person_id, true) and person_is_readable(person_id));
drop policy piece_seen on person_piece;
create policy piece_seen on person_piece for select to rawabit_scoped using (
  organisation_id = platform_organisation() and compartment = any (platform_compartments())
  and person_is_opened(person_id) and person_is_readable(person_id)
  and (compartment <> 'protection' or staff_id = platform_staff() or exists (select from person_protection q where q.person_id = person_piece.person_id)));
drop policy piece_removed on person_piece;
create policy piece_removed on person_piece for delete to rawabit_scoped using (
  organisation_id = platform_organisation() and person_in_sight(person_id, true));

-- A consent is withdrawn where it was taken; the one to share at any counter that cares for the person: it must be easy to end.
drop policy person_consent_changed on person_consent;
create policy person_consent_changed on person_consent for update to rawabit_scoped
  using (withdrawn_at is null and person_in_sight(person_id, true) and (recorded_by = platform_organisation() or purpose = 'sharing'))
  with check (withdrawn_at is not null);

analyze person_involvement;

-- ── Imports: who brought a file in stays who did, whoever has it worked on afterwards ───────────────────────────────────────────
alter table intake_import add column carried_by uuid references organisation_staff (id);
create index intake_import_carried_by on intake_import (carried_by);
update intake_import set carried_by = staff_id where started_at is not null;
update intake_import i set staff_id = j.staff_id
  from platform_journal j
 where j.verb = 'intake.uploaded' and j.subject_id = i.id::text and j.staff_id is not null and j.staff_id <> i.staff_id;
revoke update (staff_id) on intake_import from rawabit_scoped;
grant update (carried_by) on intake_import to rawabit_scoped;
