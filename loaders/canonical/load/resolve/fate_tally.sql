-- One row per source file and fate of its contested records. Grain: piece, fate.
select piece, fate, count(*)::integer as records
from fates
where fate <> 'current'
group by piece, fate
