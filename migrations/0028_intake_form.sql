-- The forms of partners, as they were read from their workbooks, and what was answered: whole, with the version that was asked.
create table intake_form (
  id uuid primary key,
  organisation_id text not null references organisation (id),
  form_key text not null,
  version text not null,
  title text not null,
  state text not null check (state in ('open', 'published', 'closed')),
  shape jsonb not null,
  columns jsonb not null,
  sha256 text not null,
  file_id uuid not null references platform_file (id),
  uploaded_at timestamptz not null,
  uploaded_by uuid not null references organisation_staff (id),
  published_at timestamptz,
  constraint intake_form_same_file unique (organisation_id, sha256)
);
create index intake_form_file on intake_form (file_id);
create index intake_form_uploaded_by on intake_form (uploaded_by);
-- Of several versions of a form, one is asked.
create unique index intake_form_one_published on intake_form (organisation_id, form_key) where state = 'published';

create table intake_answer (
  id uuid primary key,
  organisation_id text not null references organisation (id),
  form_id uuid not null references intake_form (id),
  person_id uuid references person (id),
  answers jsonb not null,
  language text not null,
  filled_at timestamptz not null,
  filled_by uuid not null references organisation_staff (id)
);
create index intake_answer_organisation on intake_answer (organisation_id);
create index intake_answer_form on intake_answer (form_id, filled_at desc);
create index intake_answer_person on intake_answer (person_id);
create index intake_answer_filled_by on intake_answer (filled_by);

select platform_guard('intake_form'), platform_guard('intake_answer');
create policy intake_form_seen on intake_form for select to rawabit_scoped using (organisation_id = platform_organisation());
create policy intake_form_written on intake_form for insert to rawabit_scoped with check (
  organisation_id = platform_organisation() and uploaded_by = platform_staff());
create policy intake_form_advanced on intake_form for update to rawabit_scoped using (organisation_id = platform_organisation());
create policy intake_answer_seen on intake_answer for select to rawabit_scoped using (
  organisation_id = platform_organisation() and (person_id is null or person_in_sight(person_id, false)));
create policy intake_answer_written on intake_answer for insert to rawabit_scoped with check (
  organisation_id = platform_organisation() and filled_by = platform_staff()
  and (person_id is null or person_in_sight(person_id, true)) and exists (select from intake_form f where f.id = form_id));

grant select, insert on intake_form, intake_answer to rawabit_scoped;
grant update (state, columns, published_at) on intake_form to rawabit_scoped;
