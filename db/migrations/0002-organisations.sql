-- A unit keeps its identity; its names, codes and places in the two trees are dated: [from_on, to_on).
create table unit (
  id uuid primary key,
  kind text not null check (kind in
    ('PROVINCE', 'PREFECTURE', 'COUNTY', 'GOV', 'UNION', 'SYS', 'ZONE', 'ENT', 'COOP', 'TECH', 'VOC', 'TRAIN', 'EVAL', 'BASE', 'STUDIO', 'READ')),
  from_on date not null,
  to_on date,
  precision text not null default 'day' check (precision in ('year', 'month', 'day')),
  industry text,
  ownership text,
  counts_in_host boolean not null default true,
  invented boolean not null default false,
  note text,
  version integer not null default 1,
  check (to_on is null or to_on > from_on)
);

create table unit_name (
  unit_id uuid not null references unit,
  from_on date not null,
  to_on date,
  name text not null,
  short_name text not null,
  initials text not null,
  sort_key text collate "C" not null,
  -- Name, short name and every reading in one text, for the picker.
  search text not null,
  primary key (unit_id, from_on)
);
create index unit_name_initials on unit_name (initials text_pattern_ops);
create index unit_name_sort on unit_name (sort_key, unit_id);

create table unit_code (
  unit_id uuid not null references unit,
  scheme text not null check (scheme in ('division', 'zone', 'uscc', 'school', 'own')),
  code text not null,
  from_on date not null,
  to_on date,
  primary key (unit_id, scheme, from_on)
);
create index unit_code_code on unit_code (code text_pattern_ops, scheme);

-- Old codes of which only the successor is certain, not the days: they place old ID numbers and old papers.
create table former_code (
  code text not null,
  unit_id uuid not null references unit,
  name text not null,
  last_year integer,
  primary key (code, unit_id)
);

create table unit_edge (
  tree text not null check (tree in ('territory', 'system')),
  child_id uuid not null references unit,
  parent_id uuid not null references unit,
  from_on date not null,
  to_on date,
  primary key (tree, child_id, from_on),
  check (child_id <> parent_id)
);
create index unit_edge_parent on unit_edge (tree, parent_id);

-- Every ancestor of every unit on every day, the unit itself included at depth 0; derived from the edges.
create table unit_closure (
  tree text not null,
  ancestor_id uuid not null references unit,
  descendant_id uuid not null references unit,
  depth integer not null,
  from_on date not null,
  to_on date,
  primary key (tree, descendant_id, ancestor_id, from_on)
);
create index unit_closure_down on unit_closure (tree, ancestor_id, depth, descendant_id) include (from_on, to_on);

create table unit_change (
  id uuid primary key,
  kind text not null check (kind in
    ('open', 'rename', 'recode', 'move', 'split', 'merge', 'close', 'kind', 'describe')),
  on_day date not null,
  precision text not null default 'day' check (precision in ('year', 'month', 'day')),
  document_no text,
  reason text not null,
  facts jsonb not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now()
);

-- The units a change touched; a unit's history is read from here.
create table unit_change_part (
  change_id uuid not null references unit_change,
  unit_id uuid not null references unit,
  primary key (unit_id, change_id)
);

create table unit_successor (
  old_id uuid not null references unit,
  new_id uuid not null references unit,
  on_day date not null,
  share numeric,
  change_id uuid not null references unit_change,
  primary key (old_id, new_id, on_day)
);
create index unit_successor_new on unit_successor (new_id);

-- Which open units answer for a closed one on a day: its successors, or failing these the unit it last stood below.
create table unit_heir (
  tree text not null check (tree in ('territory', 'system')),
  old_id uuid not null references unit,
  heir_id uuid not null references unit,
  from_on date not null,
  to_on date,
  primary key (tree, old_id, heir_id, from_on)
);
create index unit_heir_heir on unit_heir (tree, heir_id);

create table post (
  id uuid primary key,
  unit_id uuid not null references unit,
  title text not null,
  bundles text[] not null,
  territory_id uuid references unit,
  system_id uuid references unit,
  from_on date not null,
  to_on date,
  version integer not null default 1,
  check (to_on is null or to_on > from_on)
);
create index post_unit on post (unit_id);

-- Somebody who holds a post: an official, a clerk of an enterprise or school. Workers are persons, not officers.
create table officer (
  id uuid primary key,
  account_id uuid unique references account,
  name text not null,
  sort_key text collate "C" not null,
  initials text not null
);

create table appointment (
  id uuid primary key,
  post_id uuid not null references post,
  officer_id uuid not null references officer,
  from_on date not null,
  to_on date,
  acting boolean not null default false,
  document_no text,
  reason text not null,
  end_reason text,
  check (to_on is null or to_on > from_on)
);
create index appointment_officer on appointment (officer_id);
create index appointment_post on appointment (post_id);

-- Which department belongs to which leading body, and with what duty in the reform (editable; grades as in the handbook).
create table membership (
  id uuid primary key,
  body_id uuid not null references unit,
  member_id uuid not null references unit,
  role text not null check (role in ('LEAD_GROUP', 'OFFICE', 'MEMBER', 'LIAISON_POOL')),
  duty text not null,
  grade text not null check (grade in ('C', 'P', 'U')),
  from_on date not null,
  to_on date
);
create unique index membership_once on membership (body_id, member_id, role, from_on);

create table pairing (
  id uuid primary key,
  officer_id uuid not null references officer,
  enterprise_id uuid not null references unit,
  purpose text not null,
  document_no text,
  from_on date not null,
  to_on date,
  end_reason text,
  version integer not null default 1,
  check (to_on is null or to_on > from_on)
);
create index pairing_officer on pairing (officer_id);
create index pairing_enterprise on pairing (enterprise_id);

create table pairing_visit (
  id uuid primary key,
  pairing_id uuid not null references pairing,
  on_day date not null,
  found text not null,
  recorded_at timestamptz not null default now()
);
