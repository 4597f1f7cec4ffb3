"""The dossier page: self-contained, harmless, and every link in it leads somewhere."""

import re
import shutil
import subprocess
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from verbale.export.page import render as rendering
from verbale.export.page.marks import Mark, fragments
from verbale.export.page.render import render
from verbale.model.dossier import Shelf
from verbale.model.records import Actor, Document, Figure, Mention, Quotation, Record, Segment
from verbale.model.span import cut

HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'
TEXT = f"Minister Ada Moor said: “We agree to 12 of {HOSTILE} points.”"


def _dossier() -> Shelf:
    document = Document(
        id="doc-1", path=f"/tmp/{HOSTILE}.txt", sha256="0", text_sha256="0", title=HOSTILE, outlet=HOSTILE,
        url="javascript:alert(3)", language="en",
    )  # fmt: skip
    whole = cut("doc-1", TEXT, 0, len(TEXT))
    at = TEXT.index("12")
    records: dict[type[Record], tuple[Record, ...]] = {
        Segment: (Segment(id="segment-1", span=whole, role="body"),),
        Actor: (Actor(id="actor:ada-moor", name=HOSTILE, type="person"),),
        Mention: (Mention(id="mention-1", span=cut("doc-1", TEXT, 9, 17), type="person", actor="actor:ada-moor"),),
        Figure: (
            Figure(id="figure-1", span=cut("doc-1", TEXT, at, at + 2), low=12, high=12, unit=HOSTILE, measure="count"),
        ),
        Quotation: (
            Quotation(
                id="quotation-1", form="direct", content=(cut("doc-1", TEXT, 25, len(TEXT) - 1),),
                speaker="actor:ada-moor", why=HOSTILE,
            ),
        ),
    }  # fmt: skip
    return Shelf({"doc-1": document}, {"doc-1": TEXT}, {"doc-1": (((0, len(TEXT)),),)}, records)


def test_hostile_text_never_becomes_live() -> None:
    """Script in a title, a name, a reason or an address stays text."""
    tree = html.document_fromstring(render(_dossier(), title=HOSTILE))
    assert len(tree.xpath("//script")) == 1, "the page has its own script and no other"
    assert not tree.xpath("//img | //*[@onerror] | //*[@onclick] | //iframe | //object")
    assert not [link for link in tree.xpath("//a/@href") if not link.startswith(("#", "https://", "http://"))]


def test_every_link_inside_the_page_has_its_target() -> None:
    """Whatever a cell, a margin note or the menu points to is there."""
    tree = html.document_fromstring(render(_dossier()))
    ids = set(tree.xpath("//@id"))
    missing = {link for link in tree.xpath("//a/@href") if link.startswith("#")} - {f"#{name}" for name in ids}
    assert not missing


def test_ids_are_unique() -> None:
    """No two elements answer to the same permalink."""
    ids = html.document_fromstring(render(_dossier())).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_the_page_loads_nothing() -> None:
    """No address outside the page is fetched: no source, no stylesheet, no font, no import."""
    page = render(_dossier())
    tree = html.document_fromstring(page)
    assert not tree.xpath("//@src | //link/@href")
    assert "@import" not in page and "url(" not in page
    assert "default-src 'none'" in tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]


def test_the_text_is_all_there() -> None:
    """The paragraphs of the page, joined, are the document's text, whatever is marked in them."""
    tree = html.document_fromstring(render(_dossier()))
    assert tree.xpath("//p[@data-role='body']")[0].text_content() == TEXT


def test_the_same_dossier_gives_the_same_bytes() -> None:
    """Rendering twice changes nothing."""
    assert render(_dossier()) == render(_dossier())


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.text("ab", max_size=1))))
def test_fragments_partition_the_text(text: str, spans: list[tuple[int, int, str]]) -> None:
    """However marks overlap, the fragments joined are the text, and each knows exactly the marks over it."""
    marks = [Mark(min(a, b), max(a, b), f"k{n}", kind) for n, (a, b, kind) in enumerate(spans)]
    pieces = list(fragments(text, (0, len(text)), marks, set()))
    assert "".join(piece.text for piece in pieces) == text
    at = 0
    for piece in pieces:
        over = {m.key for m in marks if max(m.start, 0) <= at and at + len(piece.text) <= min(m.end, len(text))}
        assert set(piece.keys) == {key for key in over if piece.text}
        at += len(piece.text)


@pytest.mark.skipif(not shutil.which("chromium"), reason="chromium is absent: the page is not opened in a browser")
def test_the_page_runs_in_a_browser(tmp_path: Path) -> None:
    """In Chromium, from disk, the page's script runs under its own policy and fills the filters."""
    page = tmp_path / "dossier.html"
    page.write_text(render(_dossier()), encoding="utf-8")
    flags = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    command = ["chromium", *flags.split(), "--disable-sync", f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom"]
    done = subprocess.run([*command, page.as_uri()], capture_output=True, text=True, timeout=120, check=True)
    assert not re.search(r'<form class="filters"[^>]*hidden', done.stdout), "the filters are there once the script ran"


def test_a_large_case_says_what_its_page_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a case has more texts and rows than a page shows, it says so, and no link leads to what is not there."""
    monkeypatch.setattr(rendering, "LEAVES", 1)
    monkeypatch.setattr(rendering, "ROWS", 1)
    held = _dossier()
    other = msgspec.structs.replace(held.documents["doc-1"], id="doc-2")
    records = {kind: held.records(kind) for kind in (Segment, Actor, Mention, Figure, Quotation)}
    texts = dict.fromkeys(("doc-1", "doc-2"), TEXT)
    tree = html.document_fromstring(render(Shelf({**held.documents, "doc-2": other}, texts, {}, records)))
    assert len(tree.xpath("//article")) == 1
    assert "1 texts are left out" in " ".join(tree.text_content().split())
    anchors = {*tree.xpath("//@id")}
    assert {to[1:] for to in tree.xpath("//td//a/@href")} <= anchors
