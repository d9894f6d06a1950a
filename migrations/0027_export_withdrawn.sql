-- Whoever asked for an export that still waits may take the wish back.
alter table person_export drop constraint person_export_state_check;
alter table person_export drop constraint person_export_agreed;
alter table person_export add constraint person_export_state_check check (state in ('waiting', 'approved', 'refused', 'ready', 'ended', 'withdrawn'));
alter table person_export add constraint person_export_agreed check (counted <= threshold or decided_by is not null or state in ('waiting', 'ended', 'withdrawn'));
create policy export_withdrawn on person_export for update to rawabit_scoped
  using (organisation_id = platform_organisation() and state = 'waiting' and staff_id = platform_staff())
  with check (staff_id = platform_staff() and state = 'withdrawn');
