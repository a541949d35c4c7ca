-- One row per source file: how many of its records fared how, before conflicts are taken out. Grain: piece.
select
  piece,
  count(*)::integer as records,
  count(*) filter (problem is not null)::integer as rejected,
  count(*) filter (repairs & 1 = 1)::integer as keys_repaired,
  count(*) filter (repairs & 2 = 2)::integer as skipped_times,
  count(*) filter (repairs & 4 = 4)::integer as repeated_times,
  count(*) filter (repairs & 8 = 8)::integer as addresses_in_labels
from staged
group by piece
order by piece
