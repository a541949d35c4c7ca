-- One row per screener, kind of candidate, job and quarter: screens, and how many the bar let through.
-- Grain: screener, role, level, source, team, job, quarter.
-- Left out: screens without a vote, still waiting, sent to the loop by lot, and candidates who left before the choice.
select
  screener,
  coalesce(role, 'not recorded') as role,
  coalesce(level, 'not recorded') as level,
  coalesce(source, 'not recorded') as source,
  coalesce(team, 'not recorded') as team,
  coalesce(job, 'not recorded') as job,
  coalesce(period, 'not recorded') as quarter,
  count(*)::integer as n,
  count(*) filter (passed)::integer as k
from marts.screens
where counted and not trial and (passed or outcome <> 'censored')
group by all
order by all
