-- One row per attribute rated on a scorecard of an interview beyond the screens, with the mean of its ratings. Grain: candidate, interviewer, attribute.
select
  s.application_id as candidate,
  s.interviewer_id as interviewer,
  coalesce(r.attribute, r.question) as attribute,
  avg(r.rating_points) as rating
from canonical.scorecards as s
join canonical.ratings as r using (scorecard_id)
where s.stage in ('loop', 'take_home') and not s.shadow and r.rating_points is not null
group by all
order by all
