-- What ends, ends at once: the sessions of who is suspended, and the sight that broken glass gave where it was not justified.

-- Somebody who comes back signs in anew: no session outlives its suspension, however soon that is taken back.
create function organisation_end_sessions() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from auth.session where "userId" = new.id;
  return null;
end $$;
create trigger organisation_sessions_ended after update of suspended_at on organisation_staff
  for each row when (new.suspended_at is not null and old.suspended_at is null) execute function organisation_end_sessions();

-- Glass found unjustified is closed by the finding itself. Other glass that the same worker broke on the same file stands until its own end.
create function person_close_glass() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.until := least(new.until, now());
  update person_involvement i set until = least(i.until, coalesce(
      (select max(g.until) from person_glass g
        where g.person_id = new.person_id and g.organisation_id = new.organisation_id and g.staff_id = new.staff_id and g.id <> new.id
          and g.finding is distinct from 'unjustified'), new.until))
   where i.person_id = new.person_id and i.organisation_id = new.organisation_id and i.staff_id = new.staff_id and i.reason = 'glass';
  return new;
end $$;
create trigger person_glass_closed before update of finding on person_glass
  for each row when (new.finding = 'unjustified' and old.finding is null) execute function person_close_glass();
revoke all on function organisation_end_sessions, person_close_glass from public;
