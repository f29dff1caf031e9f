-- A worker. The number, telephone, account and address are sealed; name, sort key and initials are plain and masked on screen.
create table person (
  id uuid primary key,
  name text not null,
  sort_key text not null,
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
create index person_unit on person (unit_id, sort_key, id);
create index person_system on person (system_id, sort_key, id);
create index person_tail on person (id_tail_hash);
create index person_initials on person (initials text_pattern_ops);
create index person_name on person (name text_pattern_ops);

-- One number, one person, whoever enters it and wherever.
create table person_key (
  hash bytea primary key,
  kind text not null check (kind in ('id18', 'passport', 'other')),
  person_id uuid not null
);
create index person_key_person on person_key (person_id);

create table person_group (
  person_id uuid not null,
  group_code text not null,
  from_on date not null,
  to_on date,
  source text not null,
  verified boolean not null default false,
  primary key (person_id, group_code, from_on)
);

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
