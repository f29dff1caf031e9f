-- Two records of one person. Rows of the merged record stay under their own id where other rooms hold them, and are read
-- through merged_into, which names the record that stands now, however many merges lie between.
create index person_merged on person (merged_into, id) where merged_into is not null;
create index person_merged_id on person (id, merged_into) where merged_into is not null;

-- One act: asked for, then done or refused by somebody else, and perhaps undone.
create table person_merge (
  id uuid primary key,
  survivor_id uuid not null,
  merged_id uuid not null,
  state text not null check (state in ('asked', 'merged', 'refused', 'parted')),
  reason text not null,
  -- {field: true} where the merged record's value is taken.
  choices jsonb not null,
  -- The versions of both records that the asker saw.
  survivor_version integer not null,
  merged_version integer not null,
  unit_id uuid not null,
  asked_by uuid not null,
  asked_at timestamptz not null default now(),
  decided_by uuid,
  decided_at timestamptz,
  decision_note text,
  parted_by uuid,
  parted_at timestamptz,
  parting_reason text,
  -- Values that were changed after the merge and stay as they are: [field].
  kept_later jsonb,
  check (survivor_id <> merged_id),
  check ((state = 'asked') = (decided_by is null))
);
create index person_merge_survivor on person_merge (survivor_id, asked_at);
create index person_merge_merged on person_merge (merged_id, asked_at);
create unique index person_merge_standing on person_merge (merged_id) where state = 'merged';
create unique index person_merge_asked on person_merge (least(survivor_id, merged_id), greatest(survivor_id, merged_id))
  where state = 'asked';

-- Each field in which the records differed: both values as they were stored (number and telephone sealed, each under its
-- own record), which one stands, and what parting puts back into the surviving record.
create table person_merge_value (
  survivor_id uuid not null,
  merge_id uuid not null,
  field text not null,
  survivor_value jsonb not null,
  merged_value jsonb not null,
  taken boolean not null,
  written jsonb not null,
  restores jsonb not null,
  primary key (survivor_id, merge_id, field)
);

-- Each record of the merged person: handed over, or joined with an equal one of the survivor and left where it was.
create table person_merge_record (
  survivor_id uuid not null,
  merge_id uuid not null,
  record_kind text not null,
  record_id uuid not null,
  outcome text not null check (outcome in ('handed', 'joined')),
  primary key (survivor_id, merge_id, record_kind, record_id)
);
create index person_merge_record_record on person_merge_record (record_kind, record_id);

-- A place or pair that a record has only through a merge: it goes with the parting.
alter table person_place add column merge_id uuid;
alter table person_pair add column merge_id uuid;
create index person_place_merge on person_place (merge_id) where merge_id is not null;
create index person_pair_merge on person_pair (merge_id) where merge_id is not null;

-- Finding a person among millions: every character of the name, the beginnings of initials and of the reading, and the
-- places that know the person, in one index; so a reader's reach is part of the search.
alter table person
  add column spelt text collate "C" not null
    generated always as (replace(regexp_replace(sort_key, '([a-z])[0-9]( |$)', '\1\2', 'g'), ' ', '')) stored,
  add column place_ids uuid[] not null default '{}';
update person set place_ids = known.ids
from (
  select person_id, array_agg(distinct id order by id) as ids
  from person_place cross join lateral (values (unit_id), (system_id)) as leaf (id)
  group by 1) known
where known.person_id = person.id;
create index person_found on person using gin (
  (regexp_split_to_array(name, '') || array['=' || left(initials, 1), '=' || left(initials, 2), '=' || left(initials, 3),
    '=' || left(initials, 4), '~' || left(spelt, 2), '~' || left(spelt, 3), '~' || left(spelt, 4), '~' || left(spelt, 5),
    '~' || left(spelt, 6), '~' || left(spelt, 8), '~' || left(spelt, 10)]),
  place_ids);
drop index person_initials;
create index person_initials on person (initials collate "C", id);
create index person_spelt on person (spelt, id);
-- Somebody who is typed in is looked for by his birthday too.
create index person_birth on person (birth, sort_key);
create index person_by_name on person (name collate "C", id);

-- The list of a place in the order of readings, so that its first page is read and not sorted.
create table person_shelf (
  unit_id uuid not null,
  sort_key text collate "C" not null,
  person_id uuid not null,
  primary key (unit_id, sort_key, person_id)
);
create index person_shelf_person on person_shelf (person_id);
insert into person_shelf (unit_id, sort_key, person_id)
select leaf.id, person.sort_key, person.id
from person cross join lateral unnest(person.place_ids) as leaf (id);

create index person_group_code on person_group (group_code, person_id) where struck_on is null;
create index certificate_number_end on certificate_key (right(number, 6));
