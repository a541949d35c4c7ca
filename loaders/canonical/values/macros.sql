-- How the text of an export becomes typed values. Each macro gives null for what it cannot read; the staging
-- SELECTs turn "text but no value" into a problem. A problem is reason, column and value, parted by chr(31).
-- A macro repeats what it is given as often as it names it, and every pattern in it is compiled each time: the SELECTs
-- hand over plain columns, one step after another, or planning costs a small file more than reading it.

-- The longest of the words has four bytes.
create macro not_null_word(v) as
  case when strlen(v) > 4 or not list_contains(getvariable('nothings'), v) then v end;
-- Only values that begin or end with a blank pay for trimming.
create macro as_text(v) as
  case when v < '!' or suffix(v, ' ') then not_null_word(trim(v)) else not_null_word(v) end,
  (v "NULL") as null;

-- Keys: one Unicode form, without characters that cannot be seen.
create macro visible(v) as
  regexp_replace(v, '[\x{200B}-\x{200F}\x{202A}-\x{202E}\x{2060}-\x{2069}\x{FEFF}\x{00AD}]', '', 'g');
-- The reader knows whether a file holds anything but ASCII; the variable spares the check per value.
create macro is_ascii(v) as getvariable('ascii') or length(v) = strlen(v);
create macro as_key(v) as
  case when is_ascii(v) then v else nullif(trim(nfc_normalize(visible(v)), chr(160) || ' '), '') end,
  (v "NULL") as null::varchar;
-- Blanks of any kind and width count as one, between words only; case does not count.
create macro without_case_and_blanks(v) as
  case when regexp_full_match(v, '[a-z0-9._@/:-]+') then v
  else lower(trim(regexp_replace(v, '[\s\x{00A0}\x{1680}\x{2000}-\x{200A}\x{202F}\x{205F}\x{3000}]+', ' ', 'g'))) end;
-- An id, as the configuration reads the keys of its column.
create macro as_id(column_name, key) as
  case when list_contains(getvariable('ids_without_case_and_blanks'), column_name)
    then nullif(without_case_and_blanks(key), '') else key end;
create macro key_was_repaired(v) as
  case when is_ascii(v) then false else coalesce(visible(v) <> v, false) end,
  (v "NULL") as false;

-- Labels are published: an address of a person that stands in one is taken out. Few labels have an @ at all.
-- Whatever is not ASCII counts as a letter of a domain: a pattern of all letters takes milliseconds to compile.
create macro as_label(v) as
  case when contains(v, '@') then regexp_replace(v, '[^\s@<>()\[\],;:"]+@[^\s@<>()\[\],;:"]+\.[A-Za-z\x{80}-\x{10FFFF}]{2,}', '(address)', 'g') else v end,
  (v "NULL") as null::varchar;
create macro holds_address(v) as coalesce(as_label(v) <> v, false),
  (v "NULL") as false;

-- Labels are compared without case, spaces, dashes and the colour of a hand; lower() here knows no locale.
-- Answers in signs such as "++" and "+/-" have one kind of minus.
create macro label_key(v) as
  case when regexp_full_match(v, '[a-z_0-9.]+') then v
  when regexp_full_match(as_key(v), '[-+/±\s\x{00A0}\x{2010}-\x{2015}\x{2212}]*[-+±\x{2010}-\x{2015}\x{2212}][-+/±\s\x{00A0}\x{2010}-\x{2015}\x{2212}]*')
    then replace(regexp_replace(regexp_replace(as_key(v), '[\s\x{00A0}]', '', 'g'), '[\x{2010}-\x{2015}\x{2212}]', '-', 'g'), '±', '+/-')
  else regexp_replace(
    trim(lower(regexp_replace(as_key(v), '[\x{FE0F}\x{1F3FB}-\x{1F3FF}]', '', 'g'))), '[\s\x{00A0}_\x{2010}-\x{2015}-]+', '_', 'g') end;

-- What a label means, null for an unknown one. Lists instead of joins: a join need not keep the order of the file, and a
-- record is known by its place in it.
create macro meaning(kind, v) as
  getvariable(kind || '_meanings')[coalesce(
    -- Most labels stand in the list as they are exported.
    list_position(getvariable(kind || '_labels'), v), list_position(getvariable(kind || '_labels'), label_key(v)))],
  (kind, v "NULL") as null::varchar;
-- The text of an answer. What elsewhere stands for nothing, such as a blank or a minus, is one where a label says so.
create macro as_answer(kind, v) as
  coalesce(as_text(v), case
    when list_contains(getvariable(kind || '_nothings'), trim(coalesce(v, ''))) then trim(coalesce(v, ''))
    when list_contains(getvariable(kind || '_labels'), '') then '' end),
  (kind, v "NULL") as null;
