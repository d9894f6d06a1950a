-- What the database may not read: values that the product seals with a key kept elsewhere.

-- The keys with which something may be sealed, by their ids. Every sealed value refers to its key here, so that no key is forgotten while
-- a value needs it, also one that another transaction is about to write. The keys themselves are never in the database.
create table platform_key (
  id text primary key check (id ~ '^[0-9a-f]{16}$'),
  registered_at timestamptz not null
);

-- ── Documents of persons ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- The number is sealed; `number_index` stands for it in an exact search, and is made with a key of its own.
create table person_document (
  id uuid primary key,
  person_id uuid not null references person (id),
  kind text not null check (kind in (
    'passport', 'identity_card', 'residence_card', 'registration_card', 'refugee_card', 'consular_card', 'civil_status', 'other')),
  number text not null check (number ~ '^v1(\.[\w-]+){7}$'),
  number_index text not null check (length(number_index) = 27),
  key_id text not null generated always as (split_part(number, '.', 2)) stored references platform_key (id),
  country text check (country ~ '^[A-Z]{2}$'),
  valid_until date,
  recorded_by text not null references organisation (id),
  recorded_at timestamptz not null
);
create index person_document_person on person_document (person_id);
create index person_document_number on person_document (number_index);
create index person_document_key on person_document (key_id, id);
create index person_document_recorded_by on person_document (recorded_by);

-- Whoever may read the names of a person may read their documents; broken glass reads and does not write.
create function person_is_readable(whose uuid) returns boolean language sql stable as $$
  select exists (select from person p where p.id = whose and (not p.protected or exists (select from person_protection q where q.person_id = p.id)))
$$;
revoke all on function person_is_readable from public;
grant execute on function person_is_readable to rawabit_scoped;
alter table person_document enable row level security;
create policy document_seen on person_document for select to rawabit_scoped using (person_is_readable(person_id));
create policy document_added on person_document for insert to rawabit_scoped with check (
  recorded_by = platform_organisation() and person_in_sight(person_id, true) and person_is_readable(person_id));
create policy document_removed on person_document for delete to rawabit_scoped using (person_in_sight(person_id, true) and person_is_readable(person_id));
create policy document_every on person_document for select to rawabit_every using (
  exists (select from person p where p.id = person_document.person_id and not p.protected));
select platform_guard('person_document');
grant select, insert, delete on person_document to rawabit_scoped;

-- Takes away every document of a person, whoever may read them: for the end of what is kept.
create function person_erase_documents(whose uuid) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  erased int;
begin
  delete from person_document where person_id = whose;
  get diagnostics erased = row_count;
  return erased;
end $$;
revoke all on function person_erase_documents from public;
grant execute on function person_erase_documents to rawabit_every;

-- ── Notes ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- `text` is what an earlier version wrote: the product seals it at its next start, since no migration holds a key.
alter table casework_note
  alter column text drop not null,
  add column sealed text check (sealed ~ '^v1(\.[\w-]+){7}$'),
  add column key_id text generated always as (split_part(sealed, '.', 2)) stored references platform_key (id),
  add constraint casework_note_once check (num_nonnulls(text, sealed) = 1);
create index casework_note_key on casework_note (key_id, id);
create index casework_note_clear on casework_note (id) where sealed is null;

-- ── Files ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- A file about persons is sealed on the disk with a key of its own, which is sealed here. Without this line nobody opens it.
alter table platform_file
  add column sealed_key text check (sealed_key ~ '^v1(\.[\w-]+){7}$'),
  add column key_id text generated always as (split_part(sealed_key, '.', 2)) stored references platform_key (id);
create index platform_file_key on platform_file (key_id, id);
create index platform_file_content on platform_file (sha256);
grant delete on platform_file to rawabit_every;
create policy file_discarded on platform_file for delete to rawabit_every using (platform_staff() is null);
