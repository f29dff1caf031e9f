-- The schema that db/migrations make, for reading; a test holds the two equal.
-- Written by: node bin/changai.mjs migrate --snapshot

CREATE TRIGGER eligibility_deleted AFTER DELETE ON public.appraisal REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_eligibility_change();

CREATE TRIGGER eligibility_deleted AFTER DELETE ON public.certificate REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_eligibility_change();

CREATE TRIGGER eligibility_deleted AFTER DELETE ON public.employment REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_eligibility_change();

CREATE TRIGGER eligibility_deleted AFTER DELETE ON public.list_known REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_eligibility_change();

CREATE TRIGGER eligibility_deleted AFTER DELETE ON public.title REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_eligibility_change();

CREATE TRIGGER eligibility_inserted AFTER INSERT ON public.appraisal REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_eligibility_change();

CREATE TRIGGER eligibility_inserted AFTER INSERT ON public.certificate REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_eligibility_change();

CREATE TRIGGER eligibility_inserted AFTER INSERT ON public.employment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_eligibility_change();

CREATE TRIGGER eligibility_inserted AFTER INSERT ON public.list_known REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_eligibility_change();

CREATE TRIGGER eligibility_inserted AFTER INSERT ON public.person REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_eligibility_person();

CREATE TRIGGER eligibility_inserted AFTER INSERT ON public.title REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_eligibility_change();

CREATE TRIGGER eligibility_updated AFTER UPDATE ON public.appraisal REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_eligibility_change();

CREATE TRIGGER eligibility_updated AFTER UPDATE ON public.certificate REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_eligibility_change();

CREATE TRIGGER eligibility_updated AFTER UPDATE ON public.employment REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_eligibility_change();

CREATE TRIGGER eligibility_updated AFTER UPDATE ON public.list_known REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_eligibility_change();

CREATE TRIGGER eligibility_updated AFTER UPDATE ON public.person REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_eligibility_person();

CREATE TRIGGER eligibility_updated AFTER UPDATE ON public.title REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_eligibility_change();

CREATE OR REPLACE FUNCTION public.note_eligibility_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from eligibility_run) then
    insert into eligibility_change (person_id) select distinct person_id from changed;
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.note_eligibility_person()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from eligibility_run) then
    insert into eligibility_change (person_id) select id from changed;
  end if;
  return null;
end $function$
;

create collation zh_pinyin (provider = icu, locale = 'zh-u-co-pinyin');

create table account (
  id uuid not null,
  login text not null,
  password_hash text not null,
  former_hashes text[] not null default '{}'::text[],
  must_change boolean not null default true,
  failures integer not null default 0,
  locked_until timestamp with time zone,
  closed_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint account_pkey PRIMARY KEY (id),
  constraint account_login_key UNIQUE (login)
);

create table api_token (
  token_hash text not null,
  account_id uuid not null,
  post_id uuid,
  duties text[] not null,
  note text not null,
  ends_at timestamp with time zone not null,
  constraint api_token_pkey PRIMARY KEY (token_hash),
  constraint api_token_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
);

create table appointment (
  id uuid not null,
  post_id uuid not null,
  officer_id uuid not null,
  from_on date not null,
  to_on date,
  acting boolean not null default false,
  document_no text,
  reason text not null,
  end_reason text,
  constraint appointment_pkey PRIMARY KEY (id),
  constraint appointment_check CHECK (((to_on IS NULL) OR (to_on > from_on))),
  constraint appointment_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id),
  constraint appointment_post_id_fkey FOREIGN KEY (post_id) REFERENCES post(id)
);
CREATE INDEX appointment_officer ON appointment USING btree (officer_id);
CREATE INDEX appointment_post ON appointment USING btree (post_id);

create table appraisal (
  person_id uuid not null,
  id uuid not null,
  year integer not null,
  unit_id uuid,
  unit_name text,
  occupation text,
  result text,
  word text,
  confirmed_on date,
  source text not null,
  paper_id uuid,
  verified boolean not null default false,
  verified_by uuid,
  verified_on date,
  struck_on date,
  version integer not null default 1,
  entered_by uuid not null,
  entered_at timestamp with time zone not null default now(),
  constraint appraisal_pkey PRIMARY KEY (person_id, id),
  constraint appraisal_check CHECK (((result IS NOT NULL) OR (word IS NOT NULL))),
  constraint appraisal_result_check CHECK ((result = ANY (ARRAY['excellent'::text, 'qualified'::text, 'basic'::text, 'unqualified'::text, 'notRated'::text]))),
  constraint appraisal_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint appraisal_year_check CHECK (((year >= 1949) AND (year <= 2100)))
);
CREATE INDEX appraisal_word_open ON appraisal USING btree (unit_id, word) WHERE (result IS NULL);

create table appraisal_word (
  unit_id uuid not null,
  word text not null,
  result text not null,
  agreed_by uuid not null,
  agreed_at timestamp with time zone not null default now(),
  constraint appraisal_word_pkey PRIMARY KEY (unit_id, word),
  constraint appraisal_word_result_check CHECK ((result = ANY (ARRAY['excellent'::text, 'qualified'::text, 'basic'::text, 'unqualified'::text, 'notRated'::text]))),
  constraint appraisal_word_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table audit_block (
  no bigint not null,
  at timestamp with time zone not null,
  rows integer not null,
  previous text not null,
  hash text not null,
  mac text not null,
  constraint audit_block_pkey PRIMARY KEY (no)
);

create table audit_row (
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  request_id uuid not null,
  account_id uuid,
  post_id uuid,
  unit_id uuid,
  session_hash text,
  source text,
  operation text not null,
  subject text,
  persons uuid[] not null default '{}'::uuid[],
  purpose text,
  fields text[] not null default '{}'::text[],
  outcome text not null,
  facts jsonb not null default '{}'::jsonb,
  hash text not null,
  block_no bigint,
  constraint audit_row_pkey PRIMARY KEY (id)
);
CREATE INDEX audit_row_block ON audit_row USING btree (block_no, id);
CREATE INDEX audit_row_persons ON audit_row USING gin (persons) WHERE (persons <> '{}'::uuid[]);
CREATE INDEX audit_row_subject ON audit_row USING btree (subject, id) WHERE (subject IS NOT NULL);
CREATE INDEX audit_row_unsealed ON audit_row USING btree (id) WHERE (block_no IS NULL);

create table calendar_feed (
  token_hash text not null,
  account_id uuid not null,
  post_id uuid not null,
  made_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint calendar_feed_pkey PRIMARY KEY (token_hash),
  constraint calendar_feed_post_id_fkey FOREIGN KEY (post_id) REFERENCES post(id)
);
CREATE UNIQUE INDEX calendar_feed_post ON calendar_feed USING btree (account_id, post_id) WHERE (ended_at IS NULL);

create table certificate (
  person_id uuid not null,
  id uuid not null,
  number text,
  kind text not null,
  occupation text not null,
  level text,
  issued_on date,
  source text not null,
  verified boolean not null default false,
  revoked_on date,
  series text,
  issuer text,
  paper_id uuid,
  verified_by uuid,
  verified_on date,
  struck_on date,
  version integer not null default 1,
  entered_by uuid,
  entered_at timestamp with time zone not null default now(),
  constraint certificate_pkey PRIMARY KEY (person_id, id),
  constraint certificate_kind_check CHECK ((kind = ANY (ARRAY['skill-level'::text, 'qualification'::text, 'special'::text, 'completion'::text])))
);
CREATE INDEX certificate_number ON certificate USING btree (number) WHERE (number IS NOT NULL);

create table certificate_key (
  number text not null,
  person_id uuid not null,
  certificate_id uuid not null,
  constraint certificate_key_pkey PRIMARY KEY (number)
);
CREATE INDEX certificate_number_end ON certificate_key USING btree ("right"(number, 6));

create table class_counter (
  institution_id uuid not null,
  year integer not null,
  last_no integer not null,
  constraint class_counter_pkey PRIMARY KEY (institution_id, year),
  constraint class_counter_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES unit(id)
);

create table class_series (
  institution_id uuid not null,
  prefix text not null,
  constraint class_series_pkey PRIMARY KEY (institution_id),
  constraint class_series_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES unit(id),
  constraint class_series_prefix_key UNIQUE (prefix)
);

create table class_step (
  id uuid not null,
  class_id uuid not null,
  move text not null,
  from_state text not null,
  to_state text not null,
  note text not null,
  taken_by uuid not null,
  taken_on date not null,
  taken_at timestamp with time zone not null default now(),
  constraint class_step_pkey PRIMARY KEY (id),
  constraint class_step_class_id_fkey FOREIGN KEY (class_id) REFERENCES training_class(id)
);
CREATE INDEX class_step_class ON class_step USING btree (class_id, taken_at);

create table correction (
  person_id uuid not null,
  id uuid not null,
  record_kind text not null,
  record_id uuid,
  says text not null,
  unit_id uuid not null,
  system_id uuid not null,
  asked_by uuid not null,
  asked_on date not null,
  asked_at timestamp with time zone not null default now(),
  state text not null default 'open'::text,
  answer text,
  answered_by uuid,
  answered_on date,
  answered_at timestamp with time zone,
  constraint correction_pkey PRIMARY KEY (person_id, id),
  constraint correction_check CHECK (((state = 'open'::text) = (answer IS NULL))),
  constraint correction_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'refused'::text]))),
  constraint correction_system_id_fkey FOREIGN KEY (system_id) REFERENCES unit(id),
  constraint correction_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX correction_open ON correction USING btree (unit_id, asked_on) WHERE (state = 'open'::text);

