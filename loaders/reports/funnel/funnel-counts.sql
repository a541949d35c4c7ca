-- One row per step and ending: the counts that the funnel page is made of.
select step, ending, count(*) as candidates, count(*) filter (skipped) as past_the_next_stage
from marts.funnel_steps
group by step, ending
order by step, ending
