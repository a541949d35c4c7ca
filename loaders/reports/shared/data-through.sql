-- One row: the last day that the exports cover (UTC). Grain: the run.
select strftime(data_through, '%Y-%m-%d') as data_through
from audit.run
