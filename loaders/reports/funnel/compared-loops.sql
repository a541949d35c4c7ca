-- One row per loop with two votes, as the agreement page counts them. Grain: application_id.
select application_id, candidate_id, role, level, period
from marts.loops
where votes >= 2
order by application_id
