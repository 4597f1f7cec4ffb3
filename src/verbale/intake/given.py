"""What is known about a document is taken as given, and marked so: from options, a list, a sidecar or the file."""

import datetime
import re
from collections.abc import Iterable
from typing import get_args

import msgspec

from verbale.model.date import is_edtf
from verbale.model.records import Dated, Document, Genre

GENRES: frozenset[str] = frozenset(get_args(Genre))
"""The genres that a person may state."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
_SPLIT = re.compile(r"\s*;\s*|\s*\n\s*")
_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d?:?\d\d[\d:.,+Z -]*(?:UTC|GMT)?")


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """Fields that somebody states about a document; None (or no authors) where nobody does."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    genre: Genre | None = None
    published: str | None = None

    def over(self, other: "Given") -> "Given":
        """These fields, and those of `other` where this has none."""
        return Given(**{name: getattr(self, name) or getattr(other, name) for name in FIELDS})

    def names(self) -> tuple[str, ...]:
        """The fields that are stated, in the order of the contract."""
        return tuple(name for name in FIELDS if getattr(self, name))

    def apply(self, document: Document) -> Document:
        """The document with what is given, and `given` naming it."""
        stated = {name: getattr(self, name) for name in self.names()}
        if self.published:
            stated["published"] = Dated(self.published)
        return msgspec.structs.replace(document, given=self.names(), **stated)


FIELDS: tuple[str, ...] = Given.__struct_fields__
"""The fields that a person may state of a document."""


def first_given(stated: Iterable[Given]) -> Given:
    """All that is stated, the earlier over the later."""
    whole = Given()
    for one in stated:
        whole = whole.over(one)
    return whole


def read_given(fields: dict[str, object]) -> tuple[Given, tuple[str, ...]]:
    """The known fields of a mapping of any origin, and one line for each that cannot be taken."""
    wrong: list[str] = []
    found: dict[str, object] = {}
    for name in FIELDS:
        value = fields.get(name)
        if value is None or value == "" or value == []:
            continue
        taken = _READ.get(name, _line)(value)
        if taken:
            found[name] = taken
        else:
            wrong.append(f"{name} {str(value)[:60]!r} {_WANTED.get(name, 'is empty')}")
    return msgspec.convert(found, Given), tuple(wrong)


def edtf_day(value: object) -> str | None:
    """An EDTF value out of a date, a timestamp (its own day, in its zone) or EDTF itself; None where it is none."""
    text = value.isoformat() if isinstance(value, datetime.date) else str(value).strip()
    if stamp := _STAMP.fullmatch(text):
        text = stamp[1]
    return text if is_edtf(text) else None


def _line(value: object) -> str | None:
    if isinstance(value, dict | list):
        return None
    return re.sub(r"[\s\x00-\x1f]+", " ", str(value)).strip() or None


def _names(value: object) -> list[str]:
    several = value if isinstance(value, list | tuple) else _SPLIT.split(str(value))
    return [name for one in several if (name := _line(one))]


def _language(value: object) -> str | None:
    tag = str(value).strip()
    return tag.replace("_", "-") if _LANGUAGE.fullmatch(tag) else None


def _genre(value: object) -> str | None:
    return value if isinstance(value, str) and value in GENRES else None


_READ = {"authors": _names, "language": _language, "genre": _genre, "published": edtf_day}
_WANTED = {
    "published": "is not a date in EDTF (2024-01-05, 2024-01, 2023/2024)",
    "language": "is not a language tag (en, ko, pt-BR)",
    "genre": f"is not one of {', '.join(sorted(GENRES))}",
}
