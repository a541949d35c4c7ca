-- One row per export file that fed the canonical table $1, with the folder of the exports. Grain: path.
select r.exports, f.path
from audit.files as f
cross join audit.run as r
where f.table_name = $1
order by f.path
