-- Whether whoever acts has done one of these things to one of these objects: two acts that need two hands are told apart here, for every
-- verb at once, by what the journal says. The lines themselves stay unread.
create function platform_has_done(verbs text[], things text[]) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from platform_journal j
     where j.staff_id = platform_staff() and j.verb = any (verbs)
       and (j.subject_id = any (things) or exists (select from jsonb_each_text(j.details) said where said.value = any (things))))
$$;
revoke all on function platform_has_done from public;
grant execute on function platform_has_done to rawabit_scoped, rawabit_every;
