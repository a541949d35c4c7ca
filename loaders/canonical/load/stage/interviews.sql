-- One row per record of the source, typed; problem says why a record cannot be loaded. Grain: record.
-- Interviews may lie ahead, so their times have no upper bound but the year 2100.
with texts as (
  select
    line,
    record,
    as_text(interview_id) as interview_text,
    as_text(application_id) as application_text,
    as_text(interviewer_id) as interviewer_text,
    as_text(stage) as stage_text,
    as_text(focus) as focus_text,
    as_text(starts_at) as starts_text,
    as_text(ends_at) as ends_text,
    as_text(status) as status_text,
    key_was_repaired(interview_id) or key_was_repaired(application_id) or key_was_repaired(interviewer_id) as key_repaired
  from source
),
written as (
  select
    texts.*,
    as_key(interview_text) as interview_key,
    as_key(application_text) as application_id,
    as_key(interviewer_text) as interviewer_key,
    iso_time('starts_at', starts_text) as starts_iso,
    iso_time('ends_at', ends_text) as ends_iso
  from texts
),
typed as (
  select
    written.*,
    clock_change(ends_iso) as ends_change,
    clock_change(starts_iso) as starts_change,
    as_id('interview_id', interview_key) as interview_id,
    as_id('interviewer_id', interviewer_key) as interviewer_id,
    meaning('stage', stage_text) as stage,
    meaning('interview_status', status_text) as status,
    as_time(starts_iso) as starts_at,
    as_time(ends_iso) as ends_at
  from written
)
select
  interview_id,
  application_id,
  interviewer_id,
  stage,
  as_label(focus_text) as focus,
  starts_at,
  ends_at,
  status,
  line,
  record,
  coalesce(
    missing_problem('interview_id', interview_id),
    id_problem('interview_id', interview_id),
    missing_problem('application_id', application_id),
    id_problem('application_id', application_id),
    missing_problem('interviewer_id', interviewer_id),
    id_problem('interviewer_id', interviewer_id),
    missing_problem('stage', stage_text),
    typed_problem('unmapped_stage', 'stage', stage_text, stage),
    typed_problem('unknown_status', 'status', status_text, status),
    time_problem('starts_at', starts_text, starts_iso, starts_at, anytime()),
    time_problem('ends_at', ends_text, ends_iso, ends_at, anytime())
  ) as problem,
  (key_repaired::utinyint + 2 * (starts_change = 1 or ends_change = 1)::utinyint
    + 4 * (starts_change = 2 or ends_change = 2)::utinyint + 8 * holds_address(focus_text)::utinyint)::utinyint as repairs
from typed
