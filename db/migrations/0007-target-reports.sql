-- The upper end of a range, and what a growth is counted from; both as a person confirmed them.
alter table target_line add column upper numeric, add column baseline numeric;

-- A place says that its figures of a month are complete, also when there is nothing to tell (零报告).
create table place_report (
  target_id uuid not null references target,
  place_id uuid not null references unit,
  month date not null check (extract(day from month) = 1),
  reported_by uuid not null,
  reported_at timestamptz not null default now(),
  note text not null,
  primary key (target_id, place_id, month)
);

-- One notice is issued once.
create unique index target_policy_once on target (policy_id) where state = 'issued' and policy_id is not null;
