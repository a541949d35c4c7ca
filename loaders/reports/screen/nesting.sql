-- One row per member of a dimension that stands inside a single member of another one, such as the only role of a job.
-- Grain: dimension, member, parent.
with screens as (
  select
    row_number() over () as screen,
    coalesce(role, 'not recorded') as role,
    coalesce(level, 'not recorded') as level,
    coalesce(team, 'not recorded') as team,
    coalesce(job, 'not recorded') as job,
    coalesce(period, 'not recorded') as period
  from marts.screens
  where counted
),
members as (
  unpivot screens on role, level, team, job, period into name dimension value member
)
select
  child.dimension,
  child.member,
  parent.dimension as parent,
  any_value(parent.member) as parent_member
from members as child
join members as parent on parent.screen = child.screen and parent.dimension <> child.dimension
group by child.dimension, child.member, parent.dimension
having count(distinct parent.member) = 1
order by child.dimension, child.member, parent.dimension
