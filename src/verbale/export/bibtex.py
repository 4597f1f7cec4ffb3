"""Bibliography: the documents as BibTeX (BibLaTeX field names, which allow EDTF dates)."""

import re
from collections.abc import Iterator

from verbale.model.dossier import Dossier
from verbale.model.records import Document

_SPECIAL = str.maketrans(
    {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
     "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)  # fmt: skip


def entries(dossier: Dossier) -> Iterator[str]:
    """One entry a document, in the order of the case."""
    for document in dossier.documents.values():
        yield entry(document)


def entry(document: Document) -> str:
    """The entry of a document: fields that nobody knows are left out."""
    fields = {
        "author": " and ".join("{" + escape(author) + "}" for author in document.authors),
        # The second braces keep capitals, which styles would change.
        "title": "{" + escape(document.title) + "}" if document.title else "",
        "journaltitle": escape(document.outlet or ""),
        "date": document.published.value if document.published else "",
        "url": re.sub(r"[{}\\\s]", "", document.url or ""),
        "langid": document.language or "",
    }
    kind = "article" if document.outlet else "online" if document.url else "misc"
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{document.id},\n{lines}}}\n"


def escape(text: str) -> str:
    """The text with every sign that TeX reads made plain."""
    return " ".join(text.split()).translate(_SPECIAL)
