-- One row: shadows beside who led the same interview, and how often both votes are on the same side.
select
  count(*)::integer as pairs,
  count(distinct candidate_id)::integer as candidates,
  coalesce(sum(same_side::integer), 0)::integer as same
from marts.shadow_pairs
