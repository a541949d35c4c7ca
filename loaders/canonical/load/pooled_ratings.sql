-- One row: how many ratings of {{staged}} share their pooled question with another question of their scorecard. Grain: one row.
select coalesce(sum(records), 0)::integer as records
from (
  select count(*) as records
  from {{staged}}
  where problem is null
  group by scorecard_id, question
  having count(distinct asked) > 1
)
