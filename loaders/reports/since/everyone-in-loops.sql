-- One row: candidates with a loop.
select count(distinct candidate_id)::integer as candidates
from marts.loops
