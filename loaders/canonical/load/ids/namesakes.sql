-- How many applications go by names, and under how many of these two people, or two applications of one, seem to hide: a
-- phone screen after the loop began, 45 days between two interviews, or more phone screens than applications have.
-- Grain: one row.
with named as (
  select application_id, stage, coalesce(interviewed_at, submitted_at) as held_at
  from canonical.scorecards
  where contains(application_id, ' ') and (contains(application_id, '{{parts}}') or regexp_full_match(application_id, '[^\d@_/:]+'))
),
gaps as (
  select *, held_at - lag(held_at) over (partition by application_id order by held_at) as since from named
),
applications as (
  select
    application_id,
    count(*) filter (stage = 'phone_screen') as screens,
    coalesce(max(held_at) filter (stage = 'phone_screen') > min(held_at) filter (stage = 'loop') + interval 1 day, false) as screened_later,
    coalesce(max(since) > interval 45 days, false) as apart
  from gaps
  group by application_id
)
select
  count(*)::integer as names,
  (count(*) filter (screened_later or apart or screens > (select median(screens) from applications)))::integer as doubtful
from applications
