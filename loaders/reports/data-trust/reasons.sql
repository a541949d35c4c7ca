-- One row per reason that rows were rejected, repaired, flagged or excluded. Grain: check, reason, table.
-- People left out on purpose are not told of: a published count would show that somebody was removed.
select
  check_name as "check",
  reason,
  table_name as "table",
  sum(affected)::bigint as affected,
  max(of_total)::bigint as "of"
from audit.counts
where reason not in ('forgotten', 'past_retention')
group by check_name, reason, table_name
having sum(affected) > 0
order by array_position(['reject', 'exclude', 'flag', 'repair'], check_name), affected desc, reason, "table"
