create table casework_appointment (
  id uuid primary key,
  person_id uuid not null references person (id),
  organisation_id text not null references organisation (id),
  site_id text references organisation_site (id),
  offer_id text references service_offer (id),
  starts_at timestamptz not null,
  minutes int not null check (minutes between 5 and 480),
  channel text not null check (channel in ('in-person', 'remote')),
  state text not null check (state in ('booked', 'attended', 'missed', 'cancelled')),
  staff_id uuid references organisation_staff (id),
  origin_word text,
  origin_id uuid,
  delivery_id uuid,
  note text,
  created_at timestamptz not null,
  synthetic boolean not null default false
);
create index casework_appointment_person on casework_appointment (person_id);
create index casework_appointment_queue on casework_appointment (organisation_id, state, starts_at);
create index casework_appointment_site on casework_appointment (site_id);
create index casework_appointment_offer on casework_appointment (offer_id);
create index casework_appointment_staff on casework_appointment (staff_id);
create index casework_appointment_origin on casework_appointment (origin_word, origin_id);

alter table casework_appointment enable row level security;
create policy appointment_own on casework_appointment to rawabit_scoped using (organisation_id = platform_organisation());
create policy appointment_every on casework_appointment to rawabit_every using (true);
grant select, insert, update on casework_appointment to rawabit_scoped;