create table counted_subject (
  subject_id uuid not null,
  line_no integer not null,
  constraint counted_subject_pkey PRIMARY KEY (subject_id, line_no),
  constraint counted_subject_line_no_fkey FOREIGN KEY (line_no) REFERENCES target_line(no)
);
CREATE INDEX counted_subject_line ON counted_subject USING btree (line_no, subject_id);

create table cross_tally (
  line_no integer not null,
  unit_id uuid not null,
  system_id uuid not null,
  month date not null,
  amount bigint not null,
  unsure bigint not null default 0,
  constraint cross_tally_pkey PRIMARY KEY (line_no, unit_id, system_id, month),
  constraint cross_tally_line_no_fkey FOREIGN KEY (line_no) REFERENCES target_line(no)
);

create table day_cross_tally (
  line_no integer not null,
  day date not null,
  unit_id uuid not null,
  system_id uuid not null,
  amount bigint not null,
  unsure bigint not null default 0,
  constraint day_cross_tally_pkey PRIMARY KEY (line_no, day, unit_id, system_id),
  constraint day_cross_tally_line_no_fkey FOREIGN KEY (line_no) REFERENCES target_line(no)
);

create table day_tally (
  line_no integer not null,
  tree text not null,
  day date not null,
  unit_id uuid not null,
  amount bigint not null,
  unsure bigint not null default 0,
  constraint day_tally_pkey PRIMARY KEY (line_no, tree, day, unit_id),
  constraint day_tally_line_no_fkey FOREIGN KEY (line_no) REFERENCES target_line(no),
  constraint day_tally_tree_check CHECK ((tree = ANY (ARRAY['territory'::text, 'system'::text])))
);

create table deliberation (
  id uuid not null,
  plan_id uuid not null,
  result text not null,
  meeting text not null,
  document_no text not null,
  on_day date not null,
  note text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default now(),
  constraint deliberation_pkey PRIMARY KEY (id),
  constraint deliberation_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plan(id),
  constraint deliberation_result_check CHECK ((result = ANY (ARRAY['passed'::text, 'principle'::text, 'deferred'::text, 'rejected'::text])))
);
CREATE INDEX deliberation_plan ON deliberation USING btree (plan_id, on_day);

create table eligibility_change (
  id bigint not null generated always as identity,
  person_id uuid not null,
  at timestamp with time zone not null default now(),
  constraint eligibility_change_pkey PRIMARY KEY (id)
);
CREATE INDEX eligibility_change_person ON eligibility_change USING btree (person_id);

create table eligibility_decision (
  id uuid not null,
  person_id uuid not null,
  rule_id text not null,
  version date not null,
  as_of date not null,
  verdict text not null,
  outcome text not null,
  reason text not null,
  decided_by uuid not null,
  decided_name text not null,
  decided_post text not null,
  decided_unit text not null,
  decided_on date not null,
  decided_at timestamp with time zone not null default now(),
  constraint eligibility_decision_pkey PRIMARY KEY (person_id, id),
  constraint eligibility_decision_outcome_check CHECK ((outcome = ANY (ARRAY['confirmed'::text, 'notConfirmed'::text]))),
  constraint eligibility_decision_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint eligibility_decision_reason_check CHECK (((length(reason) >= 2) AND (length(reason) <= 500))),
  constraint eligibility_decision_verdict_check CHECK ((verdict = ANY (ARRAY['met'::text, 'notMet'::text, 'toVerify'::text])))
);
CREATE INDEX eligibility_decision_confirmed ON eligibility_decision USING btree (rule_id, person_id) WHERE (outcome = 'confirmed'::text);

create table eligibility_person (
  run_id uuid not null,
  person_id uuid not null,
  unit_id uuid not null,
  system_id uuid not null,
  verdicts text not null,
  constraint eligibility_person_pkey PRIMARY KEY (run_id, person_id),
  constraint eligibility_person_run_id_fkey FOREIGN KEY (run_id) REFERENCES eligibility_run(id) ON DELETE CASCADE
);
CREATE INDEX eligibility_person_unit ON eligibility_person USING btree (run_id, unit_id);

create table eligibility_result (
  run_id uuid not null,
  rule_id text not null,
  person_id uuid not null,
  unit_id uuid not null,
  system_id uuid not null,
  verdict text not null,
  first_date date,
  first_kind text,
  conditions text not null,
  paper text,
  about jsonb,
  constraint eligibility_result_pkey PRIMARY KEY (run_id, rule_id, person_id),
  constraint eligibility_result_check CHECK (((first_date IS NULL) = (first_kind IS NULL))),
  constraint eligibility_result_first_kind_check CHECK ((first_kind = ANY (ARRAY['firm'::text, 'likely'::text]))),
  constraint eligibility_result_run_id_fkey FOREIGN KEY (run_id) REFERENCES eligibility_run(id) ON DELETE CASCADE,
  constraint eligibility_result_verdict_check CHECK ((verdict = ANY (ARRAY['met'::text, 'notMet'::text, 'toVerify'::text])))
);
CREATE INDEX eligibility_result_first ON eligibility_result USING btree (run_id, rule_id, first_date) WHERE (first_date IS NOT NULL);
CREATE INDEX eligibility_result_paper ON eligibility_result USING btree (run_id, rule_id, paper) WHERE (paper IS NOT NULL);
CREATE INDEX eligibility_result_unit ON eligibility_result USING btree (run_id, unit_id);

create table eligibility_run (
  id uuid not null,
  as_of date not null,
  state text not null default 'waiting'::text,
  rules text[] not null,
  readings jsonb not null,
  persons integer not null default 0,
  retired integer not null default 0,
  dead integer not null default 0,
  up_to uuid,
  job_id uuid,
  asked_by uuid,
  asked_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint eligibility_run_pkey PRIMARY KEY (id),
  constraint eligibility_run_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text])))
);
CREATE INDEX eligibility_run_done ON eligibility_run USING btree (as_of DESC, ended_at DESC) WHERE (state = 'done'::text);
CREATE UNIQUE INDEX eligibility_run_open ON eligibility_run USING btree (as_of) WHERE (state <> 'done'::text);

create table eligibility_tally (
  run_id uuid not null,
  rule_id text not null,
  unit_id uuid not null,
  system_id uuid not null,
  met integer not null default 0,
  not_met integer not null default 0,
  to_verify integer not null default 0,
  constraint eligibility_tally_pkey PRIMARY KEY (run_id, rule_id, unit_id, system_id),
  constraint eligibility_tally_run_id_fkey FOREIGN KEY (run_id) REFERENCES eligibility_run(id) ON DELETE CASCADE
);

