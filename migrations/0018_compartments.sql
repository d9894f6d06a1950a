-- Cases, referrals and lines of the ledger are read in their compartment, by one's own colleagues too; and a consent keeps the words that
-- were read out.

-- ── The wording of a consent ────────────────────────────────────────────────────────────────────────────────────────────────────
-- Which version of the text, in which of its languages, and the SHA-256 of exactly those words; nothing where they are not known.
alter table person_consent
  add column wording_version text,
  add column wording_language text check (wording_language in ('fr', 'ar', 'en')),
  add column wording_hash text check (wording_hash ~ '^[0-9a-f]{64}$'),
  add constraint person_consent_wording check (
    (wording_version is null) = (wording_hash is null) and (wording_version is null) = (wording_language is null));

-- ── The compartment of what was booked, and of what was asked ───────────────────────────────────────────────────────────────────
-- It is that of the service, whatever a caller says.
alter table casework_appointment add column compartment text;
alter table referral add column compartment text;

create function service_compartment(offer text) returns text language sql stable parallel safe as $$
  select k.compartment from service_offer f join service_kind k on k.code = f.kind_code where f.id = offer
$$;
create function casework_take_compartment() returns trigger language plpgsql as $$
begin
  new.compartment := service_compartment(new.offer_id);
  return new;
end $$;
create function referral_take_compartment() returns trigger language plpgsql as $$
begin
  new.compartment := service_compartment(new.to_offer);
  return new;
end $$;
update casework_appointment set compartment = service_compartment(offer_id);
update referral set compartment = service_compartment(to_offer);
create trigger casework_take_compartment before insert or update of offer_id, compartment on casework_appointment
  for each row execute function casework_take_compartment();
create trigger referral_take_compartment before insert or update of to_offer, compartment on referral
  for each row execute function referral_take_compartment();

-- ── Who reads it ────────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Of one's own organisation: those cleared for the compartment, and who wrote it. The clearance is read once for a query, not for a row.
drop policy delivery_seen on delivery;
create policy delivery_seen on delivery for select to rawabit_scoped using (
  (organisation_id = platform_organisation() and (compartment = any ((select platform_compartments())::text[]) or staff_id = platform_staff()))
  or (compartment = any ((select platform_compartments())::text[]) and exists (
    select from person_involvement i where i.person_id = delivery.person_id and i.organisation_id = platform_organisation()
       and (i.staff_id is null or delivery.compartment <> 'protection'))));

drop policy appointment_seen on casework_appointment;
create policy appointment_seen on casework_appointment for select to rawabit_scoped using (
  organisation_id = platform_organisation()
  and (compartment is null or compartment = any ((select platform_compartments())::text[]) or staff_id = platform_staff()));
drop policy appointment_advanced on casework_appointment;
create policy appointment_advanced on casework_appointment for update to rawabit_scoped using (
  organisation_id = platform_organisation()
  and (compartment is null or compartment = any ((select platform_compartments())::text[]) or staff_id = platform_staff()));

-- Who is asked reads in their compartment. Who asked keeps sight of what became of it; of protection, the cleared and who sent it.
drop policy referral_of_both on referral;
create policy referral_of_both on referral for select to rawabit_scoped using (
  (from_organisation = platform_organisation()
    and (compartment is distinct from 'protection' or 'protection' = any ((select platform_compartments())::text[]) or from_staff = platform_staff()))
  or (to_organisation = platform_organisation()
    and (compartment is null or compartment = any ((select platform_compartments())::text[])) and exists (
    select from person_involvement i where i.person_id = referral.person_id and i.organisation_id = platform_organisation() and i.staff_id is null)));
