-- One row per question that a shadow and who led the same interview both rated. Grain: shadow_scorecard, question.
select shadow_scorecard, question, candidate_id, shadow_points, lead_points
from marts.shadow_ratings
order by question, shadow_scorecard
