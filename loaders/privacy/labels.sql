-- One row per text that the company wrote itself and pages may show, by where it stands. Grain: table_name, column_name, label.
with labels as (
  select 'applications' as table_name, unnest(['job', 'role', 'level', 'team', 'source', 'group_label']) as column_name,
    unnest([job, role, level, team, source, group_label]) as label
  from (select distinct job, role, level, team, source, group_label from canonical.applications)
  union
  select 'scorecards', 'focus', focus from (select distinct focus from canonical.scorecards)
  union
  select 'interviews', 'focus', focus from (select distinct focus from canonical.interviews)
  union
  select 'interviewers', 'team', team from (select distinct team from canonical.interviewers)
  union
  select 'ratings', unnest(['question', 'attribute']), unnest([question, attribute])
  from (select distinct question, attribute from canonical.ratings)
  union
  select 'scorecards', 'vote', vote
  from canonical.vote_levels
  where vote not in ('strong_no', 'no', 'mixed', 'yes', 'strong_yes')
)
select table_name, column_name, label
from labels
where label is not null
order by table_name, column_name, label
