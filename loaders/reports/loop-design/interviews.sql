-- One row per loop interview with a vote cast before the decision, shadows aside, also of a person who held several. Grain: scorecard_id.
select
  application_id,
  coalesce(focus, 'not recorded') as focus,
  coalesce(initial_vote, vote) as initial_vote,
  interviewed_at,
  submitted_at
from marts.scorecards
where stage = 'loop' and not shadow and vote is not null and not after_decision and interviewed_at is not null
order by application_id, interviewed_at, scorecard_id