create table employment (
  person_id uuid not null,
  id uuid not null,
  unit_id uuid,
  unit_name text,
  post text,
  track text,
  occupation text,
  from_on date not null,
  to_on date,
  contract text,
  source text not null,
  paper_id uuid,
  verified boolean not null default false,
  verified_by uuid,
  verified_on date,
  struck_on date,
  version integer not null default 1,
  entered_by uuid not null,
  entered_at timestamp with time zone not null default now(),
  constraint employment_pkey PRIMARY KEY (person_id, id),
  constraint employment_check CHECK (((to_on IS NULL) OR (to_on >= from_on))),
  constraint employment_contract_check CHECK ((contract = ANY (ARRAY['open'::text, 'fixed'::text, 'task'::text, 'dispatch'::text, 'none'::text]))),
  constraint employment_track_check CHECK ((track = ANY (ARRAY['skill'::text, 'technical'::text, 'other'::text, 'none'::text]))),
  constraint employment_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX employment_unit ON employment USING btree (unit_id, person_id) WHERE ((unit_id IS NOT NULL) AND (struck_on IS NULL));

create table engagement (
  person_id uuid not null,
  id uuid not null,
  unit_id uuid,
  unit_name text,
  occupation text,
  skill_level text,
  title_level text,
  name text,
  from_on date not null,
  to_on date,
  document text,
  source text not null,
  paper_id uuid,
  verified boolean not null default false,
  verified_by uuid,
  verified_on date,
  struck_on date,
  version integer not null default 1,
  entered_by uuid not null,
  entered_at timestamp with time zone not null default now(),
  constraint engagement_pkey PRIMARY KEY (person_id, id),
  constraint engagement_check CHECK (((to_on IS NULL) OR (to_on >= from_on))),
  constraint engagement_check1 CHECK ((num_nonnulls(skill_level, title_level) = 1)),
  constraint engagement_skill_level_check CHECK ((skill_level = ANY (ARRAY['apprentice'::text, 'junior'::text, 'intermediate'::text, 'senior'::text, 'technician'::text, 'seniorTechnician'::text, 'special'::text, 'chief'::text]))),
  constraint engagement_title_level_check CHECK ((title_level = ANY (ARRAY['clerk'::text, 'assistant'::text, 'middle'::text, 'viceSenior'::text, 'senior'::text]))),
  constraint engagement_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table enrolment (
  person_id uuid not null,
  class_id uuid not null,
  state text not null,
  groups text[] not null,
  occupation text not null,
  level text not null,
  hours numeric(7,2),
  attended numeric(7,2),
  score text,
  certificate_number text,
  certified_on date,
  former_certificate text,
  years numeric,
  employer text,
  bank text,
  account text,
  payee text,
  note text,
  roster_row integer,
  roster_id uuid,
  fact_id uuid,
  version integer not null default 1,
  enrolled_by uuid not null,
  enrolled_at timestamp with time zone not null default now(),
  constraint enrolment_pkey PRIMARY KEY (person_id, class_id),
  constraint enrolment_state_check CHECK ((state = ANY (ARRAY['enrolled'::text, 'finished'::text, 'unfinished'::text, 'left'::text, 'certified'::text, 'voided'::text])))
);
CREATE INDEX enrolment_class ON enrolment USING btree (class_id, roster_row);

create table fact (
  subject_id uuid not null,
  id uuid not null,
  measure text not null,
  person_id uuid,
  unit_id uuid not null,
  system_id uuid not null,
  on_day date not null,
  trees_on date not null,
  amount bigint not null,
  attributes jsonb not null,
  source text not null,
  source_id uuid not null,
  reverses uuid,
  lines integer[] not null,
  unsure integer[] not null,
  recorded_at timestamp with time zone not null default now(),
  recorded_by uuid not null,
  reason text,
  constraint fact_pkey PRIMARY KEY (subject_id, id),
  constraint fact_check CHECK (((person_id IS NULL) OR (person_id = subject_id))),
  constraint fact_measure_fkey FOREIGN KEY (measure) REFERENCES measure(code)
);
CREATE INDEX fact_day ON fact USING btree (on_day, id);
CREATE INDEX fact_id ON fact USING btree (id);
CREATE INDEX fact_recorded ON fact USING btree (recorded_at);
CREATE UNIQUE INDEX fact_reversed_once ON fact USING btree (subject_id, reverses) WHERE (reverses IS NOT NULL);
CREATE INDEX fact_source ON fact USING btree (source_id);
CREATE INDEX fact_system ON fact USING btree (system_id, on_day);
CREATE INDEX fact_unit ON fact USING btree (unit_id, on_day);

create table former_code (
  code text not null,
  unit_id uuid not null,
  name text not null,
  last_year integer,
  constraint former_code_pkey PRIMARY KEY (code, unit_id),
  constraint former_code_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table honour (
  person_id uuid not null,
  id uuid not null,
  name text not null,
  rank text,
  issuer text,
  granted_on date,
  document text,
  valid_until date,
  revoked_on date,
  source text not null,
  paper_id uuid,
  verified boolean not null default false,
  verified_by uuid,
  verified_on date,
  struck_on date,
  version integer not null default 1,
  entered_by uuid not null,
  entered_at timestamp with time zone not null default now(),
  constraint honour_pkey PRIMARY KEY (person_id, id),
  constraint honour_rank_check CHECK ((rank = ANY (ARRAY['nation'::text, 'province'::text, 'prefecture'::text, 'county'::text, 'unit'::text])))
);

create table inspection (
  id uuid not null,
  office_id uuid not null,
  theme text not null,
  plan_item_no text,
  approval_doc text,
  starts_on date not null,
  ends_on date not null,
  ended_on date,
  conclusion text,
  opened_by uuid not null,
  opened_at timestamp with time zone not null default now(),
  version integer not null default 1,
  constraint inspection_pkey PRIMARY KEY (id),
  constraint inspection_check CHECK (((plan_item_no IS NOT NULL) OR (approval_doc IS NOT NULL))),
  constraint inspection_check1 CHECK ((ends_on >= starts_on)),
  constraint inspection_office_id_fkey FOREIGN KEY (office_id) REFERENCES unit(id)
);
CREATE INDEX inspection_office ON inspection USING btree (office_id, starts_on);

create table inspection_unit (
  inspection_id uuid not null,
  unit_id uuid not null,
  place_id uuid not null,
  constraint inspection_unit_pkey PRIMARY KEY (inspection_id, unit_id),
  constraint inspection_unit_inspection_id_fkey FOREIGN KEY (inspection_id) REFERENCES inspection(id),
  constraint inspection_unit_place_id_fkey FOREIGN KEY (place_id) REFERENCES unit(id),
  constraint inspection_unit_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX inspection_unit_unit ON inspection_unit USING btree (unit_id);

create table institution_scope (
  unit_id uuid not null,
  occupation text not null,
  level text not null,
  from_on date not null,
  to_on date,
  constraint institution_scope_pkey PRIMARY KEY (unit_id, occupation, level, from_on),
  constraint institution_scope_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table job_progress (
  id uuid not null,
  kind text not null,
  account_id uuid,
  unit_id uuid,
  input jsonb not null,
  state text not null,
  done bigint not null default 0,
  total bigint,
  outcome jsonb,
  queued_at timestamp with time zone not null default now(),
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint job_progress_pkey PRIMARY KEY (id),
  constraint job_progress_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'refused'::text, 'failed'::text])))
);
CREATE INDEX job_progress_open ON job_progress USING btree (queued_at) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));

create table job_runner (
  id uuid not null,
  workers text[] not null,
  seen_at timestamp with time zone not null default now(),
  constraint job_runner_pkey PRIMARY KEY (id)
);

create table ladder_step (
  id uuid not null,
  subject text not null,
  subject_id text not null,
  unit_id uuid not null,
  system_id uuid not null,
  name text not null,
  step text not null,
  because text not null,
  light text not null,
  drafted_on date not null,
  sent_on date,
  sent_by uuid,
  answered_on date,
  answer text,
  answered_by uuid,
  paused_until date,
  ended_on date,
  ended_because text,
  paper_id uuid,
  version integer not null default 1,
  constraint ladder_step_pkey PRIMARY KEY (id),
  constraint ladder_step_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES official_paper(id),
  constraint ladder_step_step_check CHECK ((step = ANY (ARRAY['remind'::text, 'urge'::text, 'order'::text, 'notice'::text, 'talk'::text]))),
  constraint ladder_step_system_id_fkey FOREIGN KEY (system_id) REFERENCES unit(id),
  constraint ladder_step_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE UNIQUE INDEX ladder_step_open ON ladder_step USING btree (subject, subject_id) WHERE (ended_on IS NULL);
CREATE INDEX ladder_step_unit ON ladder_step USING btree (unit_id, drafted_on);

create table light_event (
  id uuid not null,
  subject text not null,
  subject_id text not null,
  unit_id uuid not null,
  system_id uuid not null,
  on_day date not null,
  from_light text,
  to_light text not null,
  rule text not null,
  facts jsonb not null,
  restated boolean not null default false,
  recorded_at timestamp with time zone not null default now(),
  constraint light_event_pkey PRIMARY KEY (id),
  constraint light_event_system_id_fkey FOREIGN KEY (system_id) REFERENCES unit(id),
  constraint light_event_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX light_event_subject ON light_event USING btree (subject, subject_id, on_day);
CREATE INDEX light_event_unit ON light_event USING btree (unit_id, on_day);

create table light_state (
  subject text not null,
  subject_id text not null,
  light text not null,
  better integer not null,
  since date not null,
  worse_since date not null,
  constraint light_state_pkey PRIMARY KEY (subject, subject_id),
  constraint light_state_light_check CHECK ((light = ANY (ARRAY['grey'::text, 'blue'::text, 'green'::text, 'yellow'::text, 'red'::text]))),
  constraint light_state_subject_check CHECK ((subject = ANY (ARRAY['line'::text, 'task'::text, 'order'::text, 'unit'::text])))
);

create table line_change (
  line_no integer not null,
  replaces_no integer not null,
  reason text not null,
  changed_by uuid not null,
  changed_at timestamp with time zone not null default now(),
  switched_at timestamp with time zone,
  facts_gained bigint,
  facts_lost bigint,
  before bigint,
  after bigint,
  constraint line_change_pkey PRIMARY KEY (line_no),
  constraint line_change_line_no_fkey FOREIGN KEY (line_no) REFERENCES target_line(no),
  constraint line_change_replaces_no_fkey FOREIGN KEY (replaces_no) REFERENCES target_line(no)
);

create table list_known (
  person_id uuid not null,
  list text not null,
  known_on date not null,
  source text not null,
  said_by uuid not null,
  said_at timestamp with time zone not null default now(),
  constraint list_known_pkey PRIMARY KEY (person_id, list),
  constraint list_known_list_check CHECK ((list = ANY (ARRAY['certificate'::text, 'title'::text, 'employment'::text, 'appraisal'::text])))
);

create table login_session (
  token_hash text not null,
  account_id uuid not null,
  post_id uuid,
  source text not null,
  created_at timestamp with time zone not null default now(),
  seen_at timestamp with time zone not null default now(),
  ends_at timestamp with time zone not null,
  constraint login_session_pkey PRIMARY KEY (token_hash),
  constraint login_session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
);
CREATE INDEX login_session_account ON login_session USING btree (account_id);

create table measure (
  code text not null,
  name_zh text not null,
  name_en text not null,
  unit text not null,
  counting text not null,
  constraint measure_pkey PRIMARY KEY (code),
  constraint measure_counting_check CHECK ((counting = ANY (ARRAY['add'::text, 'persons'::text, 'stock'::text])))
);

create table membership (
  id uuid not null,
  body_id uuid not null,
  member_id uuid not null,
  role text not null,
  duty text not null,
  grade text not null,
  from_on date not null,
  to_on date,
  constraint membership_pkey PRIMARY KEY (id),
  constraint membership_body_id_fkey FOREIGN KEY (body_id) REFERENCES unit(id),
  constraint membership_grade_check CHECK ((grade = ANY (ARRAY['C'::text, 'P'::text, 'U'::text]))),
  constraint membership_member_id_fkey FOREIGN KEY (member_id) REFERENCES unit(id),
  constraint membership_role_check CHECK ((role = ANY (ARRAY['LEAD_GROUP'::text, 'OFFICE'::text, 'MEMBER'::text, 'LIAISON_POOL'::text])))
);
CREATE UNIQUE INDEX membership_once ON membership USING btree (body_id, member_id, role, from_on);

create table milestone (
  task_id uuid not null,
  id uuid not null,
  ordinal integer not null,
  name text not null,
  due_on date not null,
  weight integer not null,
  reached_on date,
  confirmed_by uuid,
  constraint milestone_pkey PRIMARY KEY (task_id, id),
  constraint milestone_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id),
  constraint milestone_weight_check CHECK (((weight >= 1) AND (weight <= 100)))
);

create table occupation (
  code text not null,
  from_on date not null,
  to_on date,
  name text not null,
  series text,
  aliases text[] not null default '{}'::text[],
  initials text not null,
  search text not null,
  edition text not null,
  constraint occupation_pkey PRIMARY KEY (code, from_on),
  constraint occupation_check CHECK (((to_on IS NULL) OR (to_on > from_on)))
);
CREATE INDEX occupation_name ON occupation USING btree (name);

create table occupation_standard (
  occupation text not null,
  level text not null,
  cumulative integer,
  after_title integer,
  from_on date not null,
  to_on date,
  source text not null,
  entered_by uuid not null,
  entered_at timestamp with time zone not null default now(),
  constraint occupation_standard_pkey PRIMARY KEY (occupation, level, from_on),
  constraint occupation_standard_after_title_check CHECK (((after_title >= 0) AND (after_title <= 60))),
  constraint occupation_standard_check CHECK ((num_nonnulls(cumulative, after_title) = 1)),
  constraint occupation_standard_check1 CHECK (((to_on IS NULL) OR (to_on > from_on))),
  constraint occupation_standard_cumulative_check CHECK (((cumulative >= 0) AND (cumulative <= 60))),
  constraint occupation_standard_level_check CHECK ((level = ANY (ARRAY['apprentice'::text, 'junior'::text, 'intermediate'::text, 'senior'::text, 'technician'::text, 'seniorTechnician'::text, 'special'::text, 'chief'::text])))
);

create table officer (
  id uuid not null,
  account_id uuid,
  name text not null,
  sort_key text collate C not null,
  initials text not null,
  constraint officer_pkey PRIMARY KEY (id),
  constraint officer_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint officer_account_id_key UNIQUE (account_id)
);

create table official_paper (
  id uuid not null,
  subject text not null,
  subject_id uuid not null,
  unit_id uuid not null,
  system_id uuid not null,
  kind text not null,
  content jsonb not null,
  state text not null,
  drafted_on date not null,
  drafted_by uuid,
  signed_by uuid,
  signed_at timestamp with time zone,
  version integer not null default 1,
  constraint official_paper_pkey PRIMARY KEY (id),
  constraint official_paper_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'sent'::text, 'dropped'::text]))),
  constraint official_paper_subject_check CHECK ((subject = ANY (ARRAY['order'::text, 'ladder'::text, 'meeting'::text, 'task'::text, 'inspection'::text]))),
  constraint official_paper_system_id_fkey FOREIGN KEY (system_id) REFERENCES unit(id),
  constraint official_paper_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX official_paper_subject ON official_paper USING btree (subject, subject_id);

