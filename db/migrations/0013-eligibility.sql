-- One going through everybody on record on a day, by one set of rules, readings and standards.
create table eligibility_run (
  id uuid primary key,
  as_of date not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done')),
  -- In this order eligibility_person.verdicts holds a letter a rule.
  rules text[] not null,
  readings jsonb not null,
  persons integer not null default 0,
  -- Of them retired on the day; the dead are not gone through.
  retired integer not null default 0,
  dead integer not null default 0,
  -- The last person gone through: a broken run goes on behind him.
  up_to uuid,
  job_id uuid,
  asked_by uuid,
  asked_at timestamptz not null default now(),
  ended_at timestamptz
);
create index eligibility_run_done on eligibility_run (as_of desc, ended_at desc) where state = 'done';
create unique index eligibility_run_open on eligibility_run (as_of) where state <> 'done';

-- m met, n not met, v to verify.
create table eligibility_person (
  run_id uuid not null references eligibility_run on delete cascade,
  person_id uuid not null,
  unit_id uuid not null,
  system_id uuid not null,
  verdicts text not null,
  primary key (run_id, person_id)
);
create index eligibility_person_unit on eligibility_person (run_id, unit_id);

-- Only where there is a first day or something to verify; everything else is in the letters above.
create table eligibility_result (
  run_id uuid not null references eligibility_run on delete cascade,
  rule_id text not null,
  person_id uuid not null,
  unit_id uuid not null,
  system_id uuid not null,
  verdict text not null check (verdict in ('met', 'notMet', 'toVerify')),
  first_date date,
  first_kind text check (first_kind in ('firm', 'likely')),
  conditions text not null,
  -- The one paper that is wanting, where there is only one.
  paper text,
  about jsonb,
  primary key (run_id, rule_id, person_id),
  check ((first_date is null) = (first_kind is null))
);
create index eligibility_result_first on eligibility_result (run_id, rule_id, first_date) where first_date is not null;
create index eligibility_result_paper on eligibility_result (run_id, rule_id, paper) where paper is not null;
create index eligibility_result_unit on eligibility_result (run_id, unit_id);

create table eligibility_tally (
  run_id uuid not null references eligibility_run on delete cascade,
  rule_id text not null,
  unit_id uuid not null,
  system_id uuid not null,
  met integer not null default 0,
  not_met integer not null default 0,
  to_verify integer not null default 0,
  primary key (run_id, rule_id, unit_id, system_id)
);

-- Who is to be gone through again. No key on the person: two who change the same people never wait for each other here.
create table eligibility_change (
  id bigint generated always as identity primary key,
  person_id uuid not null,
  at timestamptz not null default now()
);
create index eligibility_change_person on eligibility_change (person_id);

create function note_eligibility_change() returns trigger language plpgsql as $$
begin
  if exists (select from eligibility_run) then
    insert into eligibility_change (person_id) select distinct person_id from changed;
  end if;
  return null;
end $$;

create function note_eligibility_person() returns trigger language plpgsql as $$
begin
  if exists (select from eligibility_run) then
    insert into eligibility_change (person_id) select id from changed;
  end if;
  return null;
end $$;

create trigger eligibility_inserted after insert on certificate
  referencing new table as changed for each statement execute function note_eligibility_change();
create trigger eligibility_updated after update on certificate
  referencing new table as changed for each statement execute function note_eligibility_change();
create trigger eligibility_deleted after delete on certificate
  referencing old table as changed for each statement execute function note_eligibility_change();
create trigger eligibility_inserted after insert on title
  referencing new table as changed for each statement execute function note_eligibility_change();
create trigger eligibility_updated after update on title
  referencing new table as changed for each statement execute function note_eligibility_change();
create trigger eligibility_deleted after delete on title
  referencing old table as changed for each statement execute function note_eligibility_change();
create trigger eligibility_inserted after insert on employment
  referencing new table as changed for each statement execute function note_eligibility_change();
create trigger eligibility_updated after update on employment
  referencing new table as changed for each statement execute function note_eligibility_change();
create trigger eligibility_deleted after delete on employment
  referencing old table as changed for each statement execute function note_eligibility_change();
create trigger eligibility_inserted after insert on appraisal
  referencing new table as changed for each statement execute function note_eligibility_change();
create trigger eligibility_updated after update on appraisal
  referencing new table as changed for each statement execute function note_eligibility_change();
create trigger eligibility_deleted after delete on appraisal
  referencing old table as changed for each statement execute function note_eligibility_change();
create trigger eligibility_inserted after insert on list_known
  referencing new table as changed for each statement execute function note_eligibility_change();
create trigger eligibility_updated after update on list_known
  referencing new table as changed for each statement execute function note_eligibility_change();
create trigger eligibility_deleted after delete on list_known
  referencing old table as changed for each statement execute function note_eligibility_change();
create trigger eligibility_inserted after insert on person
  referencing new table as changed for each statement execute function note_eligibility_person();
create trigger eligibility_updated after update on person
  referencing new table as changed for each statement execute function note_eligibility_person();

-- Years that an occupation's standard asks for, once somebody has confirmed them. No row: not loaded, 待核实.
create table occupation_standard (
  occupation text not null,
  level text not null check (level in
    ('apprentice', 'junior', 'intermediate', 'senior', 'technician', 'seniorTechnician', 'special', 'chief')),
  cumulative integer check (cumulative between 0 and 60),
  after_title integer check (after_title between 0 and 60),
  from_on date not null,
  to_on date,
  source text not null,
  entered_by uuid not null,
  entered_at timestamptz not null default now(),
  primary key (occupation, level, from_on),
  check (num_nonnulls(cumulative, after_title) = 1),
  check (to_on is null or to_on > from_on)
);

-- What a changed copy of a rule would do to whom: worked out as a job, kept for who asked.
create table rule_preview (
  id uuid primary key,
  rule_id text not null,
  as_of date not null,
  copy jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'done')),
  persons integer not null default 0,
  job_id uuid,
  asked_by uuid not null,
  asked_at timestamptz not null default now(),
  ended_at timestamptz
);

-- Only whose verdict changes; letters as above.
create table rule_preview_person (
  preview_id uuid not null references rule_preview on delete cascade,
  person_id uuid not null,
  unit_id uuid not null,
  system_id uuid not null,
  was text not null check (was in ('m', 'n', 'v')),
  now text not null check (now in ('m', 'n', 'v')),
  primary key (preview_id, person_id)
);
