"""Merges rename ids wherever they stand, in the end to the one that survives, and never touch a text's words."""

from verbale.model.merge import Merge, renamed, survivors
from verbale.model.records import Event, Forecast, Mention, Quotation, Value
from verbale.model.span import Span


def merges(*pairs: str) -> dict[str, str]:
    return survivors(Merge(*pair.split(">"), why="test") for pair in pairs)


def test_a_chain_ends_at_the_last() -> None:
    assert merges("a>b", "b>c", "d>a") == {"a": "c", "b": "c", "d": "c"}


def test_the_last_word_about_an_id_counts() -> None:
    assert merges("a>b", "a>c") == {"a": "c"}


def test_a_circle_never_hangs() -> None:
    found = merges("a>b", "b>a", "c>a", "d>d")
    assert set(found) <= {"a", "b", "c"}


def test_ids_are_renamed_in_lists_each_once_and_in_structs() -> None:
    event = Event(id="e", type="MAKE", actors=("a", "b", "x"), recipients=("x",))
    assert renamed(event, {"a": "b"}).actors == ("b", "x")
    assert renamed(Value("1", holder="a"), {"a": "b"}).holder == "b"  # type: ignore[type-var]


def test_words_of_a_text_are_never_renamed() -> None:
    span = Span("d", 0, 1, "a")
    mention = renamed(Mention(id="m", span=span, type="person", actor="a"), {"a": "b", "d": "z"})
    assert (mention.span, mention.actor) == (span, "b")


def test_pairs_of_numbers_stay_pairs() -> None:
    forecast = Forecast(id="f", holder="a", span=Span("d", 0, 1, "x"), what="x", band=(50, 50))
    assert renamed(forecast, {"a": "b"}).band == (50, 50)
    assert renamed(forecast, {"a": "b"}).holder == "b"


def test_nothing_to_rename_gives_the_record_itself() -> None:
    quotation = Quotation(id="q", form="direct", content=(), speaker="x")
    assert renamed(quotation, {"a": "b"}) is quotation
