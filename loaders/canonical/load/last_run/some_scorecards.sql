-- A thousand scorecards with their applications, as good as drawn by lot, the same each time. Grain: scorecard_id.
select scorecard_id, application_id
from canonical.scorecards
order by hash(scorecard_id)
limit 1000
