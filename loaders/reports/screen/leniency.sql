-- One row per counted screen that is settled: who screened whom, among which candidates, and what became of it.
-- score: points of the screen's vote.
-- own_hand: the screener also interviewed in the loop or took the decision.
select
  coalesce(s.job, s.role, '') || ' ' || coalesce(s.period, '') as stratum,
  s.screener,
  s.band_points as score,
  s.passed,
  s.passed and s.outcome = 'offer' as offered,
  coalesce(s.source, 'not recorded') as source,
  coalesce(s.level, 'not recorded') as level,
  coalesce(s.role, 'not recorded') as role,
  s.passed and (
    coalesce(d.decided_by = s.screener, false)
    or exists (
      select 1 from canonical.scorecards as c
      where c.application_id = s.application_id and c.stage = 'loop' and c.interviewer_id = s.screener
    )
  ) as own_hand
from marts.screens as s
left join canonical.decisions as d using (application_id)
where s.counted and not s.trial and s.screener is not null and (s.loop_decided or (not s.advanced and s.outcome <> 'censored'))
order by stratum, s.screener, s.application_id
