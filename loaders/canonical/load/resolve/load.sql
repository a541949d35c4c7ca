-- One row per key: uncontested records, and the current one of each contested key. Grain: {{key}}.
select {{columns}}
from staged
where problem is null and hash({{key}}) not in (select key_hash from contested)
union all
select {{columns}}
from staged
join fates using (piece, record_no, {{key}})
where fate = 'current'
