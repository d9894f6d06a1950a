-- The journal says who saw a file, when and in which role; its lines are sealed one to the next, so that nobody can rewrite them unseen.

-- Auditors read the journal and nothing else of persons.
do $$
begin
  begin
    create role rawabit_journal nologin;
  exception when duplicate_object or unique_violation then null;
  end;
  begin
    execute format('grant rawabit_journal to %I', current_user);
  exception when others then null; -- a superuser may set the role without being its member
  end;
  begin
    grant rawabit_scoped to rawabit_journal;
  exception when others then null; -- granted by the first database of this server
  end;
end $$;

create or replace function platform_role(reach text) returns text language sql immutable parallel safe
  as $$ select case reach
    when 'every' then 'rawabit_every'
    when 'figures' then 'rawabit_figures'
    when 'journal' then 'rawabit_journal'
    else 'rawabit_scoped' end $$;

create or replace function organisation_reach(role text) returns text language sql immutable as $$
  select case
    when role in ('counsellor', 'supervisor', 'site-manager', 'campaign-lead', 'volunteer') then 'involved'
    when role in ('programme-officer', 'secretariat') then 'figures'
    when role = 'data-protection-officer' then 'every'
    when role = 'auditor' then 'journal'
    else 'none'
  end
$$;

-- Whose file a line is about (a plain reference: the person stands above the platform), and in which role somebody acted.
alter table platform_journal add column person_id uuid, add column role text;

-- A place in the journal is taken only by a transaction that already has its number. So whoever reads the last place given, and then
-- takes a number, knows: every transaction that took a place up to there has a smaller one, and is over when those are over.
alter table platform_journal alter column position drop identity;
create sequence platform_journal_place as bigint owned by platform_journal.position;
select setval('platform_journal_place', coalesce(max(position), 1), max(position) is not null) from platform_journal;
create function platform_take_place() returns bigint language plpgsql volatile as $$
begin
  perform pg_current_xact_id();
  return nextval('platform_journal_place');
end $$;
alter table platform_journal alter column position set default platform_take_place();
grant usage on sequence platform_journal_place to rawabit_scoped;

create index platform_journal_position on platform_journal (position);
create index platform_journal_person on platform_journal (person_id, position) where person_id is not null;
create index platform_journal_staff on platform_journal (staff_id, position) where staff_id is not null;

-- Lines that were written before this column: whose file they are about is known from the tables of the words.
alter table platform_journal disable trigger platform_journal_append_only;
update platform_journal j set person_id = p.id from person p where j.subject_word = 'person' and j.subject_id = p.id::text;
update platform_journal j set person_id = d.person_id from delivery d where j.subject_word = 'delivery' and j.subject_id = d.id::text;
update platform_journal j set person_id = a.person_id from casework_appointment a where j.subject_word = 'casework' and j.subject_id = a.id::text;
update platform_journal j set person_id = r.person_id from referral r where j.subject_word = 'referral' and j.subject_id = r.id::text;
alter table platform_journal enable trigger platform_journal_append_only;

-- One hash a line, over the hash before and the line in its canonical form (docs/decisions/0006-journal-chain.md). Appended only.
create table platform_journal_seal (
  position bigint primary key,
  sealed_at timestamptz not null,
  hash bytea not null check (octet_length(hash) = 32)
);
create trigger platform_journal_seal_append_only before update or delete on platform_journal_seal
  for each row execute function platform_refuse_change();
create trigger platform_journal_not_emptied before truncate on platform_journal
  for each statement execute function platform_refuse_change();
create trigger platform_journal_seal_not_emptied before truncate on platform_journal_seal
  for each statement execute function platform_refuse_change();

-- Everybody writes, at the next place and never at one of their choice; only the auditor and the data-protection officer read.
-- Seals are written by the owner.
revoke all on platform_journal from rawabit_scoped;
grant insert (id, at, verb, subject_word, subject_id, person_id, staff_id, role, organisation_id, details) on platform_journal to rawabit_scoped;
grant select on platform_journal, platform_journal_seal to rawabit_journal, rawabit_every;

-- Who saw one file: everything for the data-protection officer; for an organisation that is involved, what its own staff did, and that an
-- organisation with which it exchanged a referral about this person opened the file since (not who there did). Organisations may not
-- read the journal, so the owner reads it for them, under the rule of row visibility.
create function journal_of_person(whose uuid, before bigint, most int)
returns table (line_position bigint, at timestamptz, verb text, staff_id uuid, role text, organisation_id text, code text)
language sql stable security definer set search_path = public as $$
  select j.position, j.at, j.verb,
         case when platform_reach() = 'every' or j.organisation_id = platform_organisation() then j.staff_id end,
         j.role, j.organisation_id, j.details ->> 'code'
    from platform_journal j
   where j.person_id = whose
     and (before is null or j.position < before)
     and (platform_reach() = 'every' or exists (
       select from person_involvement i where i.person_id = whose and i.organisation_id = platform_organisation()))
     and (platform_reach() = 'every' or j.organisation_id = platform_organisation() or (j.verb = 'person.read' and exists (
       select from referral r
        where r.person_id = whose and r.sent_at <= j.at
          and platform_organisation() in (r.from_organisation, r.to_organisation)
          and j.organisation_id in (r.from_organisation, r.to_organisation))))
   order by j.position desc
   limit most
$$;
revoke all on function journal_of_person from public;
grant execute on function journal_of_person to rawabit_scoped;
