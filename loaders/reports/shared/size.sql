-- One row: how much there is to compute. Grain: the warehouse.
select count(*)::integer as scorecards
from canonical.scorecards
