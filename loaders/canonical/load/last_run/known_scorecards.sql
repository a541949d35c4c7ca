-- How many scorecards there are, and how many of them, or of their applications, are among the ids of $1 and $2, which are
-- lists in JSON. Grain: one row.
select
  count(*)::integer as scorecards,
  (count(*) filter (
    scorecard_id in (select unnest(from_json($1, '["varchar"]')))
    or application_id in (select unnest(from_json($2, '["varchar"]')))
  ))::integer as known
from canonical.scorecards
