"""Who sent a text and to whom: from its first lines where nobody says. All texts invented; the states are real."""

from verbale.align.archive import Text
from verbale.compose.parties import count_toward, parties_of
from verbale.knowledge.base import load_knowledge

READ = parties_of(load_knowledge())


def told(words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(READ(Text("t", words)))  # type: ignore[return-value]


def test_the_lead_tells_who_wrote_to_whom() -> None:
    assert told("The head of the cabinet of Chile sent a message of sympathy to the queen of Denmark on Monday.") == (
        ("Chile",), ("Denmark",),
    )  # fmt: skip


def test_who_received_a_letter_is_its_addressee() -> None:
    assert told("The cabinet of Chile received a letter from the government of Denmark.") == (("Denmark",), ("Chile",))


def test_who_is_merely_named_is_no_addressee() -> None:
    assert told("A delegation of Denmark looked at a dam in Chile.") == ((), ())


def test_what_the_archive_holds_of_a_text_comes_first() -> None:
    found = READ(Text("t", "Chile sent a letter to Denmark.", sender="Peru", addressee="Norway"))
    assert found == (("Peru",), ("Norway",))
    texts = [Text("t", "Chile sent a letter to Denmark."), Text("u", "Chile sent a letter to Peru.")]
    assert count_toward(texts, "Denmark", READ) == 1
