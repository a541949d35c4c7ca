-- One row per application with at least one initial loop vote cast before the decision, shadows aside. Grain: application_id.
with votes as (
  select * from marts.votes
  where stage = 'loop' and not after_decision
),
counted as (
  select
    application_id,
    count(*)::integer as votes,
    count(distinct interviewer_id)::integer as interviewers,
    sum(interviews)::integer as interviews,
    avg(initial_points) as initial_mean,
    count(*) filter (initial_is_yes)::integer as initial_yes,
    count(*) filter (initial_points = 1)::integer as strong_no,
    count(*) filter (is_yes)::integer as final_yes,
    avg(vote_points) as final_mean,
    count(*) filter (initial_known)::integer as movable,
    min(held_at) as first_held_at
  from votes
  where not shadow
  group by application_id
),
timed as (
  select application_id, bool_and(interviewed_at is not null) as ordered
  from marts.scorecards
  where stage = 'loop' and not shadow and vote is not null and not after_decision
  group by application_id
),
shadows as (
  select application_id, count(*)::integer as shadow_votes
  from votes
  where shadow
  group by application_id
),
calendar as (
  select
    application_id,
    count(*)::integer as seats,
    count(*) filter (ends_at > starts_at)::integer as timed_seats,
    coalesce(sum(date_diff('second', starts_at, ends_at) / 60.0) filter (ends_at > starts_at), 0)::double as seat_minutes
  from canonical.interviews
  where stage = 'loop' and coalesce(status, 'complete') not in ('cancelled', 'no_show')
  group by application_id
)
select
  a.application_id,
  a.candidate_id,
  a.role,
  a.level,
  a.team,
  a.job,
  a.source,
  a.outcome,
  a.decided_at,
  a.decided_by,
  v.votes,
  v.interviewers,
  v.interviews,
  v.initial_mean,
  v.initial_yes,
  v.strong_no,
  2 * v.initial_yes > v.votes as clear_loop,
  v.final_yes,
  v.final_mean,
  v.movable,
  t.ordered,
  coalesce(s.shadow_votes, 0) as shadow_votes,
  coalesce(c.seats, v.interviews) as seats,
  coalesce(c.timed_seats, 0) as timed_seats,
  coalesce(c.seat_minutes, 0) as seat_minutes,
  v.first_held_at,
  year(v.first_held_at)::varchar || '-Q' || quarter(v.first_held_at)::varchar as period
from counted as v
join marts.applications as a using (application_id)
left join timed as t using (application_id)
left join shadows as s using (application_id)
left join calendar as c using (application_id)
