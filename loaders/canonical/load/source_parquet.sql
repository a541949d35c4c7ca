-- One row per record of a Parquet file, every column as text. Grain: record.
create or replace temp view source as
select {{columns}}
from read_parquet({{path}}, hive_partitioning = false)
