-- One row per band: the counts and loop hours that the phone-screen and borderline pages are made of.
select
  case when borderline_rule then 'borderline' else band end as band,
  count(*) as screened,
  count(*) filter (passed) as advanced,
  count(*) filter (loop_decided) as decided,
  count(*) filter (loop_decided and outcome = 'offer') as offers,
  count(*) filter (loop_decided and outcome = 'offer' and hired) as hires,
  sum(loop_interviewers) filter (loop_decided) as interviewers_times_interviews,
  round(sum(loop_minutes) filter (loop_decided)) as calendar_minutes
from marts.screens
where counted
group by 1
order by max(band_points) desc
