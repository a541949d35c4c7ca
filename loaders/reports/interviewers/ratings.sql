-- One row per interviewer: how they rate within a scorecard. Grain: interviewer_id.
-- no_data: ratings left without data; spread: mean standard deviation of the ratings on one scorecard, points.
with cards as (
  select
    s.interviewer_id,
    s.scorecard_id,
    coalesce(a.candidate_id, s.application_id) as candidate_id,
    count(*) as ratings,
    count(*) filter (r.no_data) as without_data,
    stddev_samp(r.rating_points) as spread
  from canonical.scorecards as s
  join canonical.ratings as r using (scorecard_id)
  left join canonical.applications as a using (application_id)
  where s.stage in ('loop', 'take_home') and not s.shadow
  group by s.interviewer_id, s.scorecard_id, a.candidate_id, s.application_id
)
select
  interviewer_id,
  count(distinct candidate_id)::integer as candidates,
  sum(ratings)::integer as ratings,
  sum(without_data)::integer as no_data,
  avg(spread) as spread
from cards
group by interviewer_id
order by interviewer_id
