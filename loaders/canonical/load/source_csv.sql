-- One row per record of a CSV file certified by the reader: every column as text, nothing guessed. Without a size its
-- buffers would take sixteen times the longest line, 272 MB. Grain: record.
create or replace temp view source as
select {{columns}}
from read_csv(
  {{path}},
  auto_detect = false, header = {{header}}, delim = {{delimiter}}, quote = '"', escape = '"',
  columns = {{types}}, strict_mode = true, null_padding = false, ignore_errors = false,
  max_line_size = 17000000, buffer_size = 68000000, parallel = {{parallel}}, hive_partitioning = false
)
