"""`verbale compare`."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli.terminal import is_case, json_option, plain, print_json, print_tables, say

if TYPE_CHECKING:
    from verbale.align.versions import Change
    from verbale.export.table import Table


@click.command(
    short_help="Compare witnesses of one text, word by word.", epilog="Example: verbale compare morning.txt evening.txt"
)
@click.argument("first", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("others", nargs=-1, required=True)
@click.option("--base", help="The text that the others are compared with; the first one otherwise.")
@click.option("--side-by-side", is_flag=True, help="A table of both sides instead of an apparatus.")
@click.option("--recurring", is_flag=True, help="The sentences that stand in two and more of them instead.")
@json_option
def compare(
    first: Path, others: tuple[str, ...], base: str | None, side_by_side: bool, recurring: bool, as_json: bool
) -> int:
    """Compare witnesses of one text with a base text: added, dropped, changed and moved, as an apparatus.

    Files, or a case and documents of it by id, path, or the name of their file.
    """
    from verbale.align.versions import apparatus
    from verbale.align.versions import compare as compare_texts

    texts = _texts_of_case(first, others) if is_case(first) else _texts_of_files((str(first), *others))
    if recurring:
        return _print_recurring(texts, as_json)
    chosen = _named(texts, base) if base else next(iter(texts))
    text = texts[chosen]
    changes = {name: compare_texts(text, other) for name, other in texts.items() if name != chosen}
    if as_json:
        print_json(changes)
    elif side_by_side:
        print_tables(f"Compared with {chosen}", [_side_by_side(chosen, name, found) for name, found in changes.items()])
    else:
        for line in apparatus(text, changes):
            click.echo(plain(line))
    grave = sum(change.weight != "other" for found in changes.values() for change in found)
    say(f"{sum(map(len, changes.values()))} changes, {grave} of them touch negation, condition, number, date or name")
    return 0


def _print_recurring(texts: Mapping[str, str], as_json: bool) -> int:
    """The formulaic sentences of the texts, the most common first, with where each stands."""
    from verbale.align.recurrence import find_recurring

    names = list(texts)
    found = find_recurring(list(texts.values()))
    places = [[(names[number], bounds) for number, bounds in one.places] for one in found]
    if as_json:
        print_json([{"sentence": one.sentence, "places": held} for one, held in zip(found, places, strict=True)])
    else:
        for one, held in zip(found, places, strict=True):
            where = ", ".join(f"{name}:{bounds[0]}" for name, bounds in held)
            click.echo(plain(f"{one.texts} of {len(names)}  {' '.join(one.sentence.split())}\n  {where}"))
    say(f"{len(found)} sentences stand in two and more of {len(names)} texts")
    return 0


def _texts_of_files(paths: tuple[str, ...]) -> dict[str, str]:
    from verbale.compose.lookup import read_texts
    from verbale.errors import UsageError

    if len(set(paths)) < 2:
        raise UsageError("there is nothing to compare a text with", ", ".join(paths), "name two different texts")
    return {path: next(read_texts([Path(path)])).text for path in paths}


def _texts_of_case(path: Path, names: tuple[str, ...]) -> dict[str, str]:
    from verbale.case import Case
    from verbale.errors import UsageError

    with Case.open(path) as case:
        documents = case.dossier.documents.values()
        by_name = {form: one.id for one in documents for form in (Path(one.path).name, one.path, one.id)}
        chosen = {name: case.dossier.text(by_name[_named(by_name, name)]) for name in names}
    if len(chosen) < 2:
        raise UsageError("there is nothing to compare a text with", str(path), "name two documents of the case")
    return chosen


def _named(texts: Mapping[str, str], name: str) -> str:
    from verbale.errors import UsageError

    if name not in texts:
        raise UsageError(f"there is no document {name!r} here", remedy=f"one of {', '.join(sorted(texts)[:20])}")
    return name


def _side_by_side(base: str, name: str, changes: "tuple[Change, ...]") -> "Table":
    from verbale.export.table import Table, cell, shorten

    rows = tuple(
        (
            cell(change.op),
            cell("" if change.weight == "other" else change.weight),
            cell(shorten(change.left_text, 200)),
            cell(shorten(change.right_text, 200)),
        )
        for change in changes
    )
    return Table(name, ("What", "Weight", f"In {Path(base).name}", f"In {Path(name).name}"), rows)


COMMAND = compare