create table order_counter (
  year integer not null,
  last_no integer not null,
  constraint order_counter_pkey PRIMARY KEY (year)
);

create table order_event (
  order_id uuid not null,
  seq integer not null,
  move text not null,
  on_day date not null,
  taken_by uuid not null,
  due_on date,
  facts jsonb not null,
  taken_at timestamp with time zone not null default now(),
  constraint order_event_pkey PRIMARY KEY (order_id, seq),
  constraint order_event_order_id_fkey FOREIGN KEY (order_id) REFERENCES supervision_order(id)
);

create table order_item (
  order_id uuid not null,
  id uuid not null,
  ordinal integer not null,
  name text not null,
  constraint order_item_pkey PRIMARY KEY (order_id, id),
  constraint order_item_order_id_fkey FOREIGN KEY (order_id) REFERENCES supervision_order(id)
);

create table order_proof (
  order_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  file_hash text not null,
  file_name text not null,
  kind text not null,
  size bigint not null,
  event_seq integer,
  added_by uuid not null,
  added_at timestamp with time zone not null default now(),
  constraint order_proof_pkey PRIMARY KEY (order_id, id),
  constraint order_proof_order_id_fkey FOREIGN KEY (order_id) REFERENCES supervision_order(id),
  constraint order_proof_order_id_item_id_fkey FOREIGN KEY (order_id, item_id) REFERENCES order_item(order_id, id)
);

create table pairing (
  id uuid not null,
  officer_id uuid not null,
  enterprise_id uuid not null,
  purpose text not null,
  document_no text,
  from_on date not null,
  to_on date,
  end_reason text,
  version integer not null default 1,
  constraint pairing_pkey PRIMARY KEY (id),
  constraint pairing_check CHECK (((to_on IS NULL) OR (to_on > from_on))),
  constraint pairing_enterprise_id_fkey FOREIGN KEY (enterprise_id) REFERENCES unit(id),
  constraint pairing_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES officer(id)
);
CREATE INDEX pairing_enterprise ON pairing USING btree (enterprise_id);
CREATE INDEX pairing_officer ON pairing USING btree (officer_id);

create table pairing_visit (
  id uuid not null,
  pairing_id uuid not null,
  on_day date not null,
  found text not null,
  recorded_at timestamp with time zone not null default now(),
  constraint pairing_visit_pkey PRIMARY KEY (id),
  constraint pairing_visit_pairing_id_fkey FOREIGN KEY (pairing_id) REFERENCES pairing(id)
);

create table period_lock (
  id uuid not null,
  month date not null,
  place_id uuid not null,
  locked_at timestamp with time zone not null default now(),
  locked_by uuid not null,
  reason text not null,
  reopened_at timestamp with time zone,
  reopened_by uuid,
  reopen_reason text,
  constraint period_lock_pkey PRIMARY KEY (id),
  constraint period_lock_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint period_lock_place_id_fkey FOREIGN KEY (place_id) REFERENCES unit(id)
);
CREATE UNIQUE INDEX period_lock_once ON period_lock USING btree (month, place_id) WHERE (reopened_at IS NULL);

