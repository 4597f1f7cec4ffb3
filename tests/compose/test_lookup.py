"""Quotations checked against texts, wherever these are kept."""

from pathlib import Path

import pytest

from verbale.align.archive import Archive, Text
from verbale.compose.lookup import archive_library, check, file_library, quotations_in

NOTE = "The Ministry of Tides said the sluice will not be opened before spring, whatever the other side proposes.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
    return tmp_path / "note.txt"


def test_a_quotation_is_checked_against_files(folder: Path) -> None:
    checked = check(file_library([folder]), "the sluice will be opened before spring")
    assert (checked.verdict, [edit.weight for edit in checked.edits]) == ("altered", ["negation"])
    assert not checked.carried and checked.source_text == "the sluice will not be opened before spring"


def test_what_is_not_there_has_no_source(folder: Path) -> None:
    checked = check(file_library([folder]), "a wholly different sentence about fish")
    assert (checked.verdict, checked.source, checked.bounds) == ("not-found", None, ())


def test_the_text_of_the_speaker_and_date_is_preferred(tmp_path: Path) -> None:
    texts = [Text(f"n{n}", NOTE, f"2031-0{n}-01", sender=f"Minister {name}") for n, name in ((1, "Ebb"), (2, "Flow"))]
    Archive.create(tmp_path / "a").add(texts)
    library = archive_library(tmp_path / "a")
    assert check(library, "opened before spring").origin == "formula"
    by_speaker = check(library, "opened before spring", speaker="Flow")
    assert (by_speaker.origin, by_speaker.source) == ("agreed", "n2")
    assert check(library, "opened before spring", date="2031-02").source == "n2"
    assert check(library, "opened before spring", speaker="Drought").origin == "formula"


@pytest.mark.parametrize(
    "draft",
    [
        "He said “one two three” and went.",
        'He said "one two three" and went.',
        "Он сказал «one two three».",
        "彼は「one two three」と",
        'An odd " mark.\nThen "one two three" was said.',
    ],
)
def test_the_quotations_of_a_draft_are_found_without_their_marks(draft: str) -> None:
    assert [draft[start:end] for start, end in quotations_in(draft)] == ["one two three"]


def test_short_words_in_marks_are_no_quotations() -> None:
    assert list(quotations_in("the “so-called” peace")) == []
