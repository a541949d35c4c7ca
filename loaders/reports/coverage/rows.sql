-- One row per loop with a question on it and per attribute. Grain: application_id, attribute.
select application_id, candidate_id, role, level, outcome, attribute, state, points, coachable, first_held_at
from marts.loop_attributes
order by attribute, application_id