create table person (
  id uuid not null,
  name text not null,
  sort_key text collate C not null,
  initials text not null,
  id_type text not null,
  id_number text not null,
  id_tail_hash bytea not null,
  sex text,
  birth text,
  ethnicity text,
  education text,
  residence text,
  residence_kind text,
  phone text,
  unit_id uuid not null,
  system_id uuid not null,
  employer_id uuid,
  employer_name text,
  account_id uuid,
  merged_into uuid,
  died_on date,
  version integer not null default 1,
  registered_by uuid not null,
  registered_at timestamp with time zone not null default now(),
  retired_on date,
  moved_on date,
  spelt text collate C not null generated always as (replace(regexp_replace(sort_key, '([a-z])[0-9]( |$)'::text, '\1\2'::text, 'g'::text), ' '::text, ''::text)),
  place_ids uuid[] not null default '{}'::uuid[],
  constraint person_pkey PRIMARY KEY (id),
  constraint person_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint person_account_id_key UNIQUE (account_id),
  constraint person_check CHECK (((retired_on IS NULL) OR (died_on IS NULL) OR (retired_on <= died_on))),
  constraint person_employer_id_fkey FOREIGN KEY (employer_id) REFERENCES unit(id),
  constraint person_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES person(id),
  constraint person_sex_check CHECK ((sex = ANY (ARRAY['male'::text, 'female'::text]))),
  constraint person_system_id_fkey FOREIGN KEY (system_id) REFERENCES unit(id),
  constraint person_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX person_birth ON person USING btree (birth, sort_key);
CREATE INDEX person_by_name ON person USING btree (name COLLATE "C", id);
CREATE INDEX person_found ON person USING gin (((regexp_split_to_array(name, ''::text) || ARRAY[('='::text || "left"(initials, 1)), ('='::text || "left"(initials, 2)), ('='::text || "left"(initials, 3)), ('='::text || "left"(initials, 4)), ('~'::text || "left"(spelt, 2)), ('~'::text || "left"(spelt, 3)), ('~'::text || "left"(spelt, 4)), ('~'::text || "left"(spelt, 5)), ('~'::text || "left"(spelt, 6)), ('~'::text || "left"(spelt, 8)), ('~'::text || "left"(spelt, 10))])), place_ids);
CREATE INDEX person_initials ON person USING btree (initials COLLATE "C", id);
CREATE INDEX person_merged ON person USING btree (merged_into, id) WHERE (merged_into IS NOT NULL);
CREATE INDEX person_merged_id ON person USING btree (id, merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX person_name ON person USING btree (name text_pattern_ops, birth);
CREATE INDEX person_sort ON person USING btree (sort_key, id);
CREATE INDEX person_spelt ON person USING btree (spelt, id);
CREATE INDEX person_tail ON person USING btree (id_tail_hash);

create table person_change (
  person_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null default now(),
  account_id uuid,
  post_id uuid,
  unit_id uuid,
  act text not null,
  record_kind text not null,
  record_id uuid,
  fields jsonb not null,
  why text not null,
  constraint person_change_pkey PRIMARY KEY (person_id, id)
);

create table person_draft (
  person_id uuid not null,
  id uuid not null,
  record_kind text not null,
  corrects uuid,
  typed jsonb not null,
  faults jsonb not null,
  source text not null,
  paper_id uuid,
  entered_by uuid not null,
  entered_at timestamp with time zone not null default now(),
  settled_at timestamp with time zone,
  settled_by uuid,
  record_id uuid,
  constraint person_draft_pkey PRIMARY KEY (person_id, id)
);
CREATE INDEX person_draft_open ON person_draft USING btree (person_id) WHERE (settled_at IS NULL);

create table person_group (
  person_id uuid not null,
  group_code text not null,
  from_on date not null,
  to_on date,
  source text not null,
  verified boolean not null default false,
  id uuid not null default gen_random_uuid(),
  document text,
  paper_id uuid,
  verified_by uuid,
  verified_on date,
  struck_on date,
  version integer not null default 1,
  entered_by uuid,
  entered_at timestamp with time zone not null default now(),
  constraint person_group_pkey PRIMARY KEY (person_id, id)
);
CREATE INDEX person_group_code ON person_group USING btree (group_code, person_id) WHERE (struck_on IS NULL);
CREATE UNIQUE INDEX person_group_once ON person_group USING btree (person_id, group_code, from_on) WHERE (struck_on IS NULL);

create table person_key (
  hash bytea not null,
  kind text not null,
  person_id uuid not null,
  constraint person_key_pkey PRIMARY KEY (hash),
  constraint person_key_kind_check CHECK ((kind = ANY (ARRAY['id18'::text, 'passport'::text, 'other'::text])))
);
CREATE INDEX person_key_person ON person_key USING btree (person_id);

create table person_merge (
  id uuid not null,
  survivor_id uuid not null,
  merged_id uuid not null,
  state text not null,
  reason text not null,
  choices jsonb not null,
  survivor_version integer not null,
  merged_version integer not null,
  unit_id uuid not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null default now(),
  decided_by uuid,
  decided_at timestamp with time zone,
  decision_note text,
  parted_by uuid,
  parted_at timestamp with time zone,
  parting_reason text,
  kept_later jsonb,
  constraint person_merge_pkey PRIMARY KEY (id),
  constraint person_merge_check CHECK ((survivor_id <> merged_id)),
  constraint person_merge_check1 CHECK (((state = 'asked'::text) = (decided_by IS NULL))),
  constraint person_merge_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'merged'::text, 'refused'::text, 'parted'::text])))
);
CREATE UNIQUE INDEX person_merge_asked ON person_merge USING btree (LEAST(survivor_id, merged_id), GREATEST(survivor_id, merged_id)) WHERE (state = 'asked'::text);
CREATE INDEX person_merge_merged ON person_merge USING btree (merged_id, asked_at);
CREATE UNIQUE INDEX person_merge_standing ON person_merge USING btree (merged_id) WHERE (state = 'merged'::text);
CREATE INDEX person_merge_survivor ON person_merge USING btree (survivor_id, asked_at);

create table person_merge_record (
  survivor_id uuid not null,
  merge_id uuid not null,
  record_kind text not null,
  record_id uuid not null,
  outcome text not null,
  constraint person_merge_record_pkey PRIMARY KEY (survivor_id, merge_id, record_kind, record_id),
  constraint person_merge_record_outcome_check CHECK ((outcome = ANY (ARRAY['handed'::text, 'joined'::text])))
);
CREATE INDEX person_merge_record_record ON person_merge_record USING btree (record_kind, record_id);

create table person_merge_value (
  survivor_id uuid not null,
  merge_id uuid not null,
  field text not null,
  survivor_value jsonb not null,
  merged_value jsonb not null,
  taken boolean not null,
  written jsonb not null,
  restores jsonb not null,
  constraint person_merge_value_pkey PRIMARY KEY (survivor_id, merge_id, field)
);

create table person_move (
  person_id uuid not null,
  id uuid not null,
  on_day date not null,
  from_unit_id uuid not null,
  to_unit_id uuid not null,
  why text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default now(),
  constraint person_move_pkey PRIMARY KEY (person_id, id),
  constraint person_move_from_unit_id_fkey FOREIGN KEY (from_unit_id) REFERENCES unit(id),
  constraint person_move_to_unit_id_fkey FOREIGN KEY (to_unit_id) REFERENCES unit(id)
);

create table person_pair (
  person_id uuid not null,
  other_id uuid not null,
  why text not null,
  found_at timestamp with time zone not null default now(),
  decision text,
  decided_by uuid,
  decided_at timestamp with time zone,
  reason text,
  merge_id uuid,
  constraint person_pair_pkey PRIMARY KEY (person_id, other_id),
  constraint person_pair_check CHECK ((person_id <> other_id)),
  constraint person_pair_check1 CHECK (((decision IS NULL) = (decided_by IS NULL))),
  constraint person_pair_decision_check CHECK ((decision = ANY (ARRAY['distinct'::text, 'same'::text]))),
  constraint person_pair_why_check CHECK ((why = 'name-birth'::text))
);
CREATE INDEX person_pair_merge ON person_pair USING btree (merge_id) WHERE (merge_id IS NOT NULL);
CREATE INDEX person_pair_other ON person_pair USING btree (other_id);

create table person_paper (
  person_id uuid not null,
  id uuid not null,
  file_hash text not null,
  file_name text not null,
  kind text not null,
  size bigint not null,
  added_by uuid not null,
  added_at timestamp with time zone not null default now(),
  constraint person_paper_pkey PRIMARY KEY (person_id, id)
);

create table person_place (
  person_id uuid not null,
  unit_id uuid not null,
  system_id uuid not null,
  since timestamp with time zone not null default now(),
  through text not null default 'register'::text,
  until_on date,
  merge_id uuid,
  constraint person_place_pkey PRIMARY KEY (person_id, unit_id, system_id),
  constraint person_place_system_id_fkey FOREIGN KEY (system_id) REFERENCES unit(id),
  constraint person_place_through_check CHECK ((through = ANY (ARRAY['register'::text, 'work'::text]))),
  constraint person_place_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX person_place_merge ON person_place USING btree (merge_id) WHERE (merge_id IS NOT NULL);
CREATE INDEX person_place_system ON person_place USING btree (system_id, person_id);
CREATE INDEX person_place_unit ON person_place USING btree (unit_id, person_id);

create table person_shelf (
  unit_id uuid not null,
  sort_key text collate C not null,
  person_id uuid not null,
  constraint person_shelf_pkey PRIMARY KEY (unit_id, sort_key, person_id)
);
CREATE INDEX person_shelf_person ON person_shelf USING btree (person_id);

create table place_report (
  target_id uuid not null,
  place_id uuid not null,
  month date not null,
  reported_by uuid not null,
  reported_at timestamp with time zone not null default now(),
  note text not null,
  constraint place_report_pkey PRIMARY KEY (target_id, place_id, month),
  constraint place_report_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint place_report_place_id_fkey FOREIGN KEY (place_id) REFERENCES unit(id),
  constraint place_report_target_id_fkey FOREIGN KEY (target_id) REFERENCES target(id)
);

create table plan (
  id uuid not null,
  unit_id uuid not null,
  system_id uuid not null,
  year integer not null,
  title text not null,
  above_id uuid,
  state text not null,
  deliberation_id uuid,
  version integer not null default 1,
  created_by uuid not null,
  created_at timestamp with time zone not null default now(),
  changed_by uuid,
  changed_at timestamp with time zone,
  ordinal integer not null default 1,
  constraint plan_pkey PRIMARY KEY (id),
  constraint plan_above_id_fkey FOREIGN KEY (above_id) REFERENCES plan(id),
  constraint plan_deliberation_id_fkey FOREIGN KEY (deliberation_id) REFERENCES deliberation(id),
  constraint plan_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'deliberated'::text, 'issued'::text, 'closed'::text]))),
  constraint plan_system_id_fkey FOREIGN KEY (system_id) REFERENCES unit(id),
  constraint plan_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE UNIQUE INDEX plan_ordinal ON plan USING btree (system_id, year, ordinal);
CREATE INDEX plan_unit ON plan USING btree (unit_id, year);

create table policy (
  id uuid not null,
  unit_id uuid not null,
  file_hash text,
  file_name text not null,
  source text not null,
  source_hash text not null,
  title text not null,
  number text,
  issuer text,
  issued_on date,
  kind text,
  sections jsonb not null,
  state text not null,
  version integer not null default 1,
  received_by uuid not null,
  received_at timestamp with time zone not null default now(),
  constraint policy_pkey PRIMARY KEY (id),
  constraint policy_file_hash_fkey FOREIGN KEY (file_hash) REFERENCES stored_file(hash),
  constraint policy_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'confirmed'::text, 'withdrawn'::text]))),
  constraint policy_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE UNIQUE INDEX policy_source_once ON policy USING btree (unit_id, source_hash) WHERE (state <> 'withdrawn'::text);
CREATE INDEX policy_unit ON policy USING btree (unit_id, received_at);

create table policy_line (
  policy_id uuid not null,
  no integer not null,
  kind text not null,
  found jsonb not null,
  line jsonb not null,
  state text not null,
  version integer not null default 1,
  decided_by uuid,
  decided_at timestamp with time zone,
  reason text,
  constraint policy_line_pkey PRIMARY KEY (policy_id, no),
  constraint policy_line_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id),
  constraint policy_line_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'confirmed'::text, 'set-aside'::text])))
);

