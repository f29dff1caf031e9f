-- A worker. The number, telephone, account and address are sealed; name, sort key and initials are plain and masked on screen.
create table person (
  id uuid primary key,
  name text not null,
  sort_key text collate "C" not null,
  initials text not null,
  id_type text not null,
  id_number text not null,
  id_tail_hash bytea not null,
  sex text check (sex in ('male', 'female')),
  birth text,
  ethnicity text,
  education text,
  residence text,
  residence_kind text,
  phone text,
  unit_id uuid not null references unit,
  system_id uuid not null references unit,
  employer_id uuid references unit,
  employer_name text,
  account_id uuid unique references account,
  merged_into uuid references person,
  died_on date,
  version integer not null default 1,
  registered_by uuid not null,
  registered_at timestamptz not null default now()
);
create index person_tail on person (id_tail_hash);
create index person_sort on person (sort_key, id);
create index person_initials on person (initials text_pattern_ops);
create index person_name on person (name text_pattern_ops, birth);

-- One number, one person, whoever enters it and wherever. A corrected number keeps both hashes.
create table person_key (
  hash bytea primary key,
  kind text not null check (kind in ('id18', 'passport', 'other')),
  person_id uuid not null
);
create index person_key_person on person_key (person_id);

-- Where a person is known: a row for each place and unit that registered or trained the person. Scope reads this.
create table person_place (
  person_id uuid not null,
  unit_id uuid not null references unit,
  system_id uuid not null references unit,
  since timestamptz not null default now(),
  primary key (person_id, unit_id, system_id)
);
create index person_place_unit on person_place (unit_id, person_id);
create index person_place_system on person_place (system_id, person_id);

create table person_group (
  person_id uuid not null,
  group_code text not null,
  from_on date not null,
  to_on date,
  source text not null,
  verified boolean not null default false,
  primary key (person_id, group_code, from_on)
);

-- Two records that may be one human being: side by side until a person decides. The later record leads.
create table person_pair (
  person_id uuid not null,
  other_id uuid not null,
  why text not null check (why in ('name-birth')),
  found_at timestamptz not null default now(),
  decision text check (decision in ('distinct', 'same')),
  decided_by uuid,
  decided_at timestamptz,
  reason text,
  primary key (person_id, other_id),
  check (person_id <> other_id),
  check ((decision is null) = (decided_by is null))
);
create index person_pair_other on person_pair (other_id);

create table certificate (
  person_id uuid not null,
  id uuid not null,
  number text,
  kind text not null check (kind in ('skill-level', 'qualification', 'special', 'completion')),
  occupation text not null,
  level text,
  issued_on date,
  source text not null,
  verified boolean not null default false,
  revoked_on date,
  primary key (person_id, id)
);
create index certificate_number on certificate (number) where number is not null;

-- A certificate number stands on one certificate only, across persons.
create table certificate_key (
  number text primary key,
  person_id uuid not null,
  certificate_id uuid not null
);
