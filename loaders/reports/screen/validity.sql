-- One row per counted screen: its vote, and the loop's mean vote where the bar let the candidate through.
select
  candidate_id,
  role,
  band_points,
  case when passed then loop_mean end as loop_mean
from marts.screens
where counted
order by application_id
