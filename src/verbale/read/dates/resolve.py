"""From an expression to its EDTF value: which function reads which rule of the grammar."""

from collections.abc import Callable

from verbale.read.dates import absolute, eras, relative, stretches, weeks
from verbale.read.dates.frame import Frame, Place, Resolved
from verbale.read.dates.words import Match

RESOLVERS: dict[str, Callable[[Match, Frame, Place], Resolved | None]] = {
    "iso": absolute.read_iso,
    "slashed": absolute.read_slashed,
    "day": absolute.read_day,
    "day_list": absolute.read_day_list,
    "days_of_month": absolute.read_days_of_month,
    "days_of_months": absolute.read_days_of_months,
    "months": absolute.read_months,
    "month": absolute.read_month_year,
    "month_of": absolute.read_month_year,
    "month_turn": absolute.read_month_turn,
    "quarter": absolute.read_quarter,
    "season": eras.read_season,
    "decade": eras.read_decade,
    "decade_word": eras.read_decade_word,
    "decades": eras.read_decades,
    "century": eras.read_century,
    "years": eras.read_years,
    "holiday": absolute.read_holiday,
    "back": relative.read_back,
    "from_event": relative.read_from_event,
    "from_date": relative.read_from_date,
    "within": relative.read_within,
    "vague": relative.read_vague,
    "event_day": relative.read_event_day,
    "same_day": relative.read_same_day,
    "today": relative.read_today,
    "weekend": weeks.read_weekend,
    "is_out": stretches.read_is_out,
    "rest": stretches.read_rest,
    "weekdays_ago": weeks.read_weekdays_ago,
    "sets": relative.read_sets,
    "weekdays": weeks.read_weekdays,
    "weekday": weeks.read_weekday,
    "turn": stretches.read_turn,
    "part_of": stretches.read_part_of,
    "new_year": stretches.read_new_year,
    "ordinal_week": stretches.read_ordinal_week,
    "of_month": relative.read_of_month,
    "nth": relative.read_nth,
    "age": relative.read_age,
    "age_bare": relative.read_age,
    "length": relative.read_length,
    "many": relative.read_length,
    "part_month": absolute.read_bare_month,
    "bare_month": absolute.read_bare_month,
    "part_year": absolute.read_year,
    "year": absolute.read_year,
    "this_time": relative.read_this_time,
}
"""What resolves each rule of the grammar, by the rule's name; None where the words are no date after all."""

LATER = frozenset({"back", "from_event", "from_date", "event_day", "same_day", "turn", "of_month", "nth"})
"""Rules that may count from a day told elsewhere in the text: they are resolved after the others."""
