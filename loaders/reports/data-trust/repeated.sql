-- One row: loop scorecards that give nobody another vote, shadows aside.
-- again: sent again on an interview; others: of people with several interviews of one loop.
with written as (
  select
    sent - 1 as again,
    vote is not null and row_number() over (partition by application_id, interviewer_id, vote is null) > 1 as other
  from marts.scorecards
  where stage = 'loop' and not shadow
)
select
  count(*)::integer + coalesce(sum(again), 0)::integer as "rows",
  coalesce(sum(again), 0)::integer as again,
  (count(*) filter (other))::integer as others
from written
