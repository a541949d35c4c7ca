-- One row: how many scorecards are shadows, in the shape of the flags. Grain: one row.
select 'shadow' as reason, 'scorecards' as table_name, count(*) filter (shadow)::integer as affected, count(*)::integer as of_total
from canonical.scorecards
