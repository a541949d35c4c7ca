-- One row per kind of earlier vote, visible or not: how often the later vote is on the same side, before any strata. Grain: visible.
select
  visible,
  count(*)::integer as pairs,
  avg(same_side::integer) as same_side
from marts.vote_visibility
group by visible
order by visible
