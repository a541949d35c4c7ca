-- One row: whether hires are all that the exports tell of offers, without decisions and without a stage for offers.
select
  not exists (from canonical.decisions)
  and not exists (from canonical.stages where stage = 'offer')
  and exists (from marts.applications where outcome in ('offer', 'no_offer')) as hires_only
