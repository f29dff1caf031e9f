-- A version of a rule: drafted by one, published by another. Published ones stand before the rules that are shipped.
create table rule_version (
  id uuid primary key,
  rule_id text not null,
  -- First day on which this version is applied.
  valid_from date not null,
  -- The rule and its worked cases, whole, in the language of rules.
  rule jsonb not null,
  cases jsonb not null,
  note text not null check (length(note) between 2 and 500),
  state text not null default 'draft' check (state in ('draft', 'published', 'dropped')),
  -- Counts the saves of a draft: who saves over another's changes is told.
  revision integer not null default 1 check (revision > 0),
  drafted_by uuid not null,
  drafted_name text not null,
  drafted_at timestamptz not null default now(),
  published_by uuid,
  published_name text,
  published_at timestamptz,
  check ((state = 'published') = (published_at is not null)),
  check (published_by is null or published_by <> drafted_by)
);
create unique index rule_version_draft on rule_version (rule_id) where state = 'draft';
create unique index rule_version_published on rule_version (rule_id, valid_from) where state = 'published';

-- What an official decided on a verdict, which is a clue and no more. Never changed; the last one stands.
create table eligibility_decision (
  id uuid not null,
  person_id uuid not null references person,
  rule_id text not null,
  version date not null,
  as_of date not null,
  -- What the rules said when it was decided.
  verdict text not null check (verdict in ('met', 'notMet', 'toVerify')),
  outcome text not null check (outcome in ('confirmed', 'notConfirmed')),
  reason text not null check (length(reason) between 2 and 500),
  decided_by uuid not null,
  decided_name text not null,
  decided_post text not null,
  decided_unit text not null,
  decided_on date not null,
  decided_at timestamptz not null default now(),
  primary key (person_id, id)
);
create index eligibility_decision_confirmed on eligibility_decision (rule_id, person_id) where outcome = 'confirmed';
