-- ── Pieces: files about a person, each in one compartment ───────────────────────────────────────────────────────────────────────
-- The file itself is sealed on the disk; what it is called stands here alone.
create table person_piece (
  id uuid primary key,
  person_id uuid not null references person (id),
  organisation_id text not null references organisation (id),
  staff_id uuid not null references organisation_staff (id),
  compartment text not null check (compartment in ('social', 'health', 'protection', 'legal', 'employment')),
  kind text not null check (kind in ('document', 'consent', 'certificate', 'other')),
  name text not null check (length(name) between 1 and 120),
  file_id uuid not null references platform_file (id),
  added_at timestamptz not null
);
create index person_piece_person on person_piece (person_id, added_at);
create index person_piece_organisation on person_piece (organisation_id);
create index person_piece_staff on person_piece (staff_id);
create index person_piece_file on person_piece (file_id);

-- Only the organisation that brought a piece reads it, and of it those cleared for its compartment; in protection who brought it and who
-- guards the case. A scan shows a name: where that is hidden, so is every piece.
alter table person_piece enable row level security;
create policy piece_seen on person_piece for select to rawabit_scoped using (
  organisation_id = platform_organisation() and compartment = any (platform_compartments()) and person_is_readable(person_id)
  and (compartment <> 'protection' or staff_id = platform_staff() or exists (select from person_protection q where q.person_id = person_piece.person_id)));
create policy piece_added on person_piece for insert to rawabit_scoped with check (
  organisation_id = platform_organisation() and staff_id = platform_staff() and compartment = any (platform_compartments())
  and person_in_sight(person_id, true) and person_is_readable(person_id));
create policy piece_removed on person_piece for delete to rawabit_scoped using (person_in_sight(person_id, true));
select platform_guard('person_piece');
grant select, insert, delete on person_piece to rawabit_scoped;

-- Takes away every piece of a person, whoever may read them, and answers their files: for the end of what is kept.
create function person_erase_pieces(whose uuid) returns uuid[] language sql security definer set search_path = public, pg_temp as $$
  with erased as (delete from person_piece where person_id = whose returning file_id)
  select coalesce(array_agg(file_id), '{}') from erased
$$;
revoke all on function person_erase_pieces from public;
grant execute on function person_erase_pieces to rawabit_every;