-- The number that an answer is: 4, "4,5", "80 %", "+1", "4/5", "4 stars", "4 - Good", "1 (best)", ★★★★☆; null for any other text.
create macro answer_text(v) as regexp_replace(lower(as_key(v)), '\x{FE0F}', '', 'g');
create macro stars(v) as
  case when regexp_full_match(v, '(★|⭐|🌟)*(½)?[☆✩]*') and v <> ''
    then (length(regexp_replace(v, '[^★⭐🌟]', '', 'g')) + case when contains(v, '½') then 0.5 else 0 end)::double end;
create macro answer_number(v) as
  coalesce(
    try_cast(replace(replace(regexp_extract(v,
      '^([-+−]?\d{1,6}([.,]\d{1,6})?) ?(%|(stars?|points?|pts?|sterne?|punkte?|étoiles?)|(/|of|out of|von|sur) ?\d{1,6}( ?(stars?|points?|pts?|sterne?n?|punkte?n?|étoiles?))?|[-–—:=.)] ?[^\d\s].*|\([^\d\s].*)?$', 1), ',', '.'), '−', '-') as double),
    stars(v)
  );
-- What a number means, null where nobody has said. Of two ranges that meet in a number the first has it.
create macro number_meaning(kind, number) as
  getvariable(kind || '_range_meanings')[
    list_position(list_transform(getvariable(kind || '_ranges'), lambda r: number between r[1] and r[2]), true)];
-- What the questions map says of a question: its pooled name or its attribute; null for a question that is not mapped.
create macro pooled(what, v) as
  case when len(getvariable('pooled_names')) > 0
    then getvariable('pooled_' || what || 's')[enum_code(try_cast(v as mapped_question)) + 1] end,
  (what, v "NULL") as null::varchar;

create macro is_spreadsheet_error(v) as
  starts_with(v, '#') and regexp_full_match(v, '#(REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|##+)');
-- What a spreadsheet makes of long digits and of "12-1" when it saves: 4.00012E+11 and 12-Jan.
create macro is_damaged_id(v) as
  (contains(v, '+') and regexp_full_match(v, '\d([.,]\d+)?[eE]\+\d{2,3}'))
  or (strlen(v) < 7 and contains(v, '-')
    and regexp_full_match(v, '\d{1,2}-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d{2}'));

-- A local time of a zone in UTC: in a gap the later instant, in an overlap the earlier offset.
create macro local_to_utc(t, zone) as
  case
    when zone = 'UTC' then t
    when timezone(zone, timezone(zone, t) - interval 1 hour) = t then timezone('UTC', timezone(zone, t) - interval 1 hour)
    else timezone('UTC', timezone(zone, t))
  end;
-- 1 = the zone's clock skipped this time, 2 = it showed it twice.
create macro change_of_clock(t, zone) as
  case
    when zone = 'UTC' then 0
    when timezone(zone, timezone(zone, t)) <> t then 1
    when timezone(zone, timezone(zone, t) - interval 1 hour) = t then 2
    else 0
  end;

-- A time in ISO form: as it is exported, or as `written_time` (values/column-forms.ts) makes it of any other form. That
-- is a function of JavaScript, so only texts that are not in ISO form come to it; "!" and a reason stand for no time.
create macro iso_time(column_name, v) as
  case
    when v like '____-__-__T__:__:__Z' then v
    when v is null then null
    when regexp_full_match(v, '\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?( ?(Z|z|UTC)|[+-]\d{2}(:?\d{2})?)?)?') then v
    else written_time(column_name, v)
  end,
  (column_name, v "NULL") as null;
-- Of texts in ISO form: neither an offset nor a zone follows the time of day, if there is one.
create macro is_local(iso) as
  strlen(iso) in (10, 16) or iso like '%:__:__' or (iso like '%:__:__.%' and regexp_full_match(iso, '.{20}\d+'));
create macro is_zoned(iso) as suffix(iso, ']');
create macro named_zone(iso) as regexp_extract(iso, '\[(.*)\]', 1);
create macro clock_shown(iso) as try_cast(split_part(iso, '[', 1) as timestamp);
create macro zone_of_clock(iso) as case when is_zoned(iso) then named_zone(iso) else getvariable('zone') end;
create macro offset_time(iso) as
  timezone('UTC', try_cast(
    regexp_replace(regexp_replace(iso, ' ?(Z|z|UTC)$', '+00'), '^(.{10}[T ]\d{2}:\d{2})([+-])', '\1:00\2') as timestamptz));