create table post (
  id uuid not null,
  unit_id uuid not null,
  title text not null,
  bundles text[] not null,
  territory_id uuid,
  system_id uuid,
  from_on date not null,
  to_on date,
  version integer not null default 1,
  constraint post_pkey PRIMARY KEY (id),
  constraint post_check CHECK (((to_on IS NULL) OR (to_on > from_on))),
  constraint post_system_id_fkey FOREIGN KEY (system_id) REFERENCES unit(id),
  constraint post_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES unit(id),
  constraint post_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX post_unit ON post USING btree (unit_id);

create table record_drop (
  id uuid not null,
  unit_id uuid not null,
  file_hash text not null,
  file_name text not null,
  state text not null,
  job_id uuid,
  receipt jsonb,
  refusal jsonb,
  dropped_by uuid not null,
  dropped_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint record_drop_pkey PRIMARY KEY (id),
  constraint record_drop_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'stored'::text, 'refused'::text]))),
  constraint record_drop_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX record_drop_unit ON record_drop USING btree (unit_id, dropped_at);

create table report_slot (
  task_id uuid not null,
  id uuid not null,
  milestone_id uuid not null,
  due_on date not null,
  state text not null,
  prefilled jsonb not null,
  answer text,
  cells_asked integer not null,
  cells_prefilled integer not null,
  opened_at timestamp with time zone,
  answered_at timestamp with time zone,
  answered_by uuid,
  constraint report_slot_pkey PRIMARY KEY (task_id, id),
  constraint report_slot_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'confirmed'::text, 'explained'::text]))),
  constraint report_slot_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id),
  constraint report_slot_task_id_milestone_id_fkey FOREIGN KEY (task_id, milestone_id) REFERENCES milestone(task_id, id)
);
CREATE INDEX report_slot_due ON report_slot USING btree (due_on) WHERE (state = 'waiting'::text);

create table reported_tally (
  lock_id uuid not null,
  line_no integer not null,
  unit_id uuid not null,
  month date not null,
  amount bigint not null,
  unsure bigint not null,
  constraint reported_tally_pkey PRIMARY KEY (lock_id, line_no, unit_id, month),
  constraint reported_tally_line_no_fkey FOREIGN KEY (line_no) REFERENCES target_line(no),
  constraint reported_tally_lock_id_fkey FOREIGN KEY (lock_id) REFERENCES period_lock(id)
);

create table request_key (
  account_id uuid not null,
  key text not null,
  operation text not null,
  input_hash text not null,
  answer jsonb,
  at timestamp with time zone not null default now(),
  constraint request_key_pkey PRIMARY KEY (account_id, key)
);

create table restatement (
  id uuid not null,
  lock_id uuid not null,
  line_no integer not null,
  unit_id uuid not null,
  month date not null,
  before bigint not null,
  after bigint not null,
  fact_ids uuid[] not null,
  reason text not null,
  restated_by uuid not null,
  restated_at timestamp with time zone not null default now(),
  constraint restatement_pkey PRIMARY KEY (id),
  constraint restatement_line_no_fkey FOREIGN KEY (line_no) REFERENCES target_line(no),
  constraint restatement_lock_id_fkey FOREIGN KEY (lock_id) REFERENCES period_lock(id)
);
CREATE INDEX restatement_line ON restatement USING btree (line_no, month);
CREATE INDEX restatement_lock ON restatement USING btree (lock_id);

create table roll (
  code text not null,
  name text not null,
  of text not null,
  source text not null,
  taken_on date not null,
  constraint roll_pkey PRIMARY KEY (code),
  constraint roll_of_check CHECK ((of = ANY (ARRAY['persons'::text, 'units'::text])))
);

create table roll_entry (
  subject_id uuid not null,
  roll text not null,
  unit_id uuid not null,
  system_id uuid not null,
  constraint roll_entry_pkey PRIMARY KEY (subject_id, roll),
  constraint roll_entry_roll_fkey FOREIGN KEY (roll) REFERENCES roll(code),
  constraint roll_entry_system_id_fkey FOREIGN KEY (system_id) REFERENCES unit(id),
  constraint roll_entry_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX roll_entry_roll ON roll_entry USING btree (roll, unit_id);

create table roster (
  id uuid not null,
  class_id uuid not null,
  file_hash text not null,
  file_name text not null,
  state text not null,
  job_id uuid,
  receipt jsonb,
  refusal jsonb,
  stored integer not null default 0,
  already integer not null default 0,
  amended integer not null default 0,
  refused integer not null default 0,
  dropped_by uuid not null,
  dropped_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint roster_pkey PRIMARY KEY (id),
  constraint roster_class_id_fkey FOREIGN KEY (class_id) REFERENCES training_class(id),
  constraint roster_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'stored'::text, 'refused'::text])))
);
CREATE INDEX roster_class ON roster USING btree (class_id, dropped_at);

create table rule_preview (
  id uuid not null,
  rule_id text not null,
  as_of date not null,
  copy jsonb not null,
  state text not null default 'waiting'::text,
  persons integer not null default 0,
  job_id uuid,
  asked_by uuid not null,
  asked_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint rule_preview_pkey PRIMARY KEY (id),
  constraint rule_preview_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text])))
);

create table rule_preview_person (
  preview_id uuid not null,
  person_id uuid not null,
  unit_id uuid not null,
  system_id uuid not null,
  was text not null,
  now text not null,
  constraint rule_preview_person_pkey PRIMARY KEY (preview_id, person_id),
  constraint rule_preview_person_now_check CHECK ((now = ANY (ARRAY['m'::text, 'n'::text, 'v'::text]))),
  constraint rule_preview_person_preview_id_fkey FOREIGN KEY (preview_id) REFERENCES rule_preview(id) ON DELETE CASCADE,
  constraint rule_preview_person_was_check CHECK ((was = ANY (ARRAY['m'::text, 'n'::text, 'v'::text])))
);

create table rule_version (
  id uuid not null,
  rule_id text not null,
  valid_from date not null,
  rule jsonb not null,
  cases jsonb not null,
  note text not null,
  state text not null default 'draft'::text,
  revision integer not null default 1,
  drafted_by uuid not null,
  drafted_name text not null,
  drafted_at timestamp with time zone not null default now(),
  published_by uuid,
  published_name text,
  published_at timestamp with time zone,
  constraint rule_version_pkey PRIMARY KEY (id),
  constraint rule_version_check CHECK (((state = 'published'::text) = (published_at IS NOT NULL))),
  constraint rule_version_check1 CHECK (((published_by IS NULL) OR (published_by <> drafted_by))),
  constraint rule_version_note_check CHECK (((length(note) >= 2) AND (length(note) <= 500))),
  constraint rule_version_revision_check CHECK ((revision > 0)),
  constraint rule_version_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'dropped'::text])))
);
CREATE UNIQUE INDEX rule_version_draft ON rule_version USING btree (rule_id) WHERE (state = 'draft'::text);
CREATE UNIQUE INDEX rule_version_published ON rule_version USING btree (rule_id, valid_from) WHERE (state = 'published'::text);

create table schema_migration (
  number integer not null,
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migration_pkey PRIMARY KEY (number)
);

create table second_factor (
  account_id uuid not null,
  pending text,
  secret text,
  confirmed_at timestamp with time zone,
  last_step bigint not null default 0,
  recovery_hashes text[] not null default '{}'::text[],
  constraint second_factor_pkey PRIMARY KEY (account_id),
  constraint second_factor_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint second_factor_check CHECK (((secret IS NULL) = (confirmed_at IS NULL))),
  constraint second_factor_check1 CHECK (((secret IS NOT NULL) OR (pending IS NOT NULL)))
);

create table setting (
  name text not null,
  value jsonb not null,
  changed_at timestamp with time zone not null default now(),
  constraint setting_pkey PRIMARY KEY (name)
);

create table share_move (
  id uuid not null,
  line_no integer not null,
  moved_at timestamp with time zone not null default now(),
  moved_by uuid not null,
  reason text not null,
  document_no text,
  from_unit uuid,
  to_unit uuid,
  amount numeric not null,
  from_before numeric,
  from_after numeric,
  to_before numeric,
  to_after numeric,
  effective_from date not null,
  constraint share_move_pkey PRIMARY KEY (id),
  constraint share_move_line_no_fkey FOREIGN KEY (line_no) REFERENCES target_line(no)
);
CREATE INDEX share_move_line ON share_move USING btree (line_no, moved_at);

create table stored_file (
  hash text not null,
  size bigint not null,
  kind text not null,
  at timestamp with time zone not null default now(),
  constraint stored_file_pkey PRIMARY KEY (hash)
);

