-- An answer that is given again is given to the same eyes: while those whom it is about are in sight, and as far as their names are.

-- `about`: whose files the request was about, as its lines of the journal say. `seen` and `named`: those of them whom the asker saw, and whose
-- names they could read, when the answer was made; who was not seen then is not in it. `body` becomes a sealed value.
-- What an earlier version kept is in clear and does not say whom it is about: it goes, and only that the request was answered stays.
alter table platform_answer
  add column id uuid not null default gen_random_uuid(),
  add column about uuid[] not null default '{}',
  add column seen uuid[] not null default '{}',
  add column named uuid[] not null default '{}',
  add column compartments text[] not null default '{}',
  add column sealed text check (sealed ~ '^v1(\.[\w-]+){7}$'),
  add column key_id text generated always as (split_part(sealed, '.', 2)) stored references platform_key (id),
  drop column body;
create index platform_answer_key on platform_answer (key_id, id);
create index platform_answer_about on platform_answer using gin (about);

-- Runs with the rights of who asks, so what is in sight is what row visibility shows them now.
create function platform_answer_stands(seen uuid[], named uuid[], compartments text[]) returns boolean language sql stable as $$
  select (cardinality(seen) = 0 or compartments <@ platform_compartments())
     and not exists (select from unnest(seen) each where not exists (select from person p where p.id = each))
     and not exists (select from unnest(named) each where not person_is_readable(each))
$$;
-- Whether one's own key served already, and for which request: also where the answer is not given any more, so that nothing is done twice.
create function platform_answer_hash(of_key text) returns text language sql stable security definer set search_path = public, pg_temp
  as $$ select a.request_hash from platform_answer a where a.staff_id = platform_staff() and a.key = of_key $$;
revoke all on function platform_answer_stands, platform_answer_hash from public;
grant execute on function platform_answer_stands, platform_answer_hash to rawabit_scoped;

drop policy answer_own_select on platform_answer;
create policy answer_given on platform_answer for select to rawabit_scoped using (
  staff_id = platform_staff() and sealed is not null and platform_answer_stands(seen, named, compartments));

create or replace function platform_forget(ids text[], older timestamptz) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  naming text := array_to_string(ids, '|');
  gone bigint;
begin
  if platform_reach() <> 'every' then return 0; end if;
  delete from platform_answer where answered_at < older or (naming <> '' and (about::text ~ naming or key ~ naming));
  get diagnostics gone = row_count;
  if naming <> '' then delete from platform_message where reference::text ~ naming; end if;
  return gone;
end $$;
