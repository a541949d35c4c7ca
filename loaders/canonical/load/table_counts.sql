-- One row per canonical table with its number of rows. Grain: table_name.
select 'scorecards' as table_name, count(*)::integer as records from canonical.scorecards
union all select 'ratings', count(*)::integer from canonical.ratings
union all select 'applications', count(*)::integer from canonical.applications
union all select 'stages', count(*)::integer from canonical.stages
union all select 'interviews', count(*)::integer from canonical.interviews
union all select 'decisions', count(*)::integer from canonical.decisions
union all select 'outcomes', count(*)::integer from canonical.outcomes
union all select 'interviewers', count(*)::integer from canonical.interviewers
