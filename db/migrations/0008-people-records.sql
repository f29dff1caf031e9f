-- Occupations by code of the national classification; an operator's file is a further edition. Records keep the name.
create table occupation (
  code text not null,
  from_on date not null,
  to_on date,
  name text not null,
  -- The title series that the occupation maps to; null where nobody has said.
  series text,
  aliases text[] not null default '{}',
  initials text not null,
  -- Code, name, aliases and readings in one text, for the picker.
  search text not null,
  edition text not null,
  primary key (code, from_on),
  check (to_on is null or to_on > from_on)
);
create index occupation_name on occupation (name);

-- A scan kept for a person: what a record rests on.
create table person_paper (
  person_id uuid not null,
  id uuid not null,
  file_hash text not null,
  file_name text not null,
  kind text not null,
  size bigint not null,
  added_by uuid not null,
  added_at timestamptz not null default now(),
  primary key (person_id, id)
);

-- Records of a person. Each has its source, its paper and who checked it; one that was entered by mistake is struck, with
-- the day, and is no fact any more; nothing is deleted. What is wrong stays in person_draft until somebody mends it.
create table employment (
  person_id uuid not null,
  id uuid not null,
  unit_id uuid references unit,
  unit_name text,
  post text,
  -- `none` is a recorded break; null: the kind of work is not known.
  track text check (track in ('skill', 'technical', 'other', 'none')),
  occupation text,
  from_on date not null,
  -- The last day of work; null: still there.
  to_on date,
  contract text check (contract in ('open', 'fixed', 'task', 'dispatch', 'none')),
  source text not null,
  paper_id uuid,
  verified boolean not null default false,
  verified_by uuid,
  verified_on date,
  struck_on date,
  version integer not null default 1,
  entered_by uuid not null,
  entered_at timestamptz not null default now(),
  primary key (person_id, id),
  check (to_on is null or to_on >= from_on)
);
create index employment_unit on employment (unit_id, person_id) where unit_id is not null and struck_on is null;

create table title (
  person_id uuid not null,
  id uuid not null,
  series text not null,
  speciality text,
  level text not null check (level in ('clerk', 'assistant', 'middle', 'viceSenior', 'senior')),
  name text,
  granted_on date,
  number text,
  issuer text,
  route text check (route in ('review', 'exam', 'recognised')),
  revoked_on date,
  source text not null,
  paper_id uuid,
  verified boolean not null default false,
  verified_by uuid,
  verified_on date,
  struck_on date,
  version integer not null default 1,
  entered_by uuid not null,
  entered_at timestamptz not null default now(),
  primary key (person_id, id)
);

create table engagement (
  person_id uuid not null,
  id uuid not null,
  unit_id uuid references unit,
  unit_name text,
  occupation text,
  -- 在聘等级 or 聘任职务: one of the two.
  skill_level text check (skill_level in
    ('apprentice', 'junior', 'intermediate', 'senior', 'technician', 'seniorTechnician', 'special', 'chief')),
  title_level text check (title_level in ('clerk', 'assistant', 'middle', 'viceSenior', 'senior')),
  name text,
  from_on date not null,
  to_on date,
  document text,
  source text not null,
  paper_id uuid,
  verified boolean not null default false,
  verified_by uuid,
  verified_on date,
  struck_on date,
  version integer not null default 1,
  entered_by uuid not null,
  entered_at timestamptz not null default now(),
  primary key (person_id, id),
  check (to_on is null or to_on >= from_on),
  check (num_nonnulls(skill_level, title_level) = 1)
);

create table appraisal (
  person_id uuid not null,
  id uuid not null,
  year integer not null check (year between 1949 and 2100),
  unit_id uuid references unit,
  unit_name text,
  occupation text,
  -- Null where the unit's own word has no meaning agreed yet.
  result text check (result in ('excellent', 'qualified', 'basic', 'unqualified', 'notRated')),
  word text,
  confirmed_on date,
  source text not null,
  paper_id uuid,
  verified boolean not null default false,
  verified_by uuid,
  verified_on date,
  struck_on date,
  version integer not null default 1,
  entered_by uuid not null,
  entered_at timestamptz not null default now(),
  primary key (person_id, id),
  check (result is not null or word is not null)
);
create index appraisal_word_open on appraisal (unit_id, word) where result is null;

-- What a unit's own word (称职, A) means.
create table appraisal_word (
  unit_id uuid not null references unit,
  word text not null,
  result text not null check (result in ('excellent', 'qualified', 'basic', 'unqualified', 'notRated')),
  agreed_by uuid not null,
  agreed_at timestamptz not null default now(),
  primary key (unit_id, word)
);

