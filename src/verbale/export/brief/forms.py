"""The brief as Markdown, as one HTML file, and as DOCX: note N names the sources and the records of sentence N."""

import base64
import hashlib
import io
import re
from collections.abc import Callable, Iterator
from html import escape
from typing import Any

from verbale.errors import UsageError
from verbale.export.brief.sentence import Sentence
from verbale.export.brief.whole import Brief

CSS = (
    "body{font:11pt/1.4 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.4rem}"
    "h2{font-size:1.1rem;margin:1rem 0 .3rem}ul{margin:.3rem 0;padding-left:1.2rem}li{margin:.2rem 0}"
    "sup{font-size:.7em;line-height:0}ol{font-size:.75rem;overflow-wrap:anywhere;columns:2 16rem}code{color:#555}"
    "@media print{@page{size:A4;margin:14mm}body{font-size:9pt;line-height:1.28;max-width:none;margin:0;padding:0}"
    "h1{font-size:13pt;margin:0}h2{font-size:10.5pt}ol{font-size:6.5pt;line-height:1.15;columns:3;padding-left:1.4rem}"
    "ol li{margin:0}a{color:inherit}}@media (prefers-color-scheme:dark){"
    "@media screen{body{background:#16181c;color:#dcdcd8}code{color:#9a9a94}a{color:#8ab4f8}}}"
)
"""How the brief looks on a screen and on two sheets of paper."""
CREDIT = "Written from the records of the case: every sentence names those that it states."
"""The line under a brief."""


def notes(brief: Brief) -> Iterator[tuple[str, str]]:
    """The sources, by their short names, and the record ids of every note."""
    for sentence in brief.sentences:
        yield "; ".join(brief.citations[one].short for one in sentence.documents), ", ".join(sentence.records)


def as_markdown(brief: Brief) -> bytes:
    """Markdown with footnotes; nothing in a document's words is read as markup."""
    lines, number = [f"# {_plain(brief.title)}", "", f"*{CREDIT}*"], 0
    for part in brief.parts:
        lines += ["", f"## {part.heading}", ""]
        for sentence in part.sentences:
            number += 1
            lines.append(f"- {_plain(sentence.text)}[^{number}]")
        if not part.sentences:
            lines.append(f"*{part.missing}*")
    if brief.citations:
        lines += ["", "## Sources", ""]
    lines += [f"- **{_plain(cited.short)}**: {_plain(cited.full)}." for cited in brief.citations.values()]
    lines.append("")
    for at, (sources, records) in enumerate(notes(brief), 1):
        lines.append(f"[^{at}]: {_plain(sources)}. `{records.replace('`', '')}`")
    return ("\n".join(lines) + "\n").encode()


def _plain(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>#|~&])", r"\\\1", " ".join(text.split()))


def as_html(brief: Brief) -> bytes:
    """One file without scripts and without anything from outside; its own policy forbids all else."""
    digest = base64.b64encode(hashlib.sha256(CSS.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    body, number = [f"<h1>{escape(brief.title)}</h1>", f"<p><em>{CREDIT}</em></p>"], 0
    for part in brief.parts:
        said = []
        for sentence in part.sentences:
            number += 1
            said.append(_html(sentence, number))
        body += [f"<h2>{part.heading}</h2>", _listed(said) or f"<p><em>{part.missing}</em></p>"]
    if brief.citations:
        cited = [f"<strong>{escape(one.short)}</strong>: {escape(one.full)}." for one in brief.citations.values()]
        body += ["<h2>Sources</h2>", _listed(cited)]
    rows = [f'<li id="n{at}">{escape(s)}. <code>{escape(r)}</code></li>' for at, (s, r) in enumerate(notes(brief), 1)]
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(brief.title)}</title><style>{CSS}</style></head>\n<body>\n"
        + "\n".join(body) + "\n<h2>Notes</h2>\n<ol>\n" + "\n".join(rows) + "\n</ol>\n</body></html>\n"
    ).encode()  # fmt: skip


def _listed(items: list[str]) -> str:
    return "<ul>\n" + "\n".join(f"<li>{one}</li>" for one in items) + "\n</ul>" if items else ""


def _html(sentence: Sentence, number: int) -> str:
    ids = escape(" ".join(sentence.records))
    return f'<span data-records="{ids}">{escape(sentence.text)}<sup><a href="#n{number}">{number}</a></sup></span>'


def as_docx(brief: Brief) -> bytes:
    """A Word document; UsageError where the package that writes it is not installed."""
    try:
        from docx import Document
    except ImportError as error:
        raise UsageError(
            "a brief in DOCX needs the package python-docx", remedy="pip install 'verbale[docx]', or --format md"
        ) from error
    paper, number = Document(), 0
    _lay_out(paper)
    paper.core_properties.title = _printable(brief.title)
    paper.add_heading(_printable(brief.title), 1)
    paper.add_paragraph().add_run(CREDIT).italic = True
    for part in brief.parts:
        paper.add_heading(part.heading, 2)
        for sentence in part.sentences:
            number += 1
            paragraph = _bullet(paper, sentence.text)
            paragraph.add_run(str(number)).font.superscript = True
        if not part.sentences:
            paper.add_paragraph().add_run(part.missing).italic = True
    paper.add_heading("Sources", 2)
    for cited in brief.citations.values():
        _bullet(paper, f"{cited.short}: {cited.full}.")
    paper.add_heading("Notes", 2)
    told = (f"{at} {sources}. {records}" for at, (sources, records) in enumerate(notes(brief), 1))
    _add_notes(paper, "  ·  ".join(told))
    written = io.BytesIO()
    paper.save(written)
    return written.getvalue()


def _bullet(paper: Any, text: str) -> Any:
    from docx.shared import Pt

    paragraph = paper.add_paragraph(style="List Bullet")
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.add_run(_printable(text))
    return paragraph


def _lay_out(paper: Any) -> None:
    """A4, small type and narrow margins: what the HTML has on paper."""
    from docx.shared import Mm, Pt

    for section in paper.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(15)
    for style, size in (("Normal", 9), ("Heading 1", 13), ("Heading 2", 10.5)):
        paper.styles[style].font.size = Pt(size)
        paper.styles[style].paragraph_format.space_before = Pt(0 if style == "Normal" else 6)
        paper.styles[style].paragraph_format.space_after = Pt(2)


def _add_notes(paper: Any, text: str) -> None:
    from docx.shared import Pt

    paper.add_paragraph().add_run(_printable(text)).font.size = Pt(6.5)


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text)


FORMATS: dict[str, Callable[[Brief], bytes]] = {"md": as_markdown, "docx": as_docx, "html": as_html}
"""What writes a brief, by the file's extension."""
