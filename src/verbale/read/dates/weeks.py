"""Weekdays and weekends: which one a name means, counted from the day of writing."""

from datetime import date, timedelta

from verbale.model.date import interval
from verbale.read.dates.frame import Frame, Place, Resolved
from verbale.read.dates.words import Match, amount_of, weekday_number


def read_weekdays_ago(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """ "Two Sundays ago": the last one is one Sunday ago."""
    amount = amount_of(match)
    if frame.ref is None or not frame.exact or amount is None:
        return Resolved(None, why=frame.why)
    last = frame.ref - timedelta(days=(frame.ref.weekday() - weekday_number(match["w"])) % 7 or 7)
    return Resolved(
        (last - timedelta(weeks=int(amount) - 1)).isoformat(), basis=frame.basis, why=f"counted from {frame.why}"
    )


def read_weekend(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """The weekend that is meant, both days."""
    value = weekend_near(frame, match["o"].lower(), place.future, 1 if match["before"] else 0)
    return Resolved(value, "range", frame.basis, f"counted from {frame.why}")


def weekend_near(frame: Frame, order: str, future: bool, back: int = 0) -> str | None:
    """Saturday and Sunday of the last weekend that has begun, or of the one to come."""
    if frame.ref is None or not frame.exact:
        return None
    saturday = frame.ref - timedelta(days=(frame.ref.weekday() - 5) % 7)
    if order in ("this", "next", "at the", "the coming", "this coming") or (future and not back):
        saturday += timedelta(days=7 if frame.ref.weekday() < 5 else 0)
    elif frame.ref.weekday() >= 5 and (back or order in ("last", "the previous")):
        saturday -= timedelta(days=7)
    saturday -= timedelta(days=7 * back)
    return interval(saturday.isoformat(), (saturday + timedelta(days=1)).isoformat())


def weekday_near(weekday: int, order: str, frame: Frame, place: Place) -> date | None:
    """The day that a weekday's name means."""
    if frame.ref is None:
        return None
    back, ahead = (frame.ref.weekday() - weekday) % 7, (weekday - frame.ref.weekday()) % 7
    if not frame.exact:  # the text's latest day is not later than the day of writing: the weekday follows it
        return frame.ref + timedelta(days=ahead) if frame.ref.day else None
    if order in ("last", "this past", "the previous"):
        return frame.ref - timedelta(days=back or 7)
    if order in ("next", "this coming", "the following"):
        return frame.ref + timedelta(days=ahead or 7)
    if order == "this" or place.future:
        return frame.ref + timedelta(days=ahead)
    return frame.ref - timedelta(days=back)


def read_weekday(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """A weekday's day, of last or next week where it says so."""
    when = weekday_near(weekday_number(match["w"]), (match["o"] or "").lower(), frame, place)
    if when is None:
        return Resolved(None, why=frame.why)
    if match["wk"] and match["wk"].lower() == "week" and frame.ref:
        when = frame.ref + timedelta(days=(weekday_number(match["w"]) - frame.ref.weekday()) % 7 + 7)
    elif match["wk"] and frame.ref:
        weeks = {"l": -1, "t": 0, "n": 1}[match["wk"][0].lower()]
        monday = frame.ref - timedelta(days=frame.ref.weekday())
        when = monday + timedelta(days=weekday_number(match["w"]), weeks=weeks)
    return Resolved(when.isoformat(), basis=frame.basis, why=f"{match['w']} next to {frame.why}")


def read_weekdays(match: Match, frame: Frame, place: Place) -> Resolved | None:
    """A stretch from one weekday to another."""
    start = weekday_near(weekday_number(match["w"]), (match["o"] or "").lower(), frame, place)
    if start is None:
        return Resolved(None, "range", why=frame.why)
    end = start + timedelta(days=(weekday_number(match["w2"]) - start.weekday()) % 7)
    return Resolved(interval(start.isoformat(), end.isoformat()), "range", frame.basis, f"weekdays next to {frame.why}")
