"""Bibliography: the documents as CSL JSON (the format of citation styles; csl-data.json of the CSL project)."""

import re
from collections.abc import Iterator
from typing import Any

from verbale.model.dossier import Dossier
from verbale.model.records import Dated, Document

TYPES = {
    "statement": "document",
    "message": "personal_communication",
    "readout": "document",
    "report": "article-newspaper",
    "analysis": "article",
    "transcript": "interview",
}
"""What a genre is in CSL; a document of no known genre is a `document`."""

_DAY = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)")


def items(dossier: Dossier) -> Iterator[dict[str, Any]]:
    """One CSL item a document, in the order of the case."""
    for document in dossier.documents.values():
        yield item(document)


def item(document: Document) -> dict[str, Any]:
    """The CSL item of a document: fields that nobody knows are left out."""
    found = {
        "id": document.id,
        "type": TYPES.get(document.genre or "", "document"),
        "title": document.title,
        "author": [name_parts(author) for author in document.authors],
        "container-title": document.outlet,
        "URL": document.url,
        "language": document.language,
        "issued": _issued(document.published),
    }
    return {key: value for key, value in found.items() if value}


def name_parts(author: str) -> dict[str, str]:
    """`Family, Given` in its parts; any other name as it stands, since no rule knows every order of names."""
    family, sign, given = author.partition(",")
    return {"family": family.strip(), "given": given.strip()} if sign and given.strip() else {"literal": author}


def _issued(date: Dated | None) -> dict[str, Any] | None:
    if date is None:
        return None
    parts = [_day(part) for part in date.value.split("/")[:2]]
    days = [part for part in parts if part]
    if not days or len(days) != len(parts):
        return {"literal": date.value}
    circa = {"circa": True} if re.search(r"[~?%]", date.value) else {}
    return {"date-parts": days, **circa}


def _day(value: str) -> list[int]:
    found = _DAY.fullmatch(value)
    return [int(part) for part in found.groups()[:3] if part] if found else []