create table supervision_order (
  id uuid not null,
  number text,
  number_year integer,
  number_no integer,
  unit_id uuid not null,
  system_id uuid not null,
  office_id uuid not null,
  source text not null,
  source_id uuid,
  cause text not null,
  task_id uuid,
  line_no integer,
  policy_id uuid,
  policy_line_no integer,
  basis text not null,
  matter text not null,
  demand text not null,
  standard text not null,
  term integer not null,
  state text not null,
  due_on date,
  first_due_on date,
  issued_on date,
  received_on date,
  answered_on date,
  closed_on date,
  returned integer not null default 0,
  reopened integer not null default 0,
  extension_asked boolean not null default false,
  passed boolean,
  merged_into uuid,
  version integer not null default 1,
  drafted_by uuid not null,
  drafted_at timestamp with time zone not null default now(),
  constraint supervision_order_pkey PRIMARY KEY (id),
  constraint supervision_order_line_no_fkey FOREIGN KEY (line_no) REFERENCES target_line(no),
  constraint supervision_order_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES supervision_order(id),
  constraint supervision_order_number_key UNIQUE (number),
  constraint supervision_order_number_year_number_no_key UNIQUE (number_year, number_no),
  constraint supervision_order_office_id_fkey FOREIGN KEY (office_id) REFERENCES unit(id),
  constraint supervision_order_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id),
  constraint supervision_order_source_check CHECK ((source = ANY (ARRAY['light'::text, 'decision'::text, 'note'::text, 'complaint'::text, 'audit'::text, 'inspection'::text, 'self'::text]))),
  constraint supervision_order_system_id_fkey FOREIGN KEY (system_id) REFERENCES unit(id),
  constraint supervision_order_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id),
  constraint supervision_order_term_check CHECK ((term > 0)),
  constraint supervision_order_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE UNIQUE INDEX supervision_order_open_cause ON supervision_order USING btree (system_id, cause) WHERE (state = ANY (ARRAY['opened'::text, 'issued'::text, 'received'::text, 'working'::text, 'fedBack'::text, 'checking'::text, 'returned'::text, 'disputed'::text]));
CREATE INDEX supervision_order_source ON supervision_order USING btree (source_id) WHERE (source_id IS NOT NULL);
CREATE INDEX supervision_order_system ON supervision_order USING btree (system_id, due_on);
CREATE INDEX supervision_order_task ON supervision_order USING btree (task_id);
CREATE INDEX supervision_order_unit ON supervision_order USING btree (unit_id, due_on);

create table tally (
  line_no integer not null,
  tree text not null,
  unit_id uuid not null,
  month date not null,
  amount bigint not null,
  unsure bigint not null default 0,
  constraint tally_pkey PRIMARY KEY (line_no, tree, unit_id, month),
  constraint tally_line_no_fkey FOREIGN KEY (line_no) REFERENCES target_line(no),
  constraint tally_tree_check CHECK ((tree = ANY (ARRAY['territory'::text, 'system'::text])))
);

create table target (
  id uuid not null,
  code text not null,
  name text not null,
  owner_id uuid not null,
  place_id uuid not null,
  policy_id uuid,
  from_on date not null,
  to_on date not null,
  scaled text,
  state text not null,
  version integer not null default 1,
  issued_by uuid,
  issued_at timestamp with time zone,
  constraint target_pkey PRIMARY KEY (id),
  constraint target_check CHECK ((to_on >= from_on)),
  constraint target_code_key UNIQUE (code),
  constraint target_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES unit(id),
  constraint target_place_id_fkey FOREIGN KEY (place_id) REFERENCES unit(id),
  constraint target_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id),
  constraint target_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'issued'::text, 'withdrawn'::text])))
);
CREATE UNIQUE INDEX target_policy_once ON target USING btree (policy_id) WHERE ((state = 'issued'::text) AND (policy_id IS NOT NULL));

create table target_line (
  no integer not null generated always as identity,
  target_id uuid not null,
  code text not null,
  ordinal integer not null,
  name text not null,
  within_no integer,
  policy_line_no integer,
  measure text not null,
  unit text not null,
  counting text not null,
  comparator text not null,
  basis text,
  strength text,
  per text,
  value numeric,
  predicate jsonb not null,
  population jsonb,
  from_on date not null,
  to_on date not null,
  state text not null default 'draft'::text,
  replaces_no integer,
  upper numeric,
  baseline numeric,
  constraint target_line_pkey PRIMARY KEY (no),
  constraint target_line_check CHECK ((to_on >= from_on)),
  constraint target_line_counting_check CHECK ((counting = ANY (ARRAY['add'::text, 'persons'::text, 'stock'::text, 'cover'::text]))),
  constraint target_line_measure_fkey FOREIGN KEY (measure) REFERENCES measure(code),
  constraint target_line_replaces_no_fkey FOREIGN KEY (replaces_no) REFERENCES target_line(no),
  constraint target_line_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'working'::text, 'active'::text, 'retired'::text]))),
  constraint target_line_target_id_fkey FOREIGN KEY (target_id) REFERENCES target(id),
  constraint target_line_within_no_fkey FOREIGN KEY (within_no) REFERENCES target_line(no)
);
CREATE UNIQUE INDEX target_line_code ON target_line USING btree (code) WHERE (state = ANY (ARRAY['draft'::text, 'active'::text]));
CREATE INDEX target_line_open ON target_line USING btree (measure) WHERE (state = ANY (ARRAY['working'::text, 'active'::text]));
CREATE INDEX target_line_target ON target_line USING btree (target_id, ordinal);
CREATE UNIQUE INDEX target_line_working ON target_line USING btree (code) WHERE (state = 'working'::text);

create table target_reserve (
  line_no integer not null,
  unit_id uuid not null,
  amount numeric not null,
  constraint target_reserve_pkey PRIMARY KEY (line_no, unit_id),
  constraint target_reserve_amount_check CHECK ((amount >= (0)::numeric)),
  constraint target_reserve_line_no_fkey FOREIGN KEY (line_no) REFERENCES target_line(no),
  constraint target_reserve_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table target_share (
  id uuid not null,
  line_no integer not null,
  unit_id uuid not null,
  parent_id uuid,
  assigned numeric not null,
  committed numeric,
  from_on date not null,
  to_on date,
  constraint target_share_pkey PRIMARY KEY (id),
  constraint target_share_assigned_check CHECK ((assigned >= (0)::numeric)),
  constraint target_share_line_no_fkey FOREIGN KEY (line_no) REFERENCES target_line(no),
  constraint target_share_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES unit(id),
  constraint target_share_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE UNIQUE INDEX target_share_open ON target_share USING btree (line_no, unit_id) WHERE (to_on IS NULL);
CREATE INDEX target_share_parent ON target_share USING btree (line_no, parent_id) WHERE (to_on IS NULL);

create table task (
  id uuid not null,
  plan_id uuid,
  unit_id uuid not null,
  system_id uuid not null,
  no text not null,
  measure text not null,
  content text not null,
  deliverable text not null,
  standard text not null,
  leader_post_id uuid,
  person_post_id uuid,
  starts_on date not null,
  due_on date not null,
  source text not null,
  policy_id uuid,
  policy_line_no integer,
  source_id uuid,
  line_no integer,
  above_id uuid,
  weight text not null default 'ordinary'::text,
  risk text,
  money_fen bigint,
  state text not null,
  version integer not null default 1,
  created_by uuid not null,
  created_at timestamp with time zone not null default now(),
  changed_by uuid,
  changed_at timestamp with time zone,
  constraint task_pkey PRIMARY KEY (id),
  constraint task_above_id_fkey FOREIGN KEY (above_id) REFERENCES task(id),
  constraint task_check CHECK ((due_on >= starts_on)),
  constraint task_leader_post_id_fkey FOREIGN KEY (leader_post_id) REFERENCES post(id),
  constraint task_line_no_fkey FOREIGN KEY (line_no) REFERENCES target_line(no),
  constraint task_person_post_id_fkey FOREIGN KEY (person_post_id) REFERENCES post(id),
  constraint task_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plan(id),
  constraint task_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policy(id),
  constraint task_source_check CHECK ((source = ANY (ARRAY['policy'::text, 'decision'::text, 'memorandum'::text, 'above'::text]))),
  constraint task_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'deliberated'::text, 'issued'::text, 'running'::text, 'done'::text, 'closed'::text, 'suspended'::text, 'cancelled'::text]))),
  constraint task_system_id_fkey FOREIGN KEY (system_id) REFERENCES unit(id),
  constraint task_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint task_weight_check CHECK ((weight = ANY (ARRAY['ordinary'::text, 'key'::text])))
);
CREATE INDEX task_above ON task USING btree (above_id);
CREATE INDEX task_plan ON task USING btree (plan_id, no);
CREATE INDEX task_system ON task USING btree (system_id, due_on);
CREATE INDEX task_unit_due ON task USING btree (unit_id, due_on);

create table task_event (
  task_id uuid not null,
  seq integer not null,
  move text not null,
  to_state text not null,
  note text not null,
  decision_no text,
  decision_on date,
  on_day date not null,
  taken_by uuid not null,
  taken_at timestamp with time zone not null default now(),
  constraint task_event_pkey PRIMARY KEY (task_id, seq),
  constraint task_event_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id)
);

create table task_partner (
  task_id uuid not null,
  unit_id uuid not null,
  constraint task_partner_pkey PRIMARY KEY (task_id, unit_id),
  constraint task_partner_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id),
  constraint task_partner_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX task_partner_unit ON task_partner USING btree (unit_id);

create table task_proof (
  task_id uuid not null,
  id uuid not null,
  milestone_id uuid,
  file_hash text not null,
  file_name text not null,
  handed_by uuid not null,
  handed_at timestamp with time zone not null default now(),
  constraint task_proof_pkey PRIMARY KEY (task_id, id),
  constraint task_proof_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id)
);

create table task_taker (
  task_id uuid not null,
  unit_id uuid not null,
  asked_on date not null,
  constraint task_taker_pkey PRIMARY KEY (task_id, unit_id),
  constraint task_taker_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id),
  constraint task_taker_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX task_taker_unit ON task_taker USING btree (unit_id);

