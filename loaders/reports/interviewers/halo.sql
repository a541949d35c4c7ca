-- One row: does a scorecard's ratings move together more than the candidate makes them?
-- within: correlation of ratings of different attributes on one scorecard.
-- across: correlation of ratings of different attributes of one candidate by two interviewers.
with ratings as (
  select s.application_id, s.scorecard_id, s.interviewer_id, coalesce(r.attribute, r.question) as attribute, avg(r.rating_points) as points
  from canonical.scorecards as s
  join canonical.ratings as r using (scorecard_id)
  where s.stage in ('loop', 'take_home') and not s.shadow and r.rating_points is not null
  group by all
)
select
  corr(a.points, b.points) filter (a.scorecard_id = b.scorecard_id) as within_card,
  corr(a.points, b.points) filter (a.interviewer_id <> b.interviewer_id) as across_cards,
  count(*) filter (a.scorecard_id = b.scorecard_id)::integer as within_pairs,
  count(*) filter (a.interviewer_id <> b.interviewer_id)::integer as across_pairs
from ratings as a
join ratings as b on a.application_id = b.application_id and a.attribute < b.attribute
