-- One row per loop with a question on it, as the coverage page counts them. Grain: application_id.
select distinct application_id, candidate_id, role, level
from marts.loop_attributes
order by application_id
