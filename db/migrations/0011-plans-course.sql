-- A plan is sent for deliberation as it stands, and comes back with a result.
alter table plan drop constraint plan_state_check;
alter table plan add constraint plan_state_check
  check (state in ('draft', 'submitted', 'deliberated', 'issued', 'closed'));

create table deliberation (
  id uuid primary key,
  plan_id uuid not null references plan,
  result text not null check (result in ('passed', 'principle', 'deferred', 'rejected')),
  meeting text not null,
  document_no text not null,
  on_day date not null,
  note text not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null default now()
);
create index deliberation_plan on deliberation (plan_id, on_day);
alter table plan add foreign key (deliberation_id) references deliberation;

-- Who is asked to carry a task on below; who has not taken it stands here and has no task that points up.
create table task_taker (
  task_id uuid not null references task,
  unit_id uuid not null references unit,
  asked_on date not null,
  primary key (task_id, unit_id)
);
create index task_taker_unit on task_taker (unit_id);

-- What was done with a task, one row a move; never edited.
create table task_event (
  task_id uuid not null references task,
  seq integer not null,
  move text not null,
  to_state text not null,
  note text not null,
  decision_no text,
  decision_on date,
  on_day date not null,
  taken_by uuid not null,
  taken_at timestamptz not null default now(),
  primary key (task_id, seq)
);

-- The address of one's deadlines for a calendar program; only its hash is kept.
create table calendar_feed (
  token_hash text primary key,
  account_id uuid not null,
  post_id uuid not null references post,
  made_at timestamptz not null default now(),
  ended_at timestamptz
);
create unique index calendar_feed_post on calendar_feed (account_id, post_id) where ended_at is null;

-- The first number of 3-2-1: which plan of the office in its year.
alter table plan add ordinal integer not null default 1;
create unique index plan_ordinal on plan (system_id, year, ordinal);
