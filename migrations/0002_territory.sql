-- Where things are. Codes are those of the census office; a code is valid within its dates only (MA-08 is not the same region in 2010 and in 2020).
create table territory_area (
  code text primary key,
  kind text not null check (kind in ('region', 'province', 'prefecture', 'commune', 'city')),
  parent_code text references territory_area (code) deferrable initially deferred,
  name jsonb not null,
  iso text,
  tile_column int,
  tile_row int,
  latitude double precision,
  longitude double precision,
  valid_from date,
  valid_from_precision text,
  valid_to date,
  valid_to_precision text,
  source jsonb not null
);
create index territory_area_parent on territory_area (parent_code);

-- The region in which an area lies (itself, when it is one).
create function territory_region_of(area text) returns text language sql stable as $$
  with recursive up as (
    select code, kind, parent_code from territory_area where code = area
    union all
    select a.code, a.kind, a.parent_code from up join territory_area a on a.code = up.parent_code
  )
  select code from up where kind = 'region' limit 1
$$;
grant select on territory_area to rawabit_scoped;
