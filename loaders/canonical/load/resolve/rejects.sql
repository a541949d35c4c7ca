-- One row per staged record that cannot be loaded. Grain: piece, record_no.
select piece, record_no::bigint as record_no, line::bigint as line, problem
from staged
where problem is not null
order by piece, record_no
