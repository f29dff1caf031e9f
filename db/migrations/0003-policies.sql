-- A notice as it was received. The source text never changes; drafts point into it by UTF-16 offsets.
create table policy (
  id uuid primary key,
  unit_id uuid not null references unit,
  file_hash text references stored_file,
  file_name text not null,
  source text not null,
  source_hash text not null,
  title text not null,
  number text,
  issuer text,
  issued_on date,
  kind text,
  sections jsonb not null,
  state text not null check (state in ('draft', 'confirmed', 'withdrawn')),
  version integer not null default 1,
  received_by uuid not null,
  received_at timestamptz not null default now()
);
create unique index policy_source_once on policy (unit_id, source_hash) where state <> 'withdrawn';
create index policy_unit on policy (unit_id, received_at);

-- One line that the reader found. `found` is what it read; `line` what stands after a person's edits.
create table policy_line (
  policy_id uuid not null references policy,
  no integer not null,
  kind text not null,
  found jsonb not null,
  line jsonb not null,
  state text not null check (state in ('waiting', 'confirmed', 'set-aside')),
  version integer not null default 1,
  decided_by uuid,
  decided_at timestamptz,
  reason text,
  primary key (policy_id, no)
);
