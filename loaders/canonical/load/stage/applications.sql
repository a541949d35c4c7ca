-- One row per record of the source, typed; problem says why a record cannot be loaded. Grain: record.
with texts as (
  select
    line,
    record,
    as_text(application_id) as application_text,
    as_text(candidate_id) as candidate_text,
    as_text(job) as job_text,
    as_text(role) as role_text,
    as_text(level) as level_text,
    as_text(team) as team_text,
    as_text(source) as source_text,
    as_text(group_label) as group_label_text,
    as_text(applied_at) as applied_text,
    as_text(status) as status_text,
    as_text(closed_at) as closed_text,
    as_text(trial) as trial_text,
    key_was_repaired(application_id) or key_was_repaired(candidate_id) as key_repaired
  from source
),
written as (
  select
    texts.*,
    as_key(application_text) as application_id,
    as_key(candidate_text) as candidate_id,
    iso_time('applied_at', applied_text) as applied_iso,
    iso_time('closed_at', closed_text) as closed_iso
  from texts
),
typed as (
  select
    written.*,
    clock_change(applied_iso) as applied_change,
    as_time(applied_iso) as applied_at,
    as_time(closed_iso) as closed_at,
    meaning('application_status', status_text) as status,
    as_boolean(trial_text) as trial
  from written
)
select
  application_id,
  coalesce(candidate_id, application_id) as candidate_id,
  as_label(job_text) as job,
  as_label(role_text) as role,
  as_label(level_text) as level,
  as_label(team_text) as team,
  as_label(source_text) as source,
  applied_at,
  status,
  closed_at,
  trial,
  as_label(group_label_text) as group_label,
  line,
  record,
  coalesce(
    missing_problem('application_id', application_id),
    id_problem('application_id', application_id),
    id_problem('candidate_id', candidate_id),
    typed_problem('unknown_status', 'status', status_text, status),
    time_problem('applied_at', applied_text, applied_iso, applied_at, past()),
    time_problem('closed_at', closed_text, closed_iso, closed_at, past()),
    typed_problem('not_a_boolean', 'trial', trial_text, trial)
  ) as problem,
  (key_repaired::utinyint + 2 * (applied_change = 1)::utinyint + 4 * (applied_change = 2)::utinyint
    + 8 * holds_address(concat_ws(chr(10), job_text, role_text, level_text, team_text, source_text, group_label_text))::utinyint)::utinyint as repairs
from typed
