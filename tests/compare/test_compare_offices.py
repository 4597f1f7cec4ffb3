"""Offices against tenure: a wrong title is a conflict; former, acting, undated and historic titles are none."""

import pytest

from verbale.compare.offices import compare_offices
from verbale.knowledge.base import load_knowledge
from verbale.link.desk import Desk
from verbale.model.dossier import Shelf
from verbale.model.records import Conflict, Date, Dated, Document, Mention
from verbale.model.span import cut

KNOWN = load_knowledge()


def conflicts(text: str, title: str, name: str, actor: str, published: str, date: str = "") -> list[Conflict]:
    """The conflicts of a one-sentence document whose date words are "that day"."""
    span = cut("d", text, text.index(name), text.index(name) + len(name))
    words = cut("d", text, text.index(title), text.index(title) + len(title))
    mention = Mention(id="m", span=span, type="person", actor=actor, title=words)
    dates = ()
    if date:
        at = text.index("that day")
        dates = (Date(id="t", span=cut("d", text, at, at + 8), value=date, type="date"),)
    document = Document(
        id="d", path="d", sha256="", text_sha256="", published=Dated(published) if published else None
    )  # fmt: skip
    shelf = Shelf({"d": document}, {"d": text}, {"d": (((0, len(text)),),)}, {Mention: (mention,), Date: dates})
    return list(compare_offices(Desk(shelf, KNOWN)))


def test_an_office_that_somebody_else_held_is_a_conflict_with_both_sides() -> None:
    text = "On that day Foreign Minister Yoshihide Suga declined."
    (found,) = conflicts(text, "Foreign Minister", "Yoshihide Suga", "actor:yoshihide-suga", "2014-03-05", "2014-03-04")
    assert (found.field, found.reading, found.about) == ("office", "error", "actor:yoshihide-suga")
    assert found.values[0].span is not None
    assert found.values[0].span.text == "Foreign Minister Yoshihide Suga"
    assert (found.values[1].value, found.values[1].span) == ("chief cabinet secretary", None)
    assert found.values[1].source
    assert "Fumio Kishida was foreign minister" in found.why


@pytest.mark.parametrize(
    ("text", "name", "published", "date"),
    [
        ("Foreign Minister Fumio Kishida left.", "Fumio Kishida", "2014-03-05", ""),
        ("Former Foreign Minister Taro Aso left.", "Taro Aso", "2009-03-05", ""),
        ("On that day Foreign Minister Fumio Kishida left.", "Fumio Kishida", "2023-03-05", "2014-03-04"),
        ("Foreign Minister Yoshihide Suga left.", "Yoshihide Suga", "", ""),
        ("Prime Minister Harold Wilson left.", "Harold Wilson", "2023-03-05", ""),
        ("Foreign Minister Fumio Kishida left.", "Fumio Kishida", "2023-03-05", ""),
    ],
    ids=["right", "former", "historic", "undated", "long out of office", "once held, sentence undated"],
)  # fmt: skip
def test_no_false_alarm(text: str, name: str, published: str, date: str) -> None:
    title = next(words for words in ("Former Foreign Minister", "Foreign Minister", "Prime Minister") if words in text)
    assert conflicts(text, title, name, KNOWN.actors.identify(name), published, date) == []


def test_documents_that_name_one_ruler_by_different_offices_are_a_matter_of_definition() -> None:
    texts = {"a": "General Secretary Xi Jinping wrote.", "b": "President Xi Jinping wrote."}
    mentions = []
    for id, text in texts.items():
        at = text.index("Xi Jinping")
        mentions.append(
            Mention(
                id=id, span=cut(id, text, at, at + 10), type="person", actor="actor:xi-jinping",
                title=cut(id, text, 0, at - 1),
            )
        )  # fmt: skip
    documents = {id: Document(id=id, path=id, sha256="", text_sha256="", published=Dated("2020-02-02")) for id in texts}
    sentences = {id: (((0, len(text)),),) for id, text in texts.items()}
    (found,) = compare_offices(Desk(Shelf(documents, texts, sentences, {Mention: tuple(mentions)}), KNOWN))
    assert found.reading == "definition"
    assert [value.value for value in found.values] == ["General Secretary", "President"]
