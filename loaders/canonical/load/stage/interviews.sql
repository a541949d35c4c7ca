-- One row per record of the source, typed; problem says why a record cannot be loaded. Grain: record.
-- Interviews may lie ahead, so their times have no upper bound but the year 2100.
with texts as (
  select
    line,
    row_number() over () as source_no,
    as_key(as_text(interview_id)) as interview_id,
    as_key(as_text(application_id)) as application_id,
    as_key(as_text(interviewer_id)) as interviewer_id,
    as_text(stage) as stage_text,
    as_text(focus) as focus,
    as_text(starts_at) as starts_text,
    as_text(ends_at) as ends_text,
    as_text(status) as status_text,
    key_was_repaired(interview_id) or key_was_repaired(application_id) or key_was_repaired(interviewer_id) as key_repaired
  from source
),
typed as (
  select
    texts.*,
    stages.meaning as stage,
    statuses.meaning as status,
    as_time(starts_text) as starts_at,
    as_time(ends_text) as ends_at
  from texts
  left join labels as stages on stages.kind = 'stage' and stages.label = label_key(stage_text)
  left join labels as statuses on statuses.kind = 'interview_status' and statuses.label = label_key(status_text)
)
select
  interview_id,
  application_id,
  interviewer_id,
  stage,
  focus,
  starts_at,
  ends_at,
  status,
  line,
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
    time_problem('starts_at', starts_text, starts_at, anytime()),
    time_problem('ends_at', ends_text, ends_at, anytime())
  ) as problem,
  (key_repaired::utinyint + 2 * (clock_change(starts_text) = 1 or clock_change(ends_text) = 1)::utinyint
    + 4 * (clock_change(starts_text) = 2 or clock_change(ends_text) = 2)::utinyint)::utinyint as repairs
from typed
-- The joins with labels do not keep the order of the file, and a record is known by its place in it.
order by source_no
