-- One row per record of a contested key that no rule decides, the first {{listed}} of each source file and reason;
-- of_reason is how many there are of that reason in the file. Grain: piece, record_no.
select fates.piece, fates.record_no::bigint as record_no, staged.line::bigint as line, staged.record::bigint as record,
  if(fate = 'shared', 'shared_key', 'conflicting_versions') || chr(31) || '{{first_key}}' || chr(31) || staged.{{first_key}}::varchar as problem,
  count(*) over (partition by piece, fate)::integer as of_reason
from fates
join staged using (piece, record_no)
where fate in ('conflict', 'shared')
qualify row_number() over (partition by piece, fate order by record_no) <= {{listed}}
order by piece, record_no
