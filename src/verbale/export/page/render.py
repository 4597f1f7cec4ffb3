"""The dossier as one self-contained HTML file: it opens from disk, loads nothing, and works without script.

Everything that comes from a document is text: escaped by the template engine, links only where they are http(s). The
page's own policy forbids all else (Content-Security-Policy, with the hashes of the one style and the one script).
"""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from verbale import __version__
from verbale.export.page.lead import lead
from verbale.export.page.leaves import SHOWN, Leaf, leaves
from verbale.export.page.marks import place_key
from verbale.export.table import Cell, Section, Table, filled, names, sections, shortened
from verbale.model.dossier import Dossier
from verbale.model.records import Document, Quotation, Signal
from verbale.model.span import Span

HERE = Path(__file__).parent
"""The folder of the page's own files."""

HOLDERS = frozenset({"Holder", "Given by", "Speaker", "Sender"})
"""Columns that feed the filter by actor."""
_CODE = re.compile(r"`([^`<>&]{1,60})`")
LONG, SHORT = 36, 9
"""Characters from which a cell stands on lines of its own on a phone, and below which it is never broken."""

DATES = frozenset({"When", "Date", "Published", "As of", "Horizon", "Written"})
"""Columns that feed the filter by day."""


LEAVES, ROWS = 400, 2000
"""Documents that the page shows whole, and rows of a table: a browser opens what is as large; the case has all."""

ALL_ROWS = "`verbale show CASE {}` or `verbale export CASE` has all"


class Drawn(NamedTuple):
    """A section with its tables and, where it has one, its drawing (SVG)."""

    section: Section
    tables: tuple[Table, ...]
    drawing: str
    rows: int


def render(dossier: Dossier, title: str = "Dossier") -> str:
    """The whole page. The same dossier gives the same bytes."""
    drawn = [part for part in (_draw(section, dossier) for section in sections()) if part.rows or part.drawing]
    known, shown = names(dossier), _shown(dossier, drawn)
    texts = leaves(dossier, _places(drawn, shown), known, shown)
    left_out = len(dossier.documents) - len(texts)
    style, script = (_read(name) for name in ("page.css", "page.js"))
    return (
        _environment(dossier, _anchors(texts) if left_out else None)
        .get_template("page.html")
        .render(
            title=title,
            version=__version__,
            style=style,
            script=script,
            style_hash=_hash(style),
            script_hash=_hash(script),
            parts=drawn,
            leaves=texts,
            left_out=left_out,
            kinds=SHOWN,
            outlets=sorted({d.outlet for d in dossier.documents.values() if d.outlet}),
            summary=_summary(dossier, drawn),
            lead=lead(dossier),
        )
    )


def _anchors(texts: Iterable[Leaf]) -> frozenset[str]:
    """The keys of all places that a page shows."""
    paragraphs = (paragraph for leaf in texts for paragraph in leaf.paragraphs)
    return frozenset(key for one in paragraphs for fragment in one.fragments for key in fragment.opens)


def _draw(section: Section, dossier: Dossier) -> Drawn:
    whole = [table for table in section.tables(dossier) if table.rows]
    tables = tuple(filled(shortened(table, ROWS, ALL_ROWS.format(section.name))) for table in whole)
    drawing = section.drawing(dossier) if section.drawing else ""
    return Drawn(section, tables, drawing, _finds(whole))


def _shown(dossier: Dossier, drawn: Iterable[Drawn]) -> frozenset[str]:
    """The documents that the page shows whole: all, or those that its tables lead to most often."""
    if len(dossier.documents) <= LEAVES:
        return frozenset(dossier.documents)
    led_to = Counter(span.document for span in _places(drawn))
    return frozenset(document for document, _ in led_to.most_common(LEAVES))


def _finds(tables: Iterable[Table]) -> int:
    """How many records the tables show, each once; rows, where they have no ids."""
    shown = list(tables)
    ids = {row[-1].record for table in shown if table.columns[-1] == "Id" for row in table.rows}
    return len(ids - {None}) or sum(len(table.rows) for table in shown)


def _places(parts: Iterable[Drawn], shown: frozenset[str] | None = None) -> Iterable[Span]:
    for part in parts:
        for table in part.tables:
            for row in table.rows:
                spans = (cell.span for cell in row if cell.span is not None)
                yield from (span for span in spans if shown is None or span.document in shown)


def _summary(dossier: Dossier, parts: list[Drawn]) -> list[tuple[str, str, str]]:
    """The figures at the head of the page: (number, words, permalink)."""
    own = [d for d in dossier.documents.values() if d.parent is None]
    counts = {part.section.name: part.rows for part in parts}
    rows = [(len(own), "documents", "documents"), (len(dossier.records(Signal)), "signals", "signals")]
    rows += [(len(dossier.records(Quotation)), "quotations", "quotations")]
    rows += [(counts.get(name, 0), name, name) for name in ("conflicts", "forecasts", "problems")]
    return [
        (str(count), words.removesuffix("s" * (count == 1)), f"#s-{anchor}") for count, words, anchor in rows if count
    ]


def _environment(dossier: Dossier, anchors: frozenset[str] | None) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["href"] = lambda cell: _href(cell, anchors)
    environment.tests["anchored"] = lambda key: anchors is None or key in anchors
    environment.filters["dates"] = _unbroken
    environment.globals.update(LONG=LONG, SHORT=SHORT)
    environment.filters["weblink"] = lambda url: url if url and url.startswith(("https://", "http://")) else None
    environment.filters["code"] = lambda words: Markup(_CODE.sub(r"<code>\1</code>", str(escape(words))))
    environment.globals["facts"] = lambda table, row: _facts(dossier.documents, table, row)
    return environment


def _unbroken(words: str, column: str) -> str:
    """The words of a cell; a date is never broken at its hyphens, an interval only between its two dates."""
    if column not in DATES:
        return words
    return Markup("/<wbr>").join(Markup('<span class="whole">{}</span>').format(part) for part in words.split("/"))


def _href(cell: Cell, anchors: frozenset[str] | None) -> str:
    """Where a cell leads: the place it came from, else the record it shows; nowhere where the page leaves that out."""
    span = cell.span
    key = cell.record or "" if span is None else place_key(span.document, span.start, span.end)
    return f"#{key}" if key and (anchors is None or key in anchors) else ""


def _facts(documents: Any, table: Table, row: tuple[Cell, ...]) -> dict[str, str]:
    """What the filters of the page look at: outlet, holder and date of a row."""
    found: list[Document] = [documents[c.span.document] for c in row if c.span and c.span.document in documents]
    by_column = list(zip(table.columns, row, strict=True))
    return {
        "outlet": next((d.outlet for d in found if d.outlet), ""),
        "holder": next((c.text for column, c in by_column if column in HOLDERS), ""),
        "date": next((c.text for column, c in by_column if column in DATES), ""),
    }


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _read(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")
