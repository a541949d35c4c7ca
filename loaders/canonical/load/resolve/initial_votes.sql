-- One row per scorecard whose oldest known vote differs from its current one. Grain: scorecard_id.
with versions as (
  select scorecard_id, vote, vote_points, fate, seniority
  from fates
  join staged using (piece, record_no, scorecard_id)
  where fate in ('current', 'superseded') and vote is not null
),
oldest as (
  select scorecard_id, arg_min(vote, seniority) as vote, arg_min(vote_points, seniority) as vote_points
  from versions
  group by scorecard_id
)
select oldest.*
from oldest
join canonical.scorecards as current using (scorecard_id)
where oldest.vote is distinct from current.vote and current.initial_vote is null
