"""The brief as Markdown, as one HTML file, and as DOCX: note N names the sources and the records of sentence N."""

import base64
import hashlib
import io
import re
from collections.abc import Callable, Iterator
from html import escape
from typing import Any

from verbale.errors import UsageError
from verbale.export.brief import Brief, Sentence

CSS = (
    "body{font:11pt/1.4 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.4rem}"
    "h2{font-size:1.1rem}sup{font-size:.7em}ol{font-size:.8rem;overflow-wrap:anywhere}code{color:#555}"
)
CREDIT = "Written from the records of the case: every sentence names those that it states."


def notes(brief: Brief) -> Iterator[tuple[str, str]]:
    """The sources and the record ids of every note; a source is cited in full once."""
    first: dict[str, int] = {}
    for number, sentence in enumerate(brief.sentences, 1):
        yield "; ".join(_source(brief, one, number, first) for one in sentence.documents), ", ".join(sentence.records)


def _source(brief: Brief, document: str, number: int, first: dict[str, int]) -> str:
    at = first.setdefault(document, number)
    return brief.citations[document] if at == number else f"as in note {at} ({document})"


def as_markdown(brief: Brief) -> bytes:
    """Markdown with footnotes; nothing in a document's words is read as markup."""
    lines, number = [f"# {_plain(brief.title)}", "", f"*{CREDIT}*"], 0
    for part in brief.parts:
        lines += ["", f"## {part.heading}", ""]
        said = []
        for sentence in part.sentences:
            number += 1
            said.append(f"{_plain(sentence.text)}[^{number}]")
        lines.append(" ".join(said) or f"*{part.missing}*")
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
        body += [f"<h2>{part.heading}</h2>", f"<p>{' '.join(said) or f'<em>{part.missing}</em>'}</p>"]
    rows = [f'<li id="n{at}">{escape(s)}. <code>{escape(r)}</code></li>' for at, (s, r) in enumerate(notes(brief), 1)]
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(brief.title)}</title><style>{CSS}</style></head>\n<body>\n"
        + "\n".join(body) + "\n<h2>Notes</h2>\n<ol>\n" + "\n".join(rows) + "\n</ol>\n</body></html>\n"
    ).encode()  # fmt: skip


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
    paper.core_properties.title = _printable(brief.title)
    paper.add_heading(_printable(brief.title), 0)
    paper.add_paragraph().add_run(CREDIT).italic = True
    for part in brief.parts:
        paper.add_heading(part.heading, 1)
        paragraph = paper.add_paragraph()
        for sentence in part.sentences:
            number += 1
            paragraph.add_run(_printable(sentence.text))
            paragraph.add_run(str(number)).font.superscript = True
            paragraph.add_run(" ")
        if not part.sentences:
            paragraph.add_run(part.missing).italic = True
    paper.add_heading("Notes", 1)
    for at, (sources, records) in enumerate(notes(brief), 1):
        _add_note(paper, f"{at}. {sources}. {records}")
    written = io.BytesIO()
    paper.save(written)
    return written.getvalue()


def _add_note(paper: Any, text: str) -> None:
    from docx.shared import Pt

    paragraph = paper.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(1)
    paragraph.add_run(_printable(text)).font.size = Pt(8)


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text)


FORMATS: dict[str, Callable[[Brief], bytes]] = {"md": as_markdown, "docx": as_docx, "html": as_html}
