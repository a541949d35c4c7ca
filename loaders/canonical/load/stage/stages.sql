-- One row per record of the source, typed; problem says why a record cannot be loaded. Grain: record.
with texts as (
  select
    line,
    record,
    as_text(application_id) as application_text,
    as_text(stage) as stage_text,
    as_text(entered_at) as entered_text,
    as_text(exited_at) as exited_text,
    key_was_repaired(application_id) as key_repaired
  from source
),
written as (
  select
    texts.*,
    as_key(application_text) as application_id,
    iso_time('entered_at', entered_text) as entered_iso,
    iso_time('exited_at', exited_text) as exited_iso
  from texts
),
typed as (
  select
    written.*,
    clock_change(entered_iso) as entered_change,
    meaning('stage', stage_text) as stage,
    as_time(entered_iso) as entered_at,
    as_time(exited_iso) as exited_at
  from written
)
select
  application_id,
  stage,
  entered_at,
  is_day(entered_iso) as entered_is_day,
  exited_at,
  line,
  record,
  coalesce(
    missing_problem('application_id', application_id),
    id_problem('application_id', application_id),
    missing_problem('stage', stage_text),
    typed_problem('unmapped_stage', 'stage', stage_text, stage),
    missing_problem('entered_at', entered_text),
    time_problem('entered_at', entered_text, entered_iso, entered_at, past()),
    time_problem('exited_at', exited_text, exited_iso, exited_at, past())
  ) as problem,
  (key_repaired::utinyint + 2 * (entered_change = 1)::utinyint + 4 * (entered_change = 2)::utinyint)::utinyint as repairs
from typed
