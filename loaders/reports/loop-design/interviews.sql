-- One row per loop interview with a vote cast before the decision, shadows aside, also of a person who held several. Grain: scorecard_id.
select
  application_id,
  coalesce(focus, 'not recorded') as focus,
  level.side = 'yes' as yes,
  interviewed_at,
  submitted_at
from marts.scorecards as s
join canonical.vote_levels as level on level.vote = coalesce(s.initial_vote, s.vote)
where stage = 'loop' and not shadow and s.vote is not null and not after_decision and interviewed_at is not null
order by application_id, interviewed_at, scorecard_id
