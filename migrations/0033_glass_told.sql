-- Broken glass is told to somebody, whatever posts the owning organisation has filled: its supervisors, else who administers it, else who
-- registered the person; and always the data-protection officers. Never to whoever broke it.
create function person_glass_answering(glass uuid) returns table (answers_as text, staff uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  with broken as (
    select g.owner_organisation, g.staff_id as breaker, p.registered_staff from person_glass g join person p on p.id = g.person_id where g.id = glass),
  posts as (
    select case r.role when 'supervisor' then 1 else 2 end as turn, r.role as answers_as, r.staff_id as staff
      from organisation_role r join broken b on b.owner_organisation = r.organisation_id
     where r.ended_at is null and r.role in ('supervisor', 'organisation-administrator')
    union
    select 3, 'registrar', b.registered_staff from broken b
    union
    select 0, r.role, r.staff_id from organisation_role r where r.ended_at is null and r.role = 'data-protection-officer'),
  filled as (
    select q.* from posts q join broken b on q.staff <> b.breaker
      join organisation_staff s on s.id = q.staff and s.suspended_at is null)
  select f.answers_as, f.staff from filled f where f.turn = 0 or f.turn = (select min(turn) from filled where turn > 0)
$$;
-- To whoever broke it: in which posts they were told, not who they are.
create function person_glass_told(glass uuid) returns text[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct a.answers_as), '{}') from person_glass_answering(glass) a
   where exists (select from person_glass g where g.id = glass and g.staff_id = platform_staff())
$$;
revoke all on function person_glass_answering, person_glass_told from public;
grant execute on function person_glass_answering to rawabit_every;
grant execute on function person_glass_told to rawabit_scoped;
