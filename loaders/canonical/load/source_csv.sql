-- One row per record of a CSV file certified by the reader: every column as text, nothing guessed. Grain: record.
create or replace temp view source as
select {{columns}}
from read_csv(
  {{path}},
  auto_detect = false, header = {{header}}, delim = {{delimiter}}, quote = '"', escape = '"',
  columns = {{types}}, strict_mode = true, null_padding = false, ignore_errors = false,
  max_line_size = 17000000, parallel = {{parallel}}, hive_partitioning = false
)
