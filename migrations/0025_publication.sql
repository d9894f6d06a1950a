-- What may be shown to those who may not read the lines, decided at a fixed position of the ledger and kept.

-- The rules of disclosure control as they were set; the last of each kind is in force. The journal says by whom.
create table results_rule (
  id uuid primary key,
  kind text not null check (kind in ('ordinary', 'sensitive')),
  threshold int not null check (threshold between 3 and 100),
  base int not null check (base between 1 and 100 and base <= 2 * threshold),
  width int not null check (width between 3 and 200),
  dominance int not null check (dominance between 1 and 100),
  set_at timestamptz not null
);
create index results_rule_kind on results_rule (kind, id desc);

-- When figures were published, and up to which line of the ledger they were counted. `held` names those that could not be published
-- anew without giving away what had been withheld: they stay as they were.
create table results_publication (
  id uuid primary key,
  position bigint not null,
  made_at timestamptz not null,
  held text[] not null default '{}'
);
create index results_publication_made on results_publication (made_at desc);

-- What was decided of all the figures of one subject (an indicator, or the services given), together: they hang together.
create table results_decision (
  id uuid primary key,
  publication_id uuid not null references results_publication (id),
  subject text not null,
  rules jsonb not null,
  current boolean not null
);
create index results_decision_publication on results_decision (publication_id);
create unique index results_decision_current on results_decision (subject) where current;

-- What may be shown of each cell that is not nothing; null: withheld.
create table results_cell (
  decision_id uuid not null references results_decision (id),
  period text not null,
  dimension text not null,
  part text not null,
  shown int,
  primary key (decision_id, period, dimension, part)
);

-- Why that is right, for those who audit it: the value behind each cell, and of a withheld one the interval that everything shown leaves
-- open, as wide as was needed. Nothing of this leaves the server.
create table results_proof (
  decision_id uuid not null,
  period text not null,
  dimension text not null,
  part text not null,
  value int not null,
  small boolean not null,
  low int,
  high int,
  needed int,
  primary key (decision_id, period, dimension, part),
  foreign key (decision_id, period, dimension, part) references results_cell (decision_id, period, dimension, part),
  check ((low is null) = (needed is null) and (high is null) = (needed is null)),
  check (high - low >= needed)
);

grant select on results_rule, results_publication, results_decision, results_cell to rawabit_scoped;
grant insert on results_rule to rawabit_every;
grant insert on results_publication, results_decision, results_cell to rawabit_every;
grant update (current) on results_decision to rawabit_every;
grant update (held) on results_publication to rawabit_every;
grant select, insert on results_proof to rawabit_every;
