"""What a person wrote beside a document: `NAME.csl.json` (CSL JSON), or one `documents.csv` for the folder."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any

from verbale.intake.content import problem
from verbale.intake.encoding import decode
from verbale.intake.frontmatter import named_as_ours
from verbale.intake.given import FIELDS, Given, read_given
from verbale.model.records import Problem

LIST = "documents.csv"
"""The file that tells of all documents of its folder."""
SIDECAR = ".csl.json"
"""What the name of a file that tells of one document ends with."""
_SAME = {"container-title": "outlet", "author": "authors", "issued": "published", "url": "url", "lang": "language"}
_COLUMNS = ("file", "published", *(name for name in FIELDS if name != "published"))


def read_sidecar(document: Path, shown: str) -> tuple[Given, tuple[Problem, ...]]:
    """What `NAME.csl.json` or `NAME.EXT.csl.json` beside the document says; nothing where there is none."""
    for name in (document.name + SIDECAR, document.stem + SIDECAR):
        path = document.with_name(name)
        if path.is_file():
            return _read_csl(path, str(PurePath(shown).with_name(name)))
    return Given(), ()


def _read_csl(path: Path, shown: str) -> tuple[Given, tuple[Problem, ...]]:
    remedy = "write one CSL JSON item: title, author, container-title, issued, URL, language"
    try:
        item = json.loads(decode(path.read_bytes(), shown).text)
    except OSError as error:
        return Given(), (
            problem(shown, f"the sidecar cannot be opened: {error.strerror}", "give yourself the right to"),
        )
    except (ValueError, RecursionError) as error:
        return Given(), (problem(shown, f"the sidecar is not JSON: {error}", remedy),)
    if isinstance(item, list) and len(item) == 1:
        item = item[0]
    if not isinstance(item, dict):
        return Given(), (problem(shown, "the sidecar is not one CSL JSON item", remedy),)
    given, wrong = read_given(_from_csl(item))
    return given, tuple(problem(shown, line, "correct it; it was left out") for line in wrong)


def _from_csl(item: dict[object, object]) -> dict[str, object]:
    fields = named_as_ours(item, _SAME)
    fields["outlet"] = fields.get("outlet") or fields.get("publisher")
    fields["published"] = _csl_date(fields.get("published"))
    people = fields.get("authors")
    fields["authors"] = [_csl_name(one) for one in people] if isinstance(people, list) else people
    return fields


def _csl_name(person: object) -> object:
    if not isinstance(person, dict):
        return person
    parts = (person.get(part) for part in ("given", "non-dropping-particle", "family", "suffix"))
    return person.get("literal") or " ".join(str(part) for part in parts if part)


def _csl_date(date: Any) -> object:
    """A CSL date's day, month or year; an interval where it has two."""
    if not isinstance(date, dict):
        return date
    parts = date.get("date-parts")
    if not isinstance(parts, list) or not all(isinstance(part, list) and part for part in parts):
        return date.get("raw") or date.get("literal")
    return "/".join("-".join(f"{number:>0{2 if at else 4}}" for at, number in enumerate(part)) for part in parts)


class DocumentList:
    """The `documents.csv` of one folder: what it gives by file name, and what is wrong with it."""

    def __init__(self, path: Path, shown: str) -> None:
        self._rows: dict[str, Given] = {}
        self._faults: dict[int, list[tuple[str, str]]] = {}
        try:
            decoded = decode(path.read_bytes(), shown)
        except OSError as error:
            self._report(1, f"the list cannot be opened: {error.strerror}", "give yourself the right to read it")
            return
        for one in decoded.problems:
            self._report(1, one.what, one.remedy)
        for number, fields in self._read(decoded.text):
            self._take(number, path.parent, fields)

    def given(self, name: str) -> Given:
        """What the list says of a file, by its path in the folder."""
        return self._rows.get(name, Given())

    def faults(self) -> Iterator[tuple[int, str, str]]:
        """Line, what is wrong there, and what to do, in the order of lines."""
        for line, several in sorted(self._faults.items()):
            yield line, "; ".join(what for what, _ in several), "; ".join(dict(several).values())

    def _report(self, line: int, what: str, remedy: str) -> None:
        self._faults.setdefault(line, []).append((what, remedy))

    def _read(self, text: str) -> Iterator[tuple[int, dict[str, object]]]:
        head = text.split("\n", 1)[0]
        rows = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=head.count))
        header = [cell.strip().lower() for cell in next(rows, [])]
        if "file" not in header:
            self._report(1, "the list has no column 'file'", f"its columns may be {', '.join(_COLUMNS)}")
            return
        if unknown := [name for name in header if name and name not in _COLUMNS]:
            self._report(1, f"unknown column {', '.join(unknown)}", f"known are {', '.join(_COLUMNS)}")
        try:
            for row in rows:
                if len(row) > len(header):
                    self._report(rows.line_num, "more cells than columns", "put a cell with commas in quotes")
                if any(cell.strip() for cell in row):
                    yield rows.line_num, dict(zip(header, (cell.strip() for cell in row), strict=False))
        except csv.Error as error:
            self._report(rows.line_num, f"the list is not CSV from here on: {error}", "mend the line")

    def _take(self, line: int, folder: Path, fields: dict[str, object]) -> None:
        name = str(fields.get("file", "")).replace("\\", "/").removeprefix("./")
        if not name or not (folder / name).exists():
            self._report(
                line, f"the list names {name!r}, which is not in the folder", "correct the name in column file"
            )
            return
        if name in self._rows:
            self._report(line, f"the list names {name!r} twice; the first row was taken", "leave one of the two")
            return
        self._rows[name], wrong = read_given(fields)
        for what in wrong:
            self._report(line, f"{name}: {what}", "correct it; it was left out")
