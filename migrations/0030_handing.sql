-- What a counter may tell of a file is what its organisation is a side of; and whoever makes the whole copy says what it leaves out.

-- With whom a file was shared: each share is its two sides' to see. Who registered the person sees all of them, but of a referral to
-- protection only its two sides do.
drop policy share_of_involved on person_share;
create policy share_of_involved on person_share for select to rawabit_scoped using (
  exists (select from person_involvement i where i.person_id = person_share.person_id and i.organisation_id = platform_organisation() and i.staff_id is null)
  and (by_organisation = platform_organisation() or organisation_id = platform_organisation()
    or (compartment is distinct from 'protection' and exists (
      select from person p where p.id = person_share.person_id and p.registered_by = platform_organisation()))));

-- How many names, contacts, documents and copies of papers the whole copy of a file does not show: numbers, for its maker alone. Those of a
-- protected person are handed over by who guards the case; a copy of a paper by the organisation that keeps it.
create function person_left_out(whose uuid) returns table (names int, contacts int, documents int, pieces int)
language sql stable security definer set search_path = public, pg_temp as $$
  select case when p.protected then (select count(*) from person_name n where n.person_id = p.id) else 0 end::int,
         case when p.protected then (select count(*) from person_contact c where c.person_id = p.id) else 0 end::int,
         case when p.protected then (select count(*) from person_document d where d.person_id = p.id) else 0 end::int,
         (select count(*) from person_piece s where s.person_id = p.id)::int
    from person p where p.id = whose and platform_reach() = 'every'
$$;
revoke all on function person_left_out from public;
grant execute on function person_left_out to rawabit_every;

-- How many notes there are of which the whole copy does not hold the text: those of protection are counted here and told nowhere else.
create function casework_notes_left_out(whose uuid) returns int
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::int from casework_note n where n.person_id = whose and platform_reach() = 'every'
$$;
revoke all on function casework_notes_left_out from public;
grant execute on function casework_notes_left_out to rawabit_every;
