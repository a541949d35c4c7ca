-- One row per record of the source, typed; problem says why a record cannot be loaded. Grain: record.
with texts as (
  select
    line,
    record,
    as_text(scorecard_id) as scorecard_text,
    as_text(question) as question_text,
    as_text(attribute) as attribute_text,
    as_answer('rating', rating) as rating_text,
    as_text(completed) as completed_text,
    as_text(minutes) as minutes_text,
    key_was_repaired(scorecard_id) or key_was_repaired(question) as key_repaired
  from source
),
written as (
  select
    texts.* exclude (question_text),
    as_key(scorecard_text) as scorecard_key,
    as_key(question_text) as question_text,
    meaning('rating', rating_text) as rating_label
  from texts
),
answered as (
  select
    written.*,
    case when rating_label is null and has_numbered_ratings() then answer_noted('rating', rating_text) end as rating_answer
  from written
),
numbered as (
  select answered.*, answer_number(rating_answer) as answer_points from answered
),
read as (
  select
    numbered.*,
    -- A question that stands on a scorecard without a rating was put and not rated.
    coalesce(rating_label, numbered_rating(answer_points), case when rating_text is null then 'no_data' end) as rating_meaning
  from numbered
),
typed as (
  select
    read.*,
    as_id('scorecard_id', scorecard_key) as scorecard_id,
    coalesce(pooled('name', question_text), as_label(question_text)) as question,
    coalesce(as_label(attribute_text), pooled('attribute', question_text)) as attribute,
    case when rating_meaning is null then as_number('rating', rating_text) end as rating_number,
    as_boolean(completed_text) as completed,
    as_number('minutes', minutes_text) as minutes
  from read
)
select
  scorecard_id,
  question,
  attribute,
  case when rating_meaning = 'no_data' then null else coalesce(try_cast(rating_meaning as double), rating_number) end
    as rating_points,
  coalesce(rating_meaning = 'no_data', false) as no_data,
  completed,
  minutes,
  question_text as asked,
  line,
  record,
  coalesce(
    missing_problem('scorecard_id', scorecard_id),
    id_problem('scorecard_id', scorecard_id),
    missing_problem('question', question_text),
    case when is_spreadsheet_error(question_text) then problem('spreadsheet_error', 'question', question_text) end,
    case when rating_meaning is null and (getvariable('ratings_renumbered') or not coalesce(rating_number between 1 and 4, false)) then
      typed_problem(
        case when rating_number is null then 'unknown_rating'
          when getvariable('ratings_renumbered') and getvariable('rating_limits') is null and len(getvariable('rating_ranges')) = 0
            then 'half_mapped_scale' else 'rating_out_of_range' end,
        'rating', rating_text, null)
    end,
    typed_problem('not_a_boolean', 'completed', completed_text, completed),
    typed_problem('not_a_number', 'minutes', minutes_text, case when minutes >= 0 then minutes end)
  ) as problem,
  (key_repaired::utinyint + 8 * (holds_address(question_text) or holds_address(attribute_text))::utinyint)::utinyint as repairs
from typed
