-- One row per record of the source, typed; problem says why a record cannot be loaded. Grain: record.
with texts as (
  select
    line,
    record,
    as_id('scorecard_id', scorecard_id) as scorecard_id,
    as_key(as_text(application_id)) as application_id,
    as_id('interviewer_id', interviewer_id) as interviewer_id,
    as_text(stage) as stage_text,
    as_text(focus) as focus_text,
    as_id('interview_id', interview_id) as interview_id,
    as_text(interviewed_at) as interviewed_text,
    as_text(submitted_at) as submitted_text,
    as_answer('vote', vote) as vote_text,
    as_answer('vote', initial_vote) as initial_vote_text,
    as_text(forecast) as forecast_text,
    as_text(shadow) as shadow_text,
    as_text(updated_at) as updated_text,
    key_was_repaired(scorecard_id) or key_was_repaired(application_id) or key_was_repaired(interviewer_id) as key_repaired
  from source
),
written as (
  select
    texts.*,
    iso_time('interviewed_at', interviewed_text) as interviewed_iso,
    iso_time('submitted_at', submitted_text) as submitted_iso,
    iso_time('updated_at', updated_text) as updated_iso
  from texts
),
typed as (
  select
    written.*,
    meaning('stage', stage_text) as stage,
    as_vote(vote_text) as vote_meaning,
    as_vote(initial_vote_text) as initial_meaning,
    as_time(interviewed_iso) as interviewed_at,
    as_time(submitted_iso) as submitted_at,
    as_time(updated_iso) as updated_at,
    as_number('forecast', forecast_text) as forecast,
    as_boolean(shadow_text) as shadow
  from written
)
select
  scorecard_id,
  application_id,
  interviewer_id,
  stage,
  as_label(focus_text) as focus,
  interview_id,
  interviewed_at,
  is_day(interviewed_iso) as interviewed_is_day,
  submitted_at,
  is_day(submitted_iso) as submitted_is_day,
  nullif(vote_meaning, 'no_decision') as vote,
  vote_points(vote_meaning) as vote_points,
  nullif(initial_meaning, 'no_decision') as initial_vote,
  vote_points(initial_meaning) as initial_vote_points,
  forecast,
  coalesce(shadow, false) as shadow,
  updated_at,
  line,
  record,
  coalesce(
    missing_problem('scorecard_id', scorecard_id),
    id_problem('scorecard_id', scorecard_id),
    missing_problem('application_id', application_id),
    id_problem('application_id', application_id),
    missing_problem('interviewer_id', interviewer_id),
    id_problem('interviewer_id', interviewer_id),
    id_problem('interview_id', interview_id),
    missing_problem('stage', stage_text),
    typed_problem('unmapped_stage', 'stage', stage_text, stage),
    missing_problem('vote', vote_text),
    typed_problem('unknown_vote', 'vote', vote_text, vote_meaning),
    typed_problem('unknown_vote', 'initial_vote', initial_vote_text, initial_meaning),
    time_problem('interviewed_at', interviewed_text, interviewed_iso, interviewed_at, past()),
    time_problem('submitted_at', submitted_text, submitted_iso, submitted_at, past()),
    time_problem('updated_at', updated_text, updated_iso, updated_at, past()),
    typed_problem('not_a_probability', 'forecast', forecast_text, case when forecast between 0 and 1 then forecast end),
    typed_problem('not_a_boolean', 'shadow', shadow_text, shadow)
  ) as problem,
  (key_repaired::utinyint + 2 * (clock_change(interviewed_iso) = 1 or clock_change(submitted_iso) = 1)::utinyint
    + 4 * (clock_change(interviewed_iso) = 2 or clock_change(submitted_iso) = 2)::utinyint + 8 * holds_address(focus_text)::utinyint)::utinyint as repairs
from typed
