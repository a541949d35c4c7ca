-- One row per id of an interviewer. Grain: id.
select id
from ids
where column_name = 'interviewer_id'
order by id
