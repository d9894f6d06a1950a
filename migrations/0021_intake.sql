-- What partners bring in: files of people, read row by row, and the forms that they fill in.

-- What the columns and words of a file mean to an organisation: kept by the shape of the file (its columns), proposed for the next one.
create table intake_mapping (
  organisation_id text not null references organisation (id),
  shape text not null,
  mapping jsonb not null,
  saved_at timestamptz not null,
  saved_by uuid not null references organisation_staff (id),
  primary key (organisation_id, shape)
);
create index intake_mapping_saved_by on intake_mapping (saved_by);

create table intake_import (
  id uuid primary key,
  organisation_id text not null references organisation (id),
  staff_id uuid not null references organisation_staff (id),
  role_id uuid not null references organisation_role (id),
  file_id uuid not null references platform_file (id),
  sha256 text not null,
  name text not null,
  bytes bigint not null,
  state text not null check (state in ('open', 'checking', 'checked', 'running', 'stopped', 'done', 'refused')),
  phase text check (phase in ('check', 'run')),
  -- Whoever works on it now: a second worker takes the baton, and the first one finds that it has lost it.
  baton uuid,
  reading jsonb not null,
  columns jsonb not null,
  profile jsonb not null,
  mapping jsonb not null,
  unknown_words jsonb not null default '[]',
  possible text not null default 'hold' check (possible in ('hold', 'register')),
  uploaded_at timestamptz not null,
  started_at timestamptz,
  done_at timestamptz,
  rows int not null default 0 check (rows >= 0),
  checked int not null default 0,
  ran int not null default 0,
  registered int not null default 0,
  new_rows int not null default 0,
  match_rows int not null default 0,
  possible_rows int not null default 0,
  refused_rows int not null default 0,
  -- The last row of the file that was checked, and the last that was carried out.
  checked_to int not null default 0,
  ran_to int not null default 0,
  fault jsonb,
  -- The same file twice is the same import.
  constraint intake_import_same_file unique (organisation_id, sha256)
);
create index intake_import_recent on intake_import (organisation_id, uploaded_at desc);
create index intake_import_staff on intake_import (staff_id);
create index intake_import_role on intake_import (role_id);
create index intake_import_file on intake_import (file_id);

-- A row of a file, and what would become of it. Its cells are kept until it has become a person.
create table intake_row (
  organisation_id text not null references organisation (id),
  import_id uuid not null references intake_import (id),
  row int not null,
  outcome text not null check (outcome in ('new', 'match', 'possible', 'refused')),
  reasons jsonb not null default '[]',
  person_id uuid references person (id),
  cells jsonb,
  -- The key under which the source knows it, and what makes two rows of one file look like one person.
  source_key text not null,
  likeness text,
  done boolean not null default false,
  primary key (import_id, row)
);
create index intake_row_organisation on intake_row (organisation_id);
create index intake_row_person on intake_row (person_id) where person_id is not null;
create index intake_row_likeness on intake_row (import_id, likeness) where likeness is not null;
create index intake_row_source_key on intake_row (import_id, source_key);
create index intake_row_outcome on intake_row (import_id, outcome, row);

-- What came in once does not come in again: the source, its key for the person, and who that became.
create table intake_source (
  organisation_id text not null references organisation (id),
  source text not null,
  key text not null,
  person_id uuid not null references person (id),
  import_id uuid not null references intake_import (id),
  at timestamptz not null,
  primary key (organisation_id, source, key)
);
create index intake_source_person on intake_source (person_id);
create index intake_source_import on intake_source (import_id);

do $$
declare part text;
begin
  foreach part in array array['intake_mapping', 'intake_import', 'intake_row', 'intake_source'] loop
    perform platform_guard(part::regclass);
    execute format('create policy %1$s_seen on %1$s for select to rawabit_scoped using (organisation_id = platform_organisation())', part);
    execute format('create policy %1$s_written on %1$s for insert to rawabit_scoped with check (organisation_id = platform_organisation())', part);
    execute format('create policy %1$s_advanced on %1$s for update to rawabit_scoped using (organisation_id = platform_organisation())', part);
  end loop;
end $$;
create policy intake_row_begun_anew on intake_row for delete to rawabit_scoped using (organisation_id = platform_organisation() and not done);
-- The product itself finds whose import it is to work on; what it does then, it does as the member of staff who asked for it.
create policy intake_import_every on intake_import for select to rawabit_every using (platform_staff() is null);
create policy intake_import_stopped on intake_import for update to rawabit_every using (platform_staff() is null);

grant select, insert, update on intake_mapping, intake_import, intake_row, intake_source to rawabit_scoped;
grant delete on intake_row to rawabit_scoped;
