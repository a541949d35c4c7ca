-- One row per pair of focus areas: how often initial votes on the same candidate agree. Grain: first_focus, second_focus.
-- An area beside itself holds loops in which two interviewers had the same area.
select
  first_focus,
  second_focus,
  count(*)::integer as pairs,
  count(distinct candidate_id)::integer as candidates,
  avg(same_side::integer) as same_side,
  corr(first_points, second_points) as correlation
from marts.vote_pairs
group by first_focus, second_focus
order by first_focus, second_focus
