-- One row per candidate of an interview with a shadow. Grain: candidate_id.
select distinct candidate_id
from marts.shadow_pairs
