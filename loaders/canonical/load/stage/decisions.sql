-- One row per record of the source, typed; problem says why a record cannot be loaded. Grain: record.
with texts as (
  select
    line,
    record,
    as_text(application_id) as application_text,
    as_text(decision) as decision_text,
    as_text(decided_at) as decided_text,
    as_text(decided_by) as decided_by_text,
    as_text(offer_status) as offer_text,
    as_text(resolved_at) as resolved_text,
    key_was_repaired(application_id) or key_was_repaired(decided_by) as key_repaired
  from source
),
written as (
  select
    texts.*,
    as_key(application_text) as application_id,
    as_key(decided_by_text) as decided_by_key,
    iso_time('decided_at', decided_text) as decided_iso,
    iso_time('resolved_at', resolved_text) as resolved_iso
  from texts
),
typed as (
  select
    written.*,
    clock_change(decided_iso) as decided_change,
    as_id('interviewer_id', decided_by_key) as decided_by,
    meaning('decision', decision_text) as decision,
    -- Only an offer has a status: one column may tell decisions and what became of offers.
    case when decision = 'offer' then meaning('offer_status', offer_text) end as offer_status,
    as_time(decided_iso) as decided_at,
    as_time(resolved_iso) as resolved_at
  from written
)
select
  application_id,
  decision,
  decided_at,
  is_day(decided_iso) as decided_is_day,
  decided_by,
  offer_status,
  resolved_at,
  line,
  record,
  coalesce(
    missing_problem('application_id', application_id),
    id_problem('application_id', application_id),
    id_problem('decided_by', decided_by),
    missing_problem('decision', decision_text),
    typed_problem('unknown_decision', 'decision', decision_text, nullif(decision, 'no_decision')),
    case when decision = 'offer' then typed_problem('unknown_status', 'offer_status', offer_text, offer_status) end,
    time_problem('decided_at', decided_text, decided_iso, decided_at, past()),
    time_problem('resolved_at', resolved_text, resolved_iso, resolved_at, past())
  ) as problem,
  (key_repaired::utinyint + 2 * (decided_change = 1)::utinyint + 4 * (decided_change = 2)::utinyint)::utinyint as repairs
from typed
