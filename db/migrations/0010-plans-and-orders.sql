-- A year's 工作要点 or 工作计划 of one office. Its tasks cannot be issued before it was deliberated.
create table plan (
  id uuid primary key,
  unit_id uuid not null references unit,
  system_id uuid not null references unit,
  year integer not null,
  title text not null,
  -- The plan of the office above that this one carries out.
  above_id uuid references plan,
  state text not null check (state in ('draft', 'deliberated', 'issued', 'closed')),
  deliberation_id uuid,
  version integer not null default 1,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  changed_by uuid,
  changed_at timestamptz
);
create index plan_unit on plan (unit_id, year);

-- unit_id is the place of the lead unit in the territory, system_id the lead unit itself: exactly one.
create table task (
  id uuid primary key,
  plan_id uuid references plan,
  unit_id uuid not null references unit,
  system_id uuid not null references unit,
  -- plan-measure-task, as printed: 3-2-1.
  no text not null,
  measure text not null,
  content text not null,
  deliverable text not null,
  standard text not null,
  leader_post_id uuid references post,
  person_post_id uuid references post,
  starts_on date not null,
  due_on date not null,
  -- Where it comes from: a line of a notice, a decision of a meeting, a line of a memorandum.
  source text not null check (source in ('policy', 'decision', 'memorandum', 'above')),
  policy_id uuid references policy,
  policy_line_no integer,
  source_id uuid,
  -- A numeric standard is a line of a target; its number is read, never typed.
  line_no integer references target_line,
  above_id uuid references task,
  weight text not null default 'ordinary' check (weight in ('ordinary', 'key')),
  risk text,
  money_fen bigint,
  state text not null check (state in
    ('draft', 'deliberated', 'issued', 'running', 'done', 'closed', 'suspended', 'cancelled')),
  version integer not null default 1,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  changed_by uuid,
  changed_at timestamptz,
  check (due_on >= starts_on)
);
create index task_unit_due on task (unit_id, due_on);
create index task_system on task (system_id, due_on);
create index task_plan on task (plan_id, no);
create index task_above on task (above_id);

create table task_partner (
  task_id uuid not null references task,
  unit_id uuid not null references unit,
  primary key (task_id, unit_id)
);
create index task_partner_unit on task_partner (unit_id);

create table milestone (
  task_id uuid not null references task,
  id uuid not null,
  ordinal integer not null,
  name text not null,
  due_on date not null,
  weight integer not null check (weight between 1 and 100),
  reached_on date,
  confirmed_by uuid,
  primary key (task_id, id)
);

-- A report exists only as a slot at a milestone: what the ledger holds is filled in, a person confirms or explains.
create table report_slot (
  task_id uuid not null references task,
  id uuid not null,
  milestone_id uuid not null,
  due_on date not null,
  state text not null check (state in ('waiting', 'confirmed', 'explained')),
  prefilled jsonb not null,
  answer text,
  cells_asked integer not null,
  cells_prefilled integer not null,
  opened_at timestamptz,
  answered_at timestamptz,
  answered_by uuid,
  primary key (task_id, id),
  foreign key (task_id, milestone_id) references milestone (task_id, id)
);
create index report_slot_due on report_slot (due_on) where state = 'waiting';

create table task_proof (
  task_id uuid not null references task,
  id uuid not null,
  milestone_id uuid,
  file_hash text not null,
  file_name text not null,
  handed_by uuid not null,
  handed_at timestamptz not null default now(),
  primary key (task_id, id)
);

-- What a task said before it was changed, and who decided the change.
create table task_version (
  task_id uuid not null references task,
  version integer not null,
  content jsonb not null,
  reason text not null,
  changed_by uuid not null,
  changed_at timestamptz not null default now(),
  primary key (task_id, version)
);

-- One matter, one order. unit_id is the charged unit's place in the territory, system_id the charged unit.
create table supervision_order (
  id uuid primary key,
  -- Given when it is issued; a number that was given stays, also of an order that is cancelled.
  number text unique,
  number_year integer,
  number_no integer,
  unit_id uuid not null references unit,
  system_id uuid not null references unit,
  office_id uuid not null references unit,
  source text not null check (source in ('light', 'decision', 'note', 'complaint', 'audit', 'inspection', 'self')),
  source_id uuid,
  -- What makes two orders the same matter: the subject and what is wrong with it.
  cause text not null,
  task_id uuid references task,
  line_no integer references target_line,
  policy_id uuid references policy,
  policy_line_no integer,
  basis text not null,
  matter text not null,
  demand text not null,
  standard text not null,
  term integer not null check (term > 0),
  -- Derived from the history, for lists: the rules read the history itself.
  state text not null,
  due_on date,
  first_due_on date,
  issued_on date,
  received_on date,
  answered_on date,
  closed_on date,
  returned integer not null default 0,
  reopened integer not null default 0,
  -- More time was asked for and not decided; what the check found, null before it.
  extension_asked boolean not null default false,
  passed boolean,
  merged_into uuid references supervision_order,
  version integer not null default 1,
  drafted_by uuid not null,
  drafted_at timestamptz not null default now(),
  unique (number_year, number_no)
);
create index supervision_order_unit on supervision_order (unit_id, due_on);
create index supervision_order_system on supervision_order (system_id, due_on);
create index supervision_order_task on supervision_order (task_id);
-- The overlap guard: one open order for a unit and cause.
create unique index supervision_order_open_cause on supervision_order (system_id, cause)
  where state in ('opened', 'issued', 'received', 'working', 'fedBack', 'checking', 'returned', 'disputed');

create table order_item (
  order_id uuid not null references supervision_order,
  id uuid not null,
  ordinal integer not null,
  name text not null,
  primary key (order_id, id)
);

create table order_event (
  order_id uuid not null references supervision_order,
  seq integer not null,
  move text not null,
  on_day date not null,
  taken_by uuid not null,
  due_on date,
  facts jsonb not null,
  taken_at timestamptz not null default now(),
  primary key (order_id, seq)
);

-- A file handed in for an item; event_seq is null until the move that hands it in.
create table order_proof (
  order_id uuid not null references supervision_order,
  id uuid not null,
  item_id uuid not null,
  file_hash text not null,
  file_name text not null,
  kind text not null,
  size bigint not null,
  event_seq integer,
  added_by uuid not null,
  added_at timestamptz not null default now(),
  primary key (order_id, id),
  foreign key (order_id, item_id) references order_item (order_id, id)
);

-- Numbers of a year without a gap, of the whole house; held while an order is issued.
create table order_counter (
  year integer primary key,
  last_no integer not null
);

-- A paper of an order, a ladder step or a meeting as it was signed: the data it is printed from.
create table official_paper (
  id uuid primary key,
  subject text not null check (subject in ('order', 'ladder', 'meeting', 'task', 'inspection')),
  subject_id uuid not null,
  unit_id uuid not null references unit,
  system_id uuid not null references unit,
  kind text not null,
  content jsonb not null,
  state text not null check (state in ('draft', 'sent', 'dropped')),
  drafted_on date not null,
  drafted_by uuid,
  signed_by uuid,
  signed_at timestamptz,
  version integer not null default 1
);
create index official_paper_subject on official_paper (subject, subject_id);