create table honour (
  person_id uuid not null,
  id uuid not null,
  name text not null,
  rank text check (rank in ('nation', 'province', 'prefecture', 'county', 'unit')),
  issuer text,
  granted_on date,
  document text,
  valid_until date,
  revoked_on date,
  source text not null,
  paper_id uuid,
  verified boolean not null default false,
  verified_by uuid,
  verified_on date,
  struck_on date,
  version integer not null default 1,
  entered_by uuid not null,
  entered_at timestamptz not null default now(),
  primary key (person_id, id)
);

alter table certificate
  -- What the evaluation body says; null: as the occupation maps.
  add column series text,
  add column issuer text,
  add column paper_id uuid,
  add column verified_by uuid,
  add column verified_on date,
  add column struck_on date,
  add column version integer not null default 1,
  add column entered_by uuid,
  add column entered_at timestamptz not null default now();

alter table person_group drop constraint person_group_pkey;
alter table person_group
  add column id uuid not null default gen_random_uuid(),
  add column document text,
  add column paper_id uuid,
  add column verified_by uuid,
  add column verified_on date,
  add column struck_on date,
  add column version integer not null default 1,
  add column entered_by uuid,
  add column entered_at timestamptz not null default now(),
  add primary key (person_id, id);
create unique index person_group_once on person_group (person_id, group_code, from_on) where struck_on is null;

-- What somebody entered that cannot be a record as it stands: kept as typed, with every fault, until mended or set aside.
create table person_draft (
  person_id uuid not null,
  id uuid not null,
  record_kind text not null,
  -- The record that it was to correct; null: a new one.
  corrects uuid,
  typed jsonb not null,
  faults jsonb not null,
  source text not null,
  paper_id uuid,
  entered_by uuid not null,
  entered_at timestamptz not null default now(),
  settled_at timestamptz,
  settled_by uuid,
  -- The record it became; null and settled: set aside, with the reason in the history.
  record_id uuid,
  primary key (person_id, id)
);
create index person_draft_open on person_draft (person_id) where settled_at is null;

-- Each field that changed: old, new, who and why. Never changed itself.
create table person_change (
  person_id uuid not null,
  id uuid not null,
  at timestamptz not null default now(),
  account_id uuid,
  post_id uuid,
  unit_id uuid,
  act text not null,
  -- `person` or a kind of record.
  record_kind text not null,
  record_id uuid,
  -- [{field, from, to}]; sealed values stay sealed.
  fields jsonb not null,
  why text not null,
  primary key (person_id, id)
);

-- A list of a person that is known to be complete; with no record in it: known to have none.
create table list_known (
  person_id uuid not null,
  list text not null check (list in ('certificate', 'title', 'employment', 'appraisal')),
  known_on date not null,
  source text not null,
  said_by uuid not null,
  said_at timestamptz not null default now(),
  primary key (person_id, list)
);

-- A worker says that something is wrong; the office answers. What is said may hold numbers, so it is sealed.
create table correction (
  person_id uuid not null,
  id uuid not null,
  record_kind text not null,
  record_id uuid,
  says text not null,
  unit_id uuid not null references unit,
  system_id uuid not null references unit,
  asked_by uuid not null,
  asked_on date not null,
  asked_at timestamptz not null default now(),
  state text not null default 'open' check (state in ('open', 'accepted', 'refused')),
  answer text,
  answered_by uuid,
  answered_on date,
  answered_at timestamptz,
  primary key (person_id, id),
  check ((state = 'open') = (answer is null))
);
create index correction_open on correction (unit_id, asked_on) where state = 'open';

alter table person
  add column retired_on date,
  add column moved_on date,
  add check (retired_on is null or died_on is null or retired_on <= died_on);

-- Where somebody registered before and went: a dated act.
create table person_move (
  person_id uuid not null,
  id uuid not null,
  on_day date not null,
  from_unit_id uuid not null references unit,
  to_unit_id uuid not null references unit,
  why text not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null default now(),
  primary key (person_id, id)
);

-- A place known only through present work is left when the work ends.
alter table person_place
  add column through text not null default 'register' check (through in ('register', 'work')),
  add column until_on date;

-- One drop of a workbook of records: the receipt as it was given, numbers in it masked.
create table record_drop (
  id uuid primary key,
  unit_id uuid not null references unit,
  file_hash text not null,
  file_name text not null,
  state text not null check (state in ('waiting', 'stored', 'refused')),
  job_id uuid,
  receipt jsonb,
  refusal jsonb,
  dropped_by uuid not null,
  dropped_at timestamptz not null default now(),
  ended_at timestamptz
);
create index record_drop_unit on record_drop (unit_id, dropped_at);
