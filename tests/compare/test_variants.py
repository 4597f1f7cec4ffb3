"""Successive texts of one voice are compared as witnesses of one text are. All texts invented."""

from verbale.compare.variants import compare_witnesses
from verbale.knowledge.base import load_knowledge
from verbale.link.desk import Desk
from verbale.model.dossier import Shelf
from verbale.model.records import Dated, Document, Record, Signal, Variant
from verbale.model.span import cut

FIRST = (
    "On the occasion of the day of the lighthouse the keepers send warm greetings to all crews of the outer reef. "
    "The past year brought four storms and a new lamp. We wish every crew a calm sea and a safe return."
)
SECOND = (
    "On the occasion of the day of the lighthouse the keepers send warm greetings to all crews of the outer reef. "
    "Nobody was lost in the long winter, the quay was not repaired for want of stone, and two old pilots left the "
    "service in the autumn. We wish every crew a calm sea and a safe return."
)
OTHER = (
    "The harbour dues rise by nine crowns from the first of May; ships that carry grain are free of them until the "
    "harvest is in, and the clerk keeps a list of those that asked for relief in writing."
)


def variants(second: str, sender: str = "actor:keepers") -> list[Variant]:
    texts = {"a": FIRST, "b": second}
    documents = {
        name: Document(id=name, path=name, sha256="", text_sha256="", genre="message", published=Dated(f"203{n}-05-01"))
        for n, name in enumerate(texts)
    }
    signals = tuple(
        Signal(
            id=f"s{name}", sender="actor:keepers" if name == "a" else sender, form="message", text=name,
            recipients=("actor:crews",), date=documents[name].published, telling=(cut(name, texts[name], 0, 3),),
        )
        for name in texts
    )  # fmt: skip
    records: dict[type[Record], tuple[Record, ...]] = {Signal: signals}
    return list(compare_witnesses(Desk(Shelf(documents, texts, {"a": (), "b": ()}, records), load_knowledge())))


def test_yearly_messages_of_one_voice_are_compared() -> None:
    found = variants(SECOND)
    assert found and all(one.witnesses == ("a", "b") for one in found)
    assert all("successive texts of one voice" in one.why for one in found)
    assert "warm greetings" not in " ".join(span.text for one in found for span in (*one.left, *one.right))


def test_texts_of_two_voices_that_share_a_form_are_not_compared() -> None:
    assert variants(SECOND, sender="actor:pilots") == []


def test_texts_of_one_voice_with_other_words_are_not_compared() -> None:
    assert variants(OTHER) == []


def test_a_second_edition_is_a_witness_and_compared_once() -> None:
    found = variants(FIRST.replace("four storms", "five storms"))
    assert [(one.op, one.weight) for one in found] == [("changed", "number")] and "witnesses of one text" in found[
        0
    ].why
