-- One row per record of the source, typed; problem says why a record cannot be loaded. Grain: record.
with texts as (
  select
    line,
    record,
    as_text(scorecard_id) as scorecard_text,
    as_text(application_id) as application_text,
    as_text(interviewer_id) as interviewer_text,
    as_text(stage) as stage_text,
    as_text(focus) as focus_text,
    as_text(interview_id) as interview_text,
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
    as_key(scorecard_text) as scorecard_key,
    as_key(application_text) as application_id,
    as_key(interviewer_text) as interviewer_key,
    as_key(interview_text) as interview_key,
    meaning('vote', vote_text) as vote_label,
    meaning('vote', initial_vote_text) as initial_label,
    iso_time('interviewed_at', interviewed_text) as interviewed_iso,
    iso_time('submitted_at', submitted_text) as submitted_iso,
    iso_time('updated_at', updated_text) as updated_iso
  from texts
),
answered as (
  select
    written.*,
    case when vote_label is null and len(getvariable('vote_ranges')) > 0 then answer_noted('vote', vote_text) end as vote_answer,
    case when initial_label is null and len(getvariable('vote_ranges')) > 0 then answer_noted('vote', initial_vote_text) end
      as initial_answer
  from written
),
typed as (
  select
    answered.*,
    clock_change(interviewed_iso) as interviewed_change,
    clock_change(submitted_iso) as submitted_change,
    as_id('scorecard_id', scorecard_key) as scorecard_id,
    as_id('interviewer_id', interviewer_key) as interviewer_id,
    as_id('interview_id', interview_key) as interview_id,
    meaning('stage', stage_text) as stage,
    coalesce(vote_label, numbered_vote(vote_answer)) as vote_meaning,
    coalesce(initial_label, numbered_vote(initial_answer)) as initial_meaning,
    as_time(interviewed_iso) as interviewed_at,
    as_time(submitted_iso) as submitted_at,
    as_time(updated_iso) as updated_at,
    as_number('forecast', forecast_text) as forecast,
    as_boolean(shadow_text) as shadow
  from answered
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
  (key_repaired::utinyint + 2 * (interviewed_change = 1 or submitted_change = 1)::utinyint
    + 4 * (interviewed_change = 2 or submitted_change = 2)::utinyint + 8 * holds_address(focus_text)::utinyint)::utinyint as repairs
from typed
