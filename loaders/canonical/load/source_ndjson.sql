-- One row per record of an NDJSON file certified by the reader: every column as text. Grain: record.
create or replace temp view source as
select {{columns}}
from read_json({{path}}, format = 'newline_delimited', columns = {{types}}, auto_detect = false, hive_partitioning = false, maximum_object_size = 17000000)
