-- One row per record of the source, typed; problem says why a record cannot be loaded. Grain: record.
with texts as (
  select
    line,
    record,
    as_text(application_id) as application_text,
    as_text(measured_at) as measured_text,
    as_text(performance) as performance_text,
    as_text(left_at) as left_text,
    key_was_repaired(application_id) as key_repaired
  from source
),
written as (
  select
    texts.*,
    as_key(application_text) as application_id,
    iso_time('measured_at', measured_text) as measured_iso,
    iso_time('left_at', left_text) as left_iso
  from texts
),
typed as (
  select
    written.*,
    clock_change(measured_iso) as measured_change,
    as_time(measured_iso) as measured_at,
    as_number('performance', performance_text) as performance,
    as_time(left_iso) as left_at
  from written
)
select
  application_id,
  measured_at,
  performance,
  left_at,
  line,
  record,
  coalesce(
    missing_problem('application_id', application_id),
    id_problem('application_id', application_id),
    missing_problem('measured_at', measured_text),
    time_problem('measured_at', measured_text, measured_iso, measured_at, past()),
    typed_problem('not_a_number', 'performance', performance_text, performance),
    time_problem('left_at', left_text, left_iso, left_at, anytime())
  ) as problem,
  (key_repaired::utinyint + 2 * (measured_change = 1)::utinyint + 4 * (measured_change = 2)::utinyint)::utinyint as repairs
from typed
