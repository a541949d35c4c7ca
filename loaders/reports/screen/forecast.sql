-- One row per candidate whose screener forecast an offer and whose loop was decided: the forecast, and whether it came.
select
  forecast,
  outcome = 'offer' as offered
from marts.screens
where loop_decided and forecast is not null
order by forecast, offered
