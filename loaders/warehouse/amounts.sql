-- One row: how much the exports hold of what the pages judge. Most of one person or question stands for all of them.
select
  (select count(*) from marts.loops where votes >= 2)::integer as loops_with_two_votes,
  (select count(*) from marts.loops where votes >= 2 and outcome in ('offer', 'no_offer'))::integer as decided_loops,
  (select count(*) from marts.screens where loop_decided)::integer as decided_loops_after_a_screen,
  coalesce((
    select max(votes)
    from (
      select count(*)::integer as votes
      from marts.votes
      where stage = 'loop' and not after_decision and not shadow
      group by interviewer_id
    )
  ), 0)::integer as votes_of_one_interviewer,
  coalesce((
    select max(screens)
    from (select count(*)::integer as screens from marts.screens where counted group by screener)
  ), 0)::integer as screens_of_one_screener,
  coalesce((
    select max(ratings)
    from (
      select count(*)::integer as ratings
      from marts.question_ratings
      where points is not null and not after_decision
      group by question
    )
  ), 0)::integer as ratings_of_one_question,
  coalesce((
    select max(candidates)
    from (select count(*)::integer as candidates from marts.funnel_steps group by step, period)
  ), 0)::integer as candidates_of_one_quarter
