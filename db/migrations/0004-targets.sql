create table measure (
  code text primary key,
  name_zh text not null,
  name_en text not null,
  unit text not null,
  counting text not null check (counting in ('add', 'persons', 'stock'))
);

-- A set of lines issued together from one notice: the first line is the total.
create table target (
  id uuid primary key,
  code text not null unique,
  name text not null,
  owner_id uuid not null references unit,
  place_id uuid not null references unit,
  policy_id uuid references policy,
  from_on date not null,
  to_on date not null,
  scaled text,
  state text not null check (state in ('draft', 'issued', 'withdrawn')),
  version integer not null default 1,
  issued_by uuid,
  issued_at timestamptz,
  check (to_on >= from_on)
);

create table target_line (
  no integer generated always as identity primary key,
  target_id uuid not null references target,
  code text not null unique,
  ordinal integer not null,
  name text not null,
  within_no integer references target_line,
  policy_line_no integer,
  measure text not null references measure,
  unit text not null,
  counting text not null check (counting in ('add', 'persons', 'stock', 'cover')),
  comparator text not null,
  basis text,
  strength text,
  per text,
  value numeric,
  predicate jsonb not null,
  population jsonb,
  from_on date not null,
  to_on date not null,
  state text not null default 'active' check (state in ('working', 'active', 'retired'))
);
create index target_line_target on target_line (target_id, ordinal);

-- What a place has to reach, by version: a re-allocation closes the row and opens the next.
create table target_share (
  id uuid primary key,
  line_no integer not null references target_line,
  unit_id uuid not null references unit,
  parent_id uuid references unit,
  assigned numeric not null check (assigned >= 0),
  committed numeric,
  from_on date not null,
  to_on date
);
create unique index target_share_open on target_share (line_no, unit_id) where to_on is null;
create index target_share_parent on target_share (line_no, parent_id) where to_on is null;

create table target_reserve (
  line_no integer not null references target_line,
  unit_id uuid not null references unit,
  amount numeric not null check (amount >= 0),
  primary key (line_no, unit_id)
);

create table share_move (
  id uuid primary key,
  line_no integer not null references target_line,
  moved_at timestamptz not null default now(),
  moved_by uuid not null,
  reason text not null,
  document_no text,
  from_unit uuid,
  to_unit uuid,
  amount numeric not null,
  from_before numeric,
  from_after numeric,
  to_before numeric,
  to_after numeric,
  effective_from date not null
);
create index share_move_line on share_move (line_no, moved_at);

-- Something countable that happened. Append-only: a correction is a reversing fact and a new one.
-- subject_id is the person, or the unit where nobody is counted: it leads the key, so that the table can be spread by it.
create table fact (
  subject_id uuid not null,
  id uuid not null,
  measure text not null references measure,
  person_id uuid,
  unit_id uuid not null,
  system_id uuid not null,
  on_day date not null,
  amount bigint not null,
  attributes jsonb not null,
  source text not null,
  source_id uuid not null,
  reverses uuid,
  lines integer[] not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  reason text,
  primary key (subject_id, id),
  check (person_id is null or person_id = subject_id)
);
create index fact_unit on fact (unit_id, on_day);
create index fact_system on fact (system_id, on_day);
create index fact_source on fact (source_id);
create index fact_recorded on fact (recorded_at);
create unique index fact_reversed_once on fact (subject_id, reverses) where reverses is not null;

-- Leaves for amounts; every ancestor for persons. Sums of a place go over the dated closure.
create table tally (
  line_no integer not null references target_line,
  tree text not null check (tree in ('territory', 'system')),
  unit_id uuid not null,
  month date not null,
  amount bigint not null,
  primary key (line_no, tree, unit_id, month)
);

-- How often one person counts in one line at one unit in one month; the first month with a positive sum is tallied.
create table person_count (
  person_id uuid not null,
  line_no integer not null,
  tree text not null,
  unit_id uuid not null,
  month date not null,
  amount bigint not null,
  primary key (person_id, line_no, tree, unit_id, month)
);

create table period_lock (
  id uuid primary key,
  month date not null,
  place_id uuid not null references unit,
  locked_at timestamptz not null default now(),
  locked_by uuid not null,
  reason text not null,
  reopened_at timestamptz,
  reopened_by uuid,
  reopen_reason text
);
create unique index period_lock_once on period_lock (month, place_id) where reopened_at is null;

-- What was reported when the month was locked, per line and leaf: it never changes.
create table reported_tally (
  lock_id uuid not null references period_lock,
  line_no integer not null,
  tree text not null,
  unit_id uuid not null,
  month date not null,
  amount bigint not null,
  primary key (lock_id, line_no, tree, unit_id, month)
);

create table restatement (
  id uuid primary key,
  line_no integer not null references target_line,
  unit_id uuid not null,
  month date not null,
  before bigint not null,
  after bigint not null,
  fact_id uuid not null,
  reason text not null,
  restated_by uuid not null,
  restated_at timestamptz not null default now()
);
create index restatement_line on restatement (line_no, month);
