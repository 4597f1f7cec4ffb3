"""Readings go to the signal that they are of: by sender, name and day, also where only others tell of it."""

import pytest
from tests.compare.desks import Told

from verbale.link.readings import relate_readings
from verbale.model.records import Dated, Interpretation, Signal

ROJAS, SALAS = "actor:ana-rojas", "actor:bruno-salas"


def about(words: str, *signals: Signal) -> str | None:
    told = Told({"a": "1987-03-09"}, a=f"Bruno Salas waits. {words}.", b="They wrote.")
    told.person("a", "Ana Rojas", ROJAS).person("a", "Bruno Salas", SALAS)
    told.add(Interpretation(id="i", holder="a", about=None, motive="probe", span=told.span("a", words)))
    for signal in signals:
        told.add(signal)
    (reading,) = relate_readings(told.desk())
    return reading.about


def letter(id: str, sender: str, date: str, form: str = "letter") -> Signal:
    span = Told(b="They wrote.").span("b", "They wrote")
    return Signal(id=id, sender=sender, form=form, date=Dated(date), telling=(span,))  # type: ignore[arg-type]


def test_a_reading_finds_a_signal_that_only_another_text_tells_of() -> None:
    assert about("With the telegram Ana Rojas meant to sound them out", letter("s", ROJAS, "1987-03-05")) == "s"


@pytest.mark.parametrize("date", ["1975-03-05", "1987-04-05"], ids=["of another age", "of a later day"])
def test_a_signal_of_another_time_that_the_text_does_not_tell_of_is_not_what_is_read(date: str) -> None:
    assert about("With the letter Ana Rojas meant to sound them out", letter("s", ROJAS, date)) is None


def test_what_a_text_calls_the_signal_tells_two_apart() -> None:
    both = letter("s1", ROJAS, "1987-03-05"), letter("s2", ROJAS, "1987-03-06", "statement")
    assert about("With the note Ana Rojas meant to sound them out", *both) == "s1"
    assert about("With the declaration Ana Rojas meant to sound them out", *both) == "s2"
