-- One row per question that a shadow and who led the same interview both rated. Grain: shadow_scorecard, question.
select
  p.shadow_scorecard,
  s.question,
  p.application_id,
  p.candidate_id,
  p.shadow,
  p.lead,
  s.rating_points as shadow_points,
  l.rating_points as lead_points
from marts.shadow_pairs as p
join canonical.ratings as s on s.scorecard_id = p.shadow_scorecard
join canonical.ratings as l on l.scorecard_id = p.lead_scorecard and l.question = s.question
where s.rating_points is not null and l.rating_points is not null
