-- One row per hash of a key that more than one loadable record has. Grain: key_hash.
select hash({{key}}) as key_hash
from staged
where problem is null
group by key_hash
having count(*) > 1
