create table measure (
  code text primary key,
  name_zh text not null,
  name_en text not null,
  unit text not null,
  counting text not null check (counting in ('add', 'persons', 'stock'))
);
insert into measure (code, name_zh, name_en, unit, counting) values
  ('training', '职业技能培训', 'Skills training', '人次', 'add'),
  ('employment', '就业', 'Employment', '人', 'persons'),
  ('spending', '资金支出', 'Money spent', '元', 'add');

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
  code text not null,
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
  state text not null default 'draft' check (state in ('draft', 'working', 'active', 'retired')),
  -- A line whose reading changed is a new row; it takes the old one's place when it is worked.
  replaces_no integer references target_line,
  check (to_on >= from_on)
);
create index target_line_target on target_line (target_id, ordinal);
create unique index target_line_code on target_line (code) where state in ('draft', 'active');
create unique index target_line_working on target_line (code) where state = 'working';
create index target_line_open on target_line (measure) where state in ('working', 'active');

-- How a changed reading moved a line, kept when the new reading is switched in.
create table line_change (
  line_no integer primary key references target_line,
  replaces_no integer not null references target_line,
  reason text not null,
  changed_by uuid not null,
  changed_at timestamptz not null default now(),
  switched_at timestamptz,
  facts_gained bigint,
  facts_lost bigint,
  before bigint,
  after bigint
);

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
-- trees_on is the day whose trees it counts in: its own, and for a reversal that of what it reverses.
-- lines and unsure are derived from the rest by the predicates: the lines it fits, and those it may fit (待核实).
create table fact (
  subject_id uuid not null,
  id uuid not null,
  measure text not null references measure,
  person_id uuid,
  unit_id uuid not null,
  system_id uuid not null,
  on_day date not null,
  trees_on date not null,
  amount bigint not null,
  attributes jsonb not null,
  source text not null,
  source_id uuid not null,
  reverses uuid,
  lines integer[] not null,
  unsure integer[] not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  reason text,
  primary key (subject_id, id),
  check (person_id is null or person_id = subject_id)
);
create index fact_id on fact (id);
create index fact_day on fact (on_day, id);
create index fact_unit on fact (unit_id, on_day);
create index fact_system on fact (system_id, on_day);
create index fact_source on fact (source_id);
create index fact_recorded on fact (recorded_at);
create unique index fact_reversed_once on fact (subject_id, reverses) where reverses is not null;

-- Sums by month: at the leaf for amounts, at every ancestor for persons. unsure counts the facts that are 待核实.
-- month is its first day, or the day in it from which the leaf stands elsewhere in the tree, so that a sum over the
-- tree of that day is a sum over the tree of each fact's day.
create table tally (
  line_no integer not null references target_line,
  tree text not null check (tree in ('territory', 'system')),
  unit_id uuid not null,
  month date not null,
  amount bigint not null,
  unsure bigint not null default 0,
  primary key (line_no, tree, unit_id, month)
);

-- The same by day: for spans that end inside a month, for weeks, and for any past day.
create table day_tally (
  line_no integer not null references target_line,
  tree text not null check (tree in ('territory', 'system')),
  day date not null,
  unit_id uuid not null,
  amount bigint not null,
  unsure bigint not null default 0,
  primary key (line_no, tree, day, unit_id)
);

-- The same where a territory leaf and a system unit meet, by month and by day: for readers and questions that are
-- bounded in both trees. Persons do not add up, so lines of persons have only their unsure facts here.
create table cross_tally (
  line_no integer not null references target_line,
  unit_id uuid not null,
  system_id uuid not null,
  month date not null,
  amount bigint not null,
  unsure bigint not null default 0,
  primary key (line_no, unit_id, system_id, month)
);

create table day_cross_tally (
  line_no integer not null references target_line,
  day date not null,
  unit_id uuid not null,
  system_id uuid not null,
  amount bigint not null,
  unsure bigint not null default 0,
  primary key (line_no, day, unit_id, system_id)
);

-- Who stands in a line of persons: held while their facts move, so that two at once cannot both be somebody's first.
create table counted_subject (
  subject_id uuid not null,
  line_no integer not null references target_line,
  primary key (subject_id, line_no)
);
create index counted_subject_line on counted_subject (line_no, subject_id);

-- A list of persons or units that a line has to reach in full: the denominator of 全覆盖, with its own source.
create table roll (
  code text primary key,
  name text not null,
  of text not null check (of in ('persons', 'units')),
  source text not null,
  taken_on date not null
);

create table roll_entry (
  subject_id uuid not null,
  roll text not null references roll,
  unit_id uuid not null references unit,
  system_id uuid not null references unit,
  primary key (subject_id, roll)
);
create index roll_entry_roll on roll_entry (roll, unit_id);

create table period_lock (
  id uuid primary key,
  month date not null check (extract(day from month) = 1),
  place_id uuid not null references unit,
  locked_at timestamptz not null default now(),
  locked_by uuid not null,
  reason text not null,
  reopened_at timestamptz,
  reopened_by uuid,
  reopen_reason text
);
create unique index period_lock_once on period_lock (month, place_id) where reopened_at is null;

-- What was reported when the month was locked, by line and unit of the territory: it never changes.
create table reported_tally (
  lock_id uuid not null references period_lock,
  line_no integer not null references target_line,
  unit_id uuid not null,
  month date not null,
  amount bigint not null,
  unsure bigint not null,
  primary key (lock_id, line_no, unit_id, month)
);

create table restatement (
  id uuid primary key,
  lock_id uuid not null references period_lock,
  line_no integer not null references target_line,
  unit_id uuid not null,
  month date not null,
  before bigint not null,
  after bigint not null,
  fact_ids uuid[] not null,
  reason text not null,
  restated_by uuid not null,
  restated_at timestamptz not null default now()
);
create index restatement_line on restatement (line_no, month);
create index restatement_lock on restatement (lock_id);
