-- Chinese order: readings first; lists of persons also keep a sort key, because surnames have readings of their own.
create collation zh_pinyin (provider = icu, locale = 'zh-u-co-pinyin');

create table setting (
  name text primary key,
  value jsonb not null,
  changed_at timestamptz not null default now()
);

create table account (
  id uuid primary key,
  login text not null unique,
  password_hash text not null,
  former_hashes text[] not null default '{}',
  must_change boolean not null default true,
  failures integer not null default 0,
  locked_until timestamptz,
  closed_at timestamptz,
  created_at timestamptz not null default now()
);

create table login_session (
  token_hash text primary key,
  account_id uuid not null references account,
  post_id uuid,
  source text not null,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  ends_at timestamptz not null
);
create index login_session_account on login_session (account_id);

create table api_token (
  token_hash text primary key,
  account_id uuid not null references account,
  post_id uuid,
  duties text[] not null,
  note text not null,
  ends_at timestamptz not null
);

-- One row per command, refusal and view of a person; never changed but for the block that seals it.
create table audit_row (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  request_id uuid not null,
  account_id uuid,
  post_id uuid,
  unit_id uuid,
  session_hash text,
  source text,
  operation text not null,
  subject text,
  persons uuid[] not null default '{}',
  purpose text,
  fields text[] not null default '{}',
  outcome text not null,
  facts jsonb not null default '{}',
  hash text not null,
  block_no bigint
);
create index audit_row_unsealed on audit_row (id) where block_no is null;
create index audit_row_block on audit_row (block_no, id);
create index audit_row_persons on audit_row using gin (persons) where persons <> '{}';
create index audit_row_subject on audit_row (subject, id) where subject is not null;

create table audit_block (
  no bigint primary key,
  at timestamptz not null,
  rows integer not null,
  previous text not null,
  hash text not null,
  mac text not null
);

-- The answer to a command that a form or a script may send twice.
create table request_key (
  account_id uuid not null,
  key text not null,
  operation text not null,
  input_hash text not null,
  answer jsonb,
  at timestamptz not null default now(),
  primary key (account_id, key)
);

create table stored_file (
  hash text primary key,
  size bigint not null,
  kind text not null,
  at timestamptz not null default now()
);

create table job_progress (
  id uuid primary key,
  kind text not null,
  account_id uuid,
  unit_id uuid,
  input jsonb not null,
  state text not null check (state in ('waiting', 'running', 'done', 'refused', 'failed')),
  done bigint not null default 0,
  total bigint,
  outcome jsonb,
  queued_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz
);
create index job_progress_open on job_progress (queued_at) where state in ('waiting', 'running');

-- Which processes run jobs. One that has not been seen for half a minute is dead, and its jobs are taken again.
create table job_runner (
  id uuid primary key,
  workers text[] not null,
  seen_at timestamptz not null default now()
);

-- The State Council's yearly arrangement, loaded from the shipped file or by an office. A correction (the extension of
-- early 2020) is a further edition: the last one rules, the earlier ones tell what was known before.
create table work_year (
  year integer not null,
  edition integer not null,
  source text not null,
  off date[] not null,
  worked date[] not null,
  loaded_at timestamptz not null default now(),
  primary key (year, edition),
  unique (year, source)
);
