-- One row per record of the source; names enter only when the configuration asks for them. Grain: record.
with texts as (
  select
    line,
    record,
    as_text(interviewer_id) as interviewer_text,
    as_text(name) as name,
    as_text(team) as team_text,
    key_was_repaired(interviewer_id) as key_repaired
  from source
),
keys as (
  select texts.*, as_key(interviewer_text) as interviewer_key from texts
),
typed as (
  select keys.*, as_id('interviewer_id', interviewer_key) as interviewer_id from keys
)
select
  interviewer_id,
  name,
  as_label(team_text) as team,
  line,
  record,
  coalesce(missing_problem('interviewer_id', interviewer_id), id_problem('interviewer_id', interviewer_id)) as problem,
  (key_repaired::utinyint + 8 * holds_address(team_text)::utinyint)::utinyint as repairs
from typed
