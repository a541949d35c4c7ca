-- One row per counted screen: whose it is, where it stands, and what it adds to each count. Grain: application_id.
-- $1 and $2: the configured score interval of a borderline screen, null when the form's own middle is used.
-- $3: votes that count as borderline where no score is configured.
select
  candidate_id,
  role,
  level,
  team,
  job,
  period,
  band,
  case
    when $1::double is not null then coalesce(screen_score between $1 and $2, false)
    else list_contains(string_split($3, chr(31)), band)
  end as borderline,
  1 as screened,
  coalesce(passed, false)::integer as advanced,
  coalesce(loop_decided, false)::integer as decided,
  coalesce(loop_decided and outcome = 'offer', false)::integer as offers,
  coalesce(loop_decided and outcome = 'offer' and hired, false)::integer as hires,
  coalesce(loop_decided and clear_loop is not null, false)::integer as voted,
  coalesce(loop_decided and clear_loop, false)::integer as clear,
  coalesce(case when loop_decided then loop_interviewers end, 0)::integer as seats,
  coalesce(case when loop_decided then loop_timed end, 0)::integer as timed,
  coalesce(case when loop_decided then loop_minutes end, 0)::double as minutes
from marts.screens
where counted
order by application_id
