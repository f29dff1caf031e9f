-- 专项督查: a theme that stands in the registered yearly plan, or was approved by a document; its findings are orders.
create table inspection (
  id uuid primary key,
  office_id uuid not null references unit,
  theme text not null,
  plan_item_no text,
  approval_doc text,
  starts_on date not null,
  ends_on date not null,
  ended_on date,
  conclusion text,
  opened_by uuid not null,
  opened_at timestamptz not null default now(),
  version integer not null default 1,
  check (plan_item_no is not null or approval_doc is not null),
  check (ends_on >= starts_on)
);
create index inspection_office on inspection (office_id, starts_on);

-- The units that were sampled: place_id is each unit's place in the territory.
create table inspection_unit (
  inspection_id uuid not null references inspection,
  unit_id uuid not null references unit,
  place_id uuid not null references unit,
  primary key (inspection_id, unit_id)
);
create index inspection_unit_unit on inspection_unit (unit_id);
create index supervision_order_source on supervision_order (source_id) where source_id is not null;
