-- One row per staged record that cannot be loaded, the first {{listed}} of each source file and reason;
-- of_reason is how many there are of that reason in the file. Grain: piece, record_no.
select
  piece,
  record_no::bigint as record_no,
  line::bigint as line,
  record::bigint as record,
  problem,
  count(*) over (partition by piece, split_part(problem, chr(31), 1))::integer as of_reason
from staged
where problem is not null
qualify row_number() over (partition by piece, split_part(problem, chr(31), 1) order by record_no) <= {{listed}}
order by piece, record_no
