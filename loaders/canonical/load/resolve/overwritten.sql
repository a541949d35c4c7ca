-- One row per pair of source files of which the newer holds current versions of the older one's records. Grain: older, newer.
select older.piece as older, newer.piece as newer, count(*)::integer as records
from fates as older
join fates as newer using ({{key}})
where older.fate = 'superseded' and newer.fate = 'current' and older.piece <> newer.piece
group by all
order by all
