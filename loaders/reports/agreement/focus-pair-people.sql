-- One row per pair of focus areas and candidate who was interviewed in both. Grain: first_focus, second_focus, candidate_id.
select distinct first_focus, second_focus, candidate_id
from marts.vote_pairs
