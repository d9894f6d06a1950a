-- Dated rules with their source. A rule that changes is a new version; the old one goes on answering for its own time.
create table eligibility_rule (
  id text primary key,
  service text not null,
  version int not null,
  position int not null,
  valid_from date,
  valid_to date,
  confirmed boolean not null,
  loaded_at timestamptz not null default now(),
  content jsonb not null,
  source jsonb not null,
  unique (service, version)
);
grant select on eligibility_rule to rawabit_scoped;
