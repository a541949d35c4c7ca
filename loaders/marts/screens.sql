-- One row per application that had a phone screen with a scorecard. Grain: application_id.
with screen_votes as (
  select
    application_id,
    interviewer_id as screener,
    vote as band,
    vote_points as band_points,
    forecast
  from canonical.scorecards
  where stage = 'phone_screen' and not shadow
  qualify row_number() over (
    partition by application_id
    order by vote is not null desc, coalesce(submitted_at, interviewed_at, updated_at) desc nulls last, scorecard_id desc
  ) = 1
),
screen_scores as (
  select s.application_id, avg(r.rating_points) as screen_score
  from canonical.scorecards as s
  join canonical.ratings as r using (scorecard_id)
  where s.stage = 'phone_screen' and not s.shadow
  group by s.application_id
),
loop_votes as (
  select
    v.application_id,
    count(*)::integer as loop_votes,
    sum(v.interviews)::integer as loop_interviews,
    2 * avg(v.initial_is_yes::integer) filter (not v.after_decision) > 1 as clear_loop,
    avg(v.initial_points) filter (not v.after_decision and v.interviewer_id <> s.screener) as loop_mean
  from marts.votes as v
  join screen_votes as s using (application_id)
  where v.stage = 'loop' and not v.shadow
  group by v.application_id
),
loop_calendar as (
  select
    application_id,
    count(*)::integer as seats,
    count(*) filter (ends_at > starts_at)::integer as timed,
    coalesce(sum(date_diff('second', starts_at, ends_at) / 60.0) filter (ends_at > starts_at), 0)::double as minutes
  from canonical.interviews
  where stage = 'loop' and coalesce(status, 'complete') not in ('cancelled', 'no_show')
  group by application_id
)
select
  a.application_id,
  a.candidate_id,
  v.screener,
  v.band,
  v.band_points,
  v.forecast,
  c.screen_score,
  a.role,
  a.level,
  a.team,
  a.job,
  a.source,
  a.screened_at,
  coalesce(a.trial, false) as trial,
  a.advanced,
  a.outcome,
  a.hired,
  a.offer_status,
  v.band is not null and (a.advanced or a.outcome <> 'open') as counted,
  a.advanced and not coalesce(a.trial, false) as passed,
  a.advanced and not coalesce(a.trial, false) and a.outcome in ('offer', 'no_offer') as loop_decided,
  l.clear_loop,
  l.loop_mean,
  coalesce(l.loop_votes, 0) as loop_votes,
  coalesce(k.seats, l.loop_interviews, 0) as loop_interviewers,
  coalesce(k.timed, 0) as loop_timed,
  coalesce(k.minutes, 0) as loop_minutes,
  a.decided_at,
  year(a.screened_at)::varchar || '-Q' || quarter(a.screened_at)::varchar as period
from screen_votes as v
join marts.applications as a using (application_id)
left join screen_scores as c using (application_id)
left join loop_votes as l using (application_id)
left join loop_calendar as k using (application_id)