create table task_version (
  task_id uuid not null,
  version integer not null,
  content jsonb not null,
  reason text not null,
  changed_by uuid not null,
  changed_at timestamp with time zone not null default now(),
  constraint task_version_pkey PRIMARY KEY (task_id, version),
  constraint task_version_task_id_fkey FOREIGN KEY (task_id) REFERENCES task(id)
);

create table tick_day (
  on_day date not null,
  lights integer not null,
  changed integer not null,
  drafts integer not null,
  ran_at timestamp with time zone not null default now(),
  constraint tick_day_pkey PRIMARY KEY (on_day)
);

create table title (
  person_id uuid not null,
  id uuid not null,
  series text not null,
  speciality text,
  level text not null,
  name text,
  granted_on date,
  number text,
  issuer text,
  route text,
  revoked_on date,
  source text not null,
  paper_id uuid,
  verified boolean not null default false,
  verified_by uuid,
  verified_on date,
  struck_on date,
  version integer not null default 1,
  entered_by uuid not null,
  entered_at timestamp with time zone not null default now(),
  constraint title_pkey PRIMARY KEY (person_id, id),
  constraint title_level_check CHECK ((level = ANY (ARRAY['clerk'::text, 'assistant'::text, 'middle'::text, 'viceSenior'::text, 'senior'::text]))),
  constraint title_route_check CHECK ((route = ANY (ARRAY['review'::text, 'exam'::text, 'recognised'::text])))
);

create table training_class (
  id uuid not null,
  number text not null,
  title text not null,
  institution_id uuid not null,
  unit_id uuid not null,
  project_type text not null,
  occupation text not null,
  level text not null,
  certificate_kind text not null,
  fund text not null,
  default_groups text[] not null default '{}'::text[],
  planned_people integer not null,
  planned_hours integer not null,
  starts_on date not null,
  ends_on date not null,
  place text not null,
  state text not null,
  late_entry boolean not null default false,
  late_reason text,
  version integer not null default 1,
  created_by uuid not null,
  created_at timestamp with time zone not null default now(),
  changed_by uuid,
  changed_at timestamp with time zone,
  constraint training_class_pkey PRIMARY KEY (id),
  constraint training_class_certificate_kind_check CHECK ((certificate_kind = ANY (ARRAY['skill-level'::text, 'qualification'::text, 'special'::text, 'completion'::text]))),
  constraint training_class_check CHECK ((ends_on >= starts_on)),
  constraint training_class_fund_check CHECK ((fund = ANY (ARRAY['ZZ'::text, 'JB'::text, 'GH'::text, 'none'::text]))),
  constraint training_class_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES unit(id),
  constraint training_class_number_key UNIQUE (number),
  constraint training_class_planned_hours_check CHECK ((planned_hours > 0)),
  constraint training_class_planned_people_check CHECK ((planned_people > 0)),
  constraint training_class_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'filed'::text, 'approved'::text, 'running'::text, 'ended'::text, 'examined'::text, 'certified'::text, 'archived'::text, 'returned'::text, 'suspended'::text, 'cancelled'::text, 'voided'::text]))),
  constraint training_class_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX training_class_institution ON training_class USING btree (institution_id, starts_on);
CREATE INDEX training_class_state ON training_class USING btree (state, starts_on);
CREATE INDEX training_class_unit ON training_class USING btree (unit_id, starts_on);

create table unit (
  id uuid not null,
  kind text not null,
  from_on date not null,
  to_on date,
  precision text not null default 'day'::text,
  industry text,
  ownership text,
  counts_in_host boolean not null default true,
  invented boolean not null default false,
  note text,
  version integer not null default 1,
  constraint unit_pkey PRIMARY KEY (id),
  constraint unit_check CHECK (((to_on IS NULL) OR (to_on > from_on))),
  constraint unit_kind_check CHECK ((kind = ANY (ARRAY['PROVINCE'::text, 'PREFECTURE'::text, 'COUNTY'::text, 'GOV'::text, 'UNION'::text, 'SYS'::text, 'ZONE'::text, 'ENT'::text, 'COOP'::text, 'TECH'::text, 'VOC'::text, 'TRAIN'::text, 'EVAL'::text, 'BASE'::text, 'STUDIO'::text, 'READ'::text]))),
  constraint unit_precision_check CHECK (("precision" = ANY (ARRAY['year'::text, 'month'::text, 'day'::text])))
);

create table unit_change (
  id uuid not null,
  kind text not null,
  on_day date not null,
  precision text not null default 'day'::text,
  document_no text,
  reason text not null,
  facts jsonb not null,
  recorded_by uuid,
  recorded_at timestamp with time zone not null default now(),
  constraint unit_change_pkey PRIMARY KEY (id),
  constraint unit_change_kind_check CHECK ((kind = ANY (ARRAY['open'::text, 'rename'::text, 'recode'::text, 'move'::text, 'split'::text, 'merge'::text, 'close'::text, 'kind'::text, 'describe'::text]))),
  constraint unit_change_precision_check CHECK (("precision" = ANY (ARRAY['year'::text, 'month'::text, 'day'::text])))
);

create table unit_change_part (
  change_id uuid not null,
  unit_id uuid not null,
  constraint unit_change_part_pkey PRIMARY KEY (unit_id, change_id),
  constraint unit_change_part_change_id_fkey FOREIGN KEY (change_id) REFERENCES unit_change(id),
  constraint unit_change_part_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);

create table unit_closure (
  tree text not null,
  ancestor_id uuid not null,
  descendant_id uuid not null,
  depth integer not null,
  from_on date not null,
  to_on date,
  constraint unit_closure_pkey PRIMARY KEY (tree, descendant_id, ancestor_id, from_on),
  constraint unit_closure_ancestor_id_fkey FOREIGN KEY (ancestor_id) REFERENCES unit(id),
  constraint unit_closure_descendant_id_fkey FOREIGN KEY (descendant_id) REFERENCES unit(id)
);
CREATE INDEX unit_closure_down ON unit_closure USING btree (tree, ancestor_id, depth, descendant_id) INCLUDE (from_on, to_on);

create table unit_code (
  unit_id uuid not null,
  scheme text not null,
  code text not null,
  from_on date not null,
  to_on date,
  constraint unit_code_pkey PRIMARY KEY (unit_id, scheme, from_on),
  constraint unit_code_scheme_check CHECK ((scheme = ANY (ARRAY['division'::text, 'zone'::text, 'uscc'::text, 'school'::text, 'own'::text]))),
  constraint unit_code_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX unit_code_code ON unit_code USING btree (code text_pattern_ops, scheme);

create table unit_edge (
  tree text not null,
  child_id uuid not null,
  parent_id uuid not null,
  from_on date not null,
  to_on date,
  constraint unit_edge_pkey PRIMARY KEY (tree, child_id, from_on),
  constraint unit_edge_check CHECK ((child_id <> parent_id)),
  constraint unit_edge_child_id_fkey FOREIGN KEY (child_id) REFERENCES unit(id),
  constraint unit_edge_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES unit(id),
  constraint unit_edge_tree_check CHECK ((tree = ANY (ARRAY['territory'::text, 'system'::text])))
);
CREATE INDEX unit_edge_parent ON unit_edge USING btree (tree, parent_id);

create table unit_heir (
  tree text not null,
  old_id uuid not null,
  heir_id uuid not null,
  from_on date not null,
  to_on date,
  constraint unit_heir_pkey PRIMARY KEY (tree, old_id, heir_id, from_on),
  constraint unit_heir_heir_id_fkey FOREIGN KEY (heir_id) REFERENCES unit(id),
  constraint unit_heir_old_id_fkey FOREIGN KEY (old_id) REFERENCES unit(id),
  constraint unit_heir_tree_check CHECK ((tree = ANY (ARRAY['territory'::text, 'system'::text])))
);
CREATE INDEX unit_heir_heir ON unit_heir USING btree (tree, heir_id);

create table unit_name (
  unit_id uuid not null,
  from_on date not null,
  to_on date,
  name text not null,
  short_name text not null,
  initials text not null,
  sort_key text collate C not null,
  search text not null,
  constraint unit_name_pkey PRIMARY KEY (unit_id, from_on),
  constraint unit_name_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX unit_name_initials ON unit_name USING btree (initials text_pattern_ops);
CREATE INDEX unit_name_sort ON unit_name USING btree (sort_key, unit_id);

create table unit_successor (
  old_id uuid not null,
  new_id uuid not null,
  on_day date not null,
  share numeric,
  change_id uuid not null,
  constraint unit_successor_pkey PRIMARY KEY (old_id, new_id, on_day),
  constraint unit_successor_change_id_fkey FOREIGN KEY (change_id) REFERENCES unit_change(id),
  constraint unit_successor_new_id_fkey FOREIGN KEY (new_id) REFERENCES unit(id),
  constraint unit_successor_old_id_fkey FOREIGN KEY (old_id) REFERENCES unit(id)
);
CREATE INDEX unit_successor_new ON unit_successor USING btree (new_id);

create table work_year (
  year integer not null,
  edition integer not null,
  source text not null,
  off date[] not null,
  worked date[] not null,
  loaded_at timestamp with time zone not null default now(),
  constraint work_year_pkey PRIMARY KEY (year, edition),
  constraint work_year_year_source_key UNIQUE (year, source)
);
