-- One row per record of a contested key that no rule decides. Grain: piece, record_no.
select fates.piece, fates.record_no::bigint as record_no, staged.line::bigint as line,
  'conflicting_versions' || chr(31) || '{{first_key}}' || chr(31) || staged.{{first_key}}::varchar as problem
from fates
join staged using (piece, record_no)
where fate = 'conflict'
order by piece, record_no
