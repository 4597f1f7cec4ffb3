"""`verbale matrix`."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from verbale.cli.terminal import author_option, case_argument, json_option, print_json, print_tables, progress_bar, say

if TYPE_CHECKING:
    from verbale.case import Case
    from verbale.model.records import Matrix

MARKS = ("consistent", "inconsistent", "not-applicable")
"""What evidence may say of a reading."""
Saying = tuple[str, dict[str, Any]]
"""What a person says: the verb's part (`do`) and its fields."""


@click.command(
    short_help="Set competing readings against the evidence.",
    epilog="Example: verbale matrix affair.case signal-1f3a5b7c9d0e --mark R2 quotation-2b4c6d8e0f1a inconsistent",
)
@case_argument
@click.argument("id", required=False)
@click.option(
    "--mark",
    "marks",
    multiple=True,
    type=(str, str, click.Choice(MARKS)),
    metavar="READING EVIDENCE MARK",
    help="Say how evidence (any record's id) stands to a reading (its id or key): consistent, inconsistent or"
    " not-applicable.",
)
@click.option(
    "--weight",
    "weights",
    multiple=True,
    type=(str, float),
    metavar="EVIDENCE N",
    help="Weigh evidence: credibility times relevance, 0 to 100; 1 where nobody says.",
)
@click.option(
    "--credibility",
    "credible",
    multiple=True,
    type=(str, float),
    metavar="EVIDENCE N",
    help="Say how far evidence can be believed, 0 to 10; its weight is this times its relevance.",
)
@click.option(
    "--relevance",
    "relevant",
    multiple=True,
    type=(str, float),
    metavar="EVIDENCE N",
    help="Say how much evidence bears on the question, 0 to 10.",
)
@click.option("--add-reading", "added", multiple=True, metavar="TEXT", help="Add a reading in your own words.")
@click.option("--reject", "rejected", multiple=True, metavar="READING", help="Reject a reading; it is kept and shown.")
@click.option("--keep", "kept", multiple=True, metavar="READING", help="Take a rejected reading back in.")
@click.option(
    "--import", "file", type=click.Path(path_type=Path, dir_okay=False), help="Take marks from a matrix file."
)
@click.option("--show", is_flag=True, help="Show the matrix after a change.")
@author_option
@json_option
def matrix(
    case: Path, id: str | None, marks: tuple[tuple[str, str, str], ...], weights: tuple[tuple[str, float], ...],
    credible: tuple[tuple[str, float], ...], relevant: tuple[tuple[str, float], ...],
    added: tuple[str, ...], rejected: tuple[str, ...], kept: tuple[str, ...], file: Path | None, show: bool,
    author: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Set competing readings of a signal against the evidence, and mark the cells.

    ID is a matrix or the signal it is about; without it all matrices are shown. What the documents say is filled in;
    your marks lie on top, stay when documents are read again, and are taken back with `verbale undo`.
    """
    from verbale.case import Case

    changes: list[Saying] = [("add", {"text": text}) for text in added]
    changes += [("mark", {"reading": r, "evidence": e, "mark": m}) for r, e, m in marks]
    changes += [("weigh", {"evidence": evidence, "weight": weight}) for evidence, weight in weights]
    changes += [("weigh", {"evidence": evidence, "credibility": n}) for evidence, n in credible]
    changes += [("weigh", {"evidence": evidence, "relevance": n}) for evidence, n in relevant]
    changes += [("reject", {"reading": one}) for one in rejected] + [("keep", {"reading": one}) for one in kept]
    with progress_bar() as progress, Case.open(case) as opened:
        about = _about(opened, id, file)
        if file is not None:
            changes = [*_imported(opened, file, about), *changes]
        if changes:
            if about is None:
                raise click.UsageError("name the matrix, or the signal it is about")
            _say_all(opened, about, changes, author)
            opened.link(progress)
            say(f"words about {about}: {len(changes)}; `verbale undo {case} NUMBER` takes one back")
        if show or as_json or not changes:
            _show(opened, about, as_json)


def _about(case: "Case", id: str | None, file: Path | None) -> str | None:
    """The signal of a matrix's, or a signal's own, id."""
    from verbale.errors import UsageError
    from verbale.export.matrix_file import read_file
    from verbale.model.records import Matrix, Signal

    if id is None:
        return _about(case, read_file(file).matrix.about, None) if file else None
    record = case.record(id)
    if isinstance(record, Matrix):
        return record.about
    if not isinstance(record, Signal):
        raise UsageError("this is neither a matrix nor a signal", id, "`verbale show CASE signals` lists signals")
    return id


def _matrix_of(case: "Case", about: str | None) -> "Matrix | None":
    from verbale.model.records import Matrix

    return next((one for one in case.records(Matrix) if one.about == about), None)


def _say_all(case: "Case", about: str, changes: list[Saying], author: str | None) -> None:
    """Checks everything, then says it: a wrong id changes nothing."""
    readings = dict(_keys(_matrix_of(case, about)))
    new: dict[str, str] = {}
    for do, fields in changes:
        if do == "add":
            if not fields["text"].strip():
                raise click.UsageError("a reading needs words")
            new[f"R{len(set(readings.values())) + len(new) + 1}"] = fields["text"]
    checked = [(do, _checked(case, do, fields, readings, new)) for do, fields in changes if do != "add"]
    for key, text in new.items():
        (number,) = case.say("note", (about,), text, author)
        say(f"{key} is note-{number}: {text}")
        readings[key] = f"note-{number}"
        say_numbers = case.say("matrix", (about,), {"do": "add", "reading": f"note-{number}"}, author)
        say(f"add: word {say_numbers[0]}")
    for do, fields in checked:
        said = {**fields, "do": do}
        if said.get("reading") in new:
            said["reading"] = readings[said["reading"]]
        (number,) = case.say("matrix", (about,), said, author)
        say(f"{do}: word {number}")


def _keys(matrix: "Matrix | None") -> Iterator[tuple[str, str]]:
    for n, reading in enumerate(matrix.readings if matrix else (), 1):
        yield f"R{n}", reading
        yield reading, reading


def _checked(
    case: "Case", do: str, fields: dict[str, Any], readings: dict[str, str], new: dict[str, str]
) -> dict[str, Any]:
    """The fields with ids in full, and with the words by which they are found again after another reading."""
    from verbale.compare.exhibits import CITABLE, words_of
    from verbale.compare.inconsistency import LIMITS, PARTS
    from verbale.errors import UsageError
    from verbale.export.sections.matrix import Cited
    from verbale.model.records import kind_of

    fields = dict(fields)
    if (reading := fields.get("reading")) is not None and reading not in new:
        if reading not in readings:
            raise UsageError("the matrix has no such reading", reading, "`verbale matrix CASE ID` lists ids and keys")
        fields["reading"] = readings[reading]
        members = Cited(case.dossier).members(readings[reading])
        fields |= {"motive": members[0].motive} if members else {}
    if (evidence := fields.get("evidence")) is not None:
        record = case.record(evidence)
        if not isinstance(record, CITABLE):
            kinds = ", ".join(str(kind.__struct_config__.tag) for kind in CITABLE)
            raise UsageError(f"a {kind_of(record)} is no evidence", evidence, f"one of {kinds}")
        fields["words"] = words_of(record)
    if not LIMITS[0] <= fields.get("weight", 1.0) <= LIMITS[1]:
        raise UsageError(f"a weight lies between {LIMITS[0]:g} and {LIMITS[1]:g}", str(fields["weight"]))
    for name in ("credibility", "relevance"):
        if not PARTS[0] <= fields.get(name, 1.0) <= PARTS[1]:
            raise UsageError(f"{name} lies between {PARTS[0]:g} and {PARTS[1]:g}", str(fields[name]))
    return fields


def _imported(case: "Case", file: Path, about: str | None) -> list[Saying]:
    """What a matrix file says beyond what stands in the case already."""
    from verbale.export.matrix_file import read_file

    given, now = read_file(file), _matrix_of(case, about)
    readings = dict(_keys(now))
    known = {(cell.reading, cell.evidence): cell.mark for cell in now.cells} if now else {}
    own = {one: f"R{len(set(readings.values())) + n}" for n, one in enumerate(
        (one for one in given.matrix.readings if one not in readings), 1)}  # fmt: skip
    found: list[Saying] = [("add", {"text": given.readings.get(one, one)}) for one in own]
    for cell in given.matrix.cells:
        if known.get((cell.reading, cell.evidence), "not-applicable") != cell.mark:
            reading = own.get(cell.reading, cell.reading)
            found.append(("mark", {"reading": reading, "evidence": cell.evidence, "mark": cell.mark}))
    weights = now.weights if now else {}
    found += [("weigh", {"evidence": one, "weight": weight}) for one, weight in given.matrix.weights.items()
              if weights.get(one, 1.0) != weight]  # fmt: skip
    out = now.rejected if now else ()
    return [*found, *(("reject", {"reading": own.get(one, one)}) for one in given.matrix.rejected if one not in out)]


def _show(case: "Case", about: str | None, as_json: bool) -> None:
    from verbale.export.matrix_file import as_file
    from verbale.export.sections.matrix import tables_of
    from verbale.model.records import Matrix

    found = [one for one in case.records(Matrix) if about in (None, one.about)]
    if as_json:
        files = [as_file(case.dossier, one) for one in found]
        print_json(files if about is None else files[0] if files else None)
    elif found:
        print_tables("Competing readings", tables_of(case.dossier, found))
    else:
        say("no matrix: no signal here is read in more than one way; --add-reading TEXT with a signal's id begins one")


COMMAND = matrix
