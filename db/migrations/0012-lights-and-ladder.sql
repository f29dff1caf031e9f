-- What is shown of a subject's light; the daily run moves it, nobody types it. subject_id is a task's or order's id, a
-- unit's id, or a line's code and a place's id.
create table light_state (
  subject text not null check (subject in ('line', 'task', 'order', 'unit')),
  subject_id text not null,
  light text not null check (light in ('grey', 'blue', 'green', 'yellow', 'red')),
  better integer not null,
  since date not null,
  worse_since date not null,
  primary key (subject, subject_id)
);

-- Append-only: a restatement adds rows marked restated, old ones stay.
create table light_event (
  id uuid primary key,
  subject text not null,
  subject_id text not null,
  unit_id uuid not null references unit,
  system_id uuid not null references unit,
  on_day date not null,
  from_light text,
  to_light text not null,
  rule text not null,
  facts jsonb not null,
  restated boolean not null default false,
  recorded_at timestamptz not null default now()
);
create index light_event_subject on light_event (subject, subject_id, on_day);
create index light_event_unit on light_event (unit_id, on_day);

-- One step of one subject's ladder. A subject has one open step; the next one ends it.
create table ladder_step (
  id uuid primary key,
  subject text not null,
  subject_id text not null,
  unit_id uuid not null references unit,
  system_id uuid not null references unit,
  name text not null,
  step text not null check (step in ('remind', 'urge', 'order', 'notice', 'talk')),
  because text not null,
  light text not null,
  drafted_on date not null,
  sent_on date,
  sent_by uuid,
  answered_on date,
  answer text,
  answered_by uuid,
  paused_until date,
  ended_on date,
  ended_because text,
  paper_id uuid references official_paper,
  version integer not null default 1
);
create unique index ladder_step_open on ladder_step (subject, subject_id) where ended_on is null;
create index ladder_step_unit on ladder_step (unit_id, drafted_on);

-- Days the run has judged: a day is judged once.
create table tick_day (
  on_day date primary key,
  lights integer not null,
  changed integer not null,
  drafts integer not null,
  ran_at timestamptz not null default now()
);