create macro as_time(iso) as
  case
    when iso like '____-__-__T__:__:__Z' then try_cast(iso as timestamp)
    when iso is null or iso[1] = '!' then null
    when is_local(iso) or is_zoned(iso) then local_to_utc(clock_shown(iso), zone_of_clock(iso))
    else offset_time(iso)
  end,
  (iso "NULL") as null::timestamp;
create macro clock_change(iso) as
  case
    when iso is null or suffix(iso, 'Z') or iso[1] = '!' then 0
    when is_zoned(iso) or (getvariable('zone') <> 'UTC' and is_local(iso)) then change_of_clock(clock_shown(iso), zone_of_clock(iso))
    else 0
  end,
  (iso "NULL") as 0;

-- A date without a time of day orders nothing within its day.
create macro is_day(iso) as strlen(iso) = 10,
  (iso "NULL") as null::boolean;
create macro is_midnight(t) as
  t::time = time '00:00'
  or case when getvariable('zone') = 'UTC' then false else timezone(getvariable('zone'), timezone('UTC', t))::time = time '00:00' end;

-- A number with one point and three digits behind it may be one of thousands.
create macro as_number(column_name, v) as
  case
    when v glob '[0-9]' or v glob '[0-9][0-9]' then try_cast(v as double)
    when strlen(v) > 32 or v = '-0' then null
    when regexp_full_match(v, '[+-]?(0\.\d+|\d+(\.(\d{1,2}|\d{4,}))?)([eE][+-]?\d{1,2})?') then try_cast(v as double)
    else try_cast(written_number(column_name, v) as double)
  end,
  (column_name, v "NULL") as null::double;
create macro as_boolean(v) as
  case lower(v) when 'true' then true when 'false' then false when 'yes' then true when 'no' then false
    when '1' then true when '0' then false when 't' then true when 'f' then false end,
  (v "NULL") as null::boolean;

-- The text of an answer in which a number may stand; where words stand beside it, `noted` remembers them, for they may say
-- the opposite of the number.
create macro answer_noted(kind, v) as
  answer_text(case when regexp_extract(v, '\d.*\pL') <> '' then noted(kind, v) else v end),
  (kind, v "NULL") as null;
-- What a vote that is none of the form's own words is, where numbers are votes.
create macro numbered_vote(answer) as number_meaning('vote', answer_number(answer)),
  (answer "NULL") as null::varchar;
create macro vote_points(v) as getvariable('level_points')[list_position(getvariable('levels'), v)];
-- The same for a rating: points from the worst to the best, 'no_data', or null.
create macro has_numbered_ratings() as getvariable('rating_limits') is not null or len(getvariable('rating_ranges')) > 0;
create macro numbered_rating(number) as
  case
    when getvariable('rating_limits') is not null and number between list_min(getvariable('rating_limits')) and list_max(getvariable('rating_limits'))
      then (1 + 3 * (number - getvariable('rating_limits')[1]) / (getvariable('rating_limits')[2] - getvariable('rating_limits')[1]))::varchar
    when len(getvariable('rating_ranges')) > 0 then number_meaning('rating', number)
  end;

create macro problem(reason, column_name, v) as
  reason || chr(31) || column_name || chr(31) || left(coalesce(v, ''), 200);
create macro missing_problem(column_name, v) as
  case when v is null then problem('missing_value', column_name, v) end;
create macro id_problem(column_name, v) as
  case when is_spreadsheet_error(v) or is_damaged_id(v)
    then problem(case when is_spreadsheet_error(v) then 'spreadsheet_error' else 'damaged_id' end, column_name, v) end,
  (column_name, v "NULL") as null::varchar;
create macro time_problem(column_name, v, iso, t, latest) as
  case
    when v is null or t between timestamp '1980-01-01' and latest then null
    else problem(
      case
        when is_spreadsheet_error(v) then 'spreadsheet_error'
        when iso[1] = '!' then substring(iso, 2)
        when t is null then 'impossible_date'
        when t < timestamp '1980-01-01' or t >= timestamp '2100-01-01' then 'sentinel_time'
        else 'future_time'
      end,
      column_name, v)
  end,
  (column_name, v "NULL", iso, t, latest) as null::varchar;
create macro past() as getvariable('now')::timestamp + interval 1 day;
create macro anytime() as timestamp '2099-12-31';
create macro typed_problem(reason, column_name, v, typed) as
  case
    when v is null or typed is not null then null
    else problem(case when is_spreadsheet_error(v) then 'spreadsheet_error' else reason end, column_name, v)
  end,
  (reason, column_name, v "NULL", typed) as null::varchar;
