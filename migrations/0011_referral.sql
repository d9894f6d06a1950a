-- The orientation of a person from one organisation to another, until it is answered and closed.
create table referral (
  id uuid primary key,
  person_id uuid not null references person (id),
  from_organisation text not null references organisation (id),
  from_site text references organisation_site (id),
  from_staff uuid references organisation_staff (id),
  to_organisation text not null references organisation (id),
  to_offer text not null references service_offer (id),
  reason text not null,
  urgency text not null check (urgency in ('ordinary', 'soon', 'urgent')),
  state text not null check (state in (
    'draft', 'requested', 'accepted', 'rejected', 'cancelled', 'in-progress', 'on-hold', 'completed', 'failed', 'entered-in-error')),
  state_reason text,
  consent_id uuid references person_consent (id),
  override_reason text,
  decision jsonb,
  sent_at timestamptz not null,
  answer_due_on date not null,
  answered_at timestamptz,
  closed_at timestamptz,
  delivery_id uuid,
  synthetic boolean not null default false,
  check (consent_id is not null or override_reason is not null)
);
create index referral_person on referral (person_id);
create index referral_sent on referral (from_organisation, sent_at desc);
create index referral_from_site on referral (from_site);
create index referral_from_staff on referral (from_staff);
create index referral_received on referral (to_organisation, state, answer_due_on);
create index referral_offer on referral (to_offer);
create index referral_consent on referral (consent_id);
create unique index referral_one_open on referral (person_id, to_offer)
  where state in ('draft', 'requested', 'accepted', 'in-progress', 'on-hold');

create table referral_event (
  referral_id uuid not null references referral (id),
  number int not null,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  staff_id uuid references organisation_staff (id),
  organisation_id text references organisation (id),
  reason text,
  primary key (referral_id, number)
);
create index referral_event_staff on referral_event (staff_id);
create index referral_event_organisation on referral_event (organisation_id);

alter table referral enable row level security;
create policy referral_of_both on referral for select to rawabit_scoped using (
  from_organisation = platform_organisation() or to_organisation = platform_organisation());
create policy referral_asked on referral for insert to rawabit_scoped with check (from_organisation = platform_organisation());
create policy referral_advanced on referral for update to rawabit_scoped using (
  from_organisation = platform_organisation() or to_organisation = platform_organisation());
create policy referral_every on referral to rawabit_every using (true);
alter table referral_event enable row level security;
create policy referral_event_of_both on referral_event to rawabit_scoped using (exists (select from referral r where r.id = referral_id));
create policy referral_event_every on referral_event to rawabit_every using (true);
grant select, insert, update on referral to rawabit_scoped;
grant select, insert on referral_event to rawabit_scoped;
