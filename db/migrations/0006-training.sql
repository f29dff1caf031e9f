create table institution_scope (
  unit_id uuid not null references unit,
  occupation text not null,
  level text not null,
  from_on date not null,
  to_on date,
  primary key (unit_id, occupation, level, from_on)
);

-- The letters that an institution's class numbers begin with; given once.
create table class_series (
  institution_id uuid primary key references unit,
  prefix text not null unique
);

-- The last number given, per institution and year. Held while a class is planned, so numbers have no gap.
create table class_counter (
  institution_id uuid not null references unit,
  year integer not null,
  last_no integer not null,
  primary key (institution_id, year)
);

create table training_class (
  id uuid primary key,
  number text not null unique,
  title text not null,
  institution_id uuid not null references unit,
  unit_id uuid not null references unit,
  project_type text not null,
  occupation text not null,
  level text not null,
  certificate_kind text not null check (certificate_kind in ('skill-level', 'qualification', 'special', 'completion')),
  -- ZZ 职业技能提升行动专账, JB 就业补助资金, GH 工会经费, none 无公共资金.
  fund text not null check (fund in ('ZZ', 'JB', 'GH', 'none')),
  default_groups text[] not null default '{}',
  planned_people integer not null check (planned_people > 0),
  planned_hours integer not null check (planned_hours > 0),
  starts_on date not null,
  ends_on date not null,
  place text not null,
  state text not null check (state in
    ('draft', 'filed', 'approved', 'running', 'ended', 'examined', 'certified', 'archived', 'returned', 'suspended', 'cancelled', 'voided')),
  -- Entered after its first day (补录), with the reason.
  late_entry boolean not null default false,
  late_reason text,
  version integer not null default 1,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  changed_by uuid,
  changed_at timestamptz,
  check (ends_on >= starts_on)
);
create index training_class_unit on training_class (unit_id, starts_on);
create index training_class_institution on training_class (institution_id, starts_on);
create index training_class_state on training_class (state, starts_on);

create table class_step (
  id uuid primary key,
  class_id uuid not null references training_class,
  move text not null,
  from_state text not null,
  to_state text not null,
  note text not null,
  taken_by uuid not null,
  taken_on date not null,
  taken_at timestamptz not null default now()
);
create index class_step_class on class_step (class_id, taken_at);

-- One drop of a workbook: the receipt as it was given, numbers in it masked.
create table roster (
  id uuid primary key,
  class_id uuid not null references training_class,
  file_hash text not null,
  file_name text not null,
  state text not null check (state in ('waiting', 'stored', 'refused')),
  job_id uuid,
  receipt jsonb,
  refusal jsonb,
  stored integer not null default 0,
  already integer not null default 0,
  amended integer not null default 0,
  refused integer not null default 0,
  dropped_by uuid not null,
  dropped_at timestamptz not null default now(),
  ended_at timestamptz
);
create index roster_class on roster (class_id, dropped_at);

create table enrolment (
  person_id uuid not null,
  class_id uuid not null,
  state text not null check (state in ('enrolled', 'finished', 'unfinished', 'left', 'certified', 'voided')),
  groups text[] not null,
  occupation text not null,
  level text not null,
  hours numeric(7, 2),
  attended numeric(7, 2),
  score text,
  certificate_number text,
  certified_on date,
  former_certificate text,
  years numeric,
  employer text,
  bank text,
  account text,
  payee text,
  note text,
  roster_row integer,
  roster_id uuid,
  fact_id uuid,
  version integer not null default 1,
  enrolled_by uuid not null,
  enrolled_at timestamptz not null default now(),
  primary key (person_id, class_id)
);
create index enrolment_class on enrolment (class_id, roster_row);
