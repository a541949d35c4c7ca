-- Gives ratings of one scorecard whose questions pool into one name the mean of their points, so that they load as one.
-- Left alone where one question has two different ratings: nothing says which is right. Grain: record of {{staged}}.
update {{staged}} as rating
set
  rating_points = pooled.rating_points,
  no_data = pooled.no_data,
  completed = pooled.completed,
  minutes = pooled.minutes,
  attribute = pooled.attribute
from (
  select
    scorecard_id,
    question,
    avg(rating_points) as rating_points,
    bool_and(no_data) as no_data,
    bool_or(completed) as completed,
    sum(minutes) as minutes,
    min_by(attribute, asked) as attribute
  from (select distinct * exclude (line, record, repairs) from {{staged}} where problem is null)
  group by scorecard_id, question
  having count(distinct asked) > 1 and count(*) = count(distinct asked)
) as pooled
where rating.scorecard_id = pooled.scorecard_id and rating.question = pooled.question and rating.problem is null
