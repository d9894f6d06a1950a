-- What is brought in keeps to the same rules: a row becomes a person whom one sees, an import is begun in one's own name, and whose it is
-- never changes.
revoke update on intake_mapping, intake_import, intake_row, intake_source from rawabit_scoped;
grant update (mapping, saved_at, saved_by) on intake_mapping to rawabit_scoped;
grant update (staff_id, role_id, state, phase, baton, reading, columns, profile, mapping, unknown_words, possible, started_at, done_at, rows, checked, ran,
  registered, new_rows, match_rows, possible_rows, refused_rows, checked_to, ran_to, fault) on intake_import to rawabit_scoped;
grant update (outcome, reasons, person_id, cells, done) on intake_row to rawabit_scoped;

drop policy intake_import_written on intake_import;
create policy intake_import_written on intake_import for insert to rawabit_scoped with check (
  organisation_id = platform_organisation() and staff_id = platform_staff());
drop policy intake_source_advanced on intake_source;
drop policy intake_source_written on intake_source;
create policy intake_source_written on intake_source for insert to rawabit_scoped with check (
  organisation_id = platform_organisation() and person_in_sight(person_id, true) and exists (select from intake_import i where i.id = import_id));

-- Somebody who came in before may be out of sight since: the row says so all the same.
create function intake_may_name(whose uuid) returns boolean language sql stable as $$
  select whose is null or person_in_sight(whose, true) or exists (select from intake_source s where s.person_id = whose)
$$;
drop policy intake_row_written on intake_row;
create policy intake_row_written on intake_row for insert to rawabit_scoped with check (
  organisation_id = platform_organisation() and intake_may_name(person_id) and exists (select from intake_import i where i.id = import_id));
drop policy intake_row_advanced on intake_row;
create policy intake_row_advanced on intake_row for update to rawabit_scoped
  using (organisation_id = platform_organisation()) with check (intake_may_name(person_id));
