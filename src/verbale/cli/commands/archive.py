"""`verbale archive`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli.terminal import is_case, json_option, print_json, print_tables, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verbale.align.archive import Text
    from verbale.align.base_rate import Rate
    from verbale.align.found import Passage
    from verbale.errors import InputError
    from verbale.export.table import Table

SHOWN = 20
"""Pairs of sender and addressee that are shown; --json has all."""

archive_argument = click.argument("archive", type=click.Path(path_type=Path, file_okay=False))
"""The folder of an archive."""


@click.group(
    short_help="Keep large bodies of primary texts, indexed on disk.",
    epilog="Example: verbale archive add agency/ texts.jsonl speeches/",
)
def archive() -> None:
    """Keep large bodies of primary texts, indexed on disk, and search them."""


@archive.command(epilog="Example: verbale archive add agency/ texts.jsonl speeches/")
@archive_argument
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
def add(archive: Path, paths: tuple[Path, ...]) -> int:
    """Add texts (JSON Lines, files, folders, cases) to an archive; it is made where there is none."""
    from verbale.align.archive import Archive
    from verbale.errors import InputError

    opened = Archive.open(archive) if (archive / "manifest.json").exists() else Archive.create(archive)
    troubles: list[InputError] = []
    before = len(opened)
    opened = opened.add(text for path in paths for text in _texts(path, troubles))
    for trouble in troubles:
        say(f"verbale: {trouble}")
    say(f"{len(opened) - before} texts added; {len(opened)} texts, {opened.words} words in {archive}")
    return 3 if troubles else 0


def _texts(path: Path, troubles: "list[InputError]") -> "Iterator[Text]":
    """The texts of a path; of a case, with the senders and addressees that were found in it."""
    from verbale.compose.lookup import case_texts, read_texts

    if is_case(path):
        from verbale.case import Case

        with Case.open(path) as opened:
            yield from case_texts(opened.dossier)
    else:
        yield from read_texts([path], troubled=troubles.append)


@archive.command(epilog="Example: verbale archive info agency/ --verify")
@archive_argument
@click.option("--verify", is_flag=True, help="Read every file and compare its checksum.")
@json_option
def info(archive: Path, verify: bool, as_json: bool) -> int:
    """Say what an archive holds."""
    from verbale.align.archive import Archive

    opened = Archive.open(archive)
    if verify:
        opened.verify()
    figures = {"texts": len(opened), "words": opened.words, "bytes": opened.bytes, "verified": verify}
    if as_json:
        print_json(figures)
    else:
        for name, value in figures.items():
            click.echo(f"{name}: {value}")
    return 0


@archive.command(epilog='Example: verbale archive search agency/ "extend my deep sympathy"')
@archive_argument
@click.argument("phrase")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(0), help="Show at most so many passages.")
@click.option("--toward", help="Count also how many texts went to this state, with and without the words.")
@json_option
def search(archive: Path, phrase: str, limit: int, toward: str | None, as_json: bool) -> int:
    """Find every passage that words may come from, and how often, by whom and toward whom they were used before."""
    from verbale.align.archive import Archive
    from verbale.align.base_rate import count_uses, draw_bars
    from verbale.cli.terminal import plain
    from verbale.compose.parties import count_toward, parties_of
    from verbale.knowledge.base import load_knowledge

    opened = Archive.open(archive)
    parties = parties_of(load_knowledge())
    find, rate = opened.corpus.find(phrase, limit), count_uses(opened, phrase, parties)
    went = count_toward(opened.texts(), toward, parties) if toward else None
    rows = [(opened.text(passage.text), passage) for passage in find.passages]
    if as_json:
        uses = {**rate._asdict(), "by_pair": [[*pair, count] for pair, count in rate.by_pair.items()]}
        with_it = rate.by_addressee.get(toward or "", 0)
        counted = {"uses": uses, "toward": {"name": toward, "texts": went, "with": with_it}}
        print_json({"passages": _passages(rows), "occurrences": find.occurrences, "expect": find.expect, **counted})
        return 0
    for text, place in rows:
        carried = " … ".join(text.text[start:end] for start, end in place.bounds)
        edits = "".join(f"; {edit.op}: {edit.source!r} -> {edit.quoted!r} ({edit.weight})" for edit in place.edits)
        click.echo(plain(f"{text.date or '-'}  {text.id}:{place.hull[0]}  {carried}{edits}"))
    for line in draw_bars(rate.by_year()):
        click.echo(line)
    if rate.texts:
        print_tables(f"“{phrase}” before", _uses(rate))
    if toward:
        say(f"{rate.by_addressee.get(toward, 0)} of {rate.texts} texts that have it went to {toward}, of all {went}")
    say(f"{rate.texts} of {rate.searched} texts have it word for word; {find.occurrences} as well as the best shown")
    return 0


def _passages(rows: "list[tuple[Text, Passage]]") -> list[dict[str, object]]:
    """The passages as JSON has them, each with what is known of its text."""
    return [
        {"text": text.id, "date": text.date, "sender": text.sender, "bounds": place.bounds, "edits": place.edits}
        for text, place in rows
    ]


def _uses(rate: "Rate") -> "list[Table]":
    """The uses as tables: by year, and by whom toward whom."""
    from verbale.export.table import Table, cell

    years = tuple((cell(year or "undated"), cell(count)) for year, count in rate.by_year().items())
    pairs = tuple(
        (cell(sender or "not told"), cell(addressee or "nobody told"), cell(count))
        for (sender, addressee), count in list(rate.by_pair.items())[:SHOWN]
    )
    note = f"{rate.texts} of {rate.searched} texts; parties where a text or its first lines tell them"
    return [
        Table("By year", ("Year", "Texts"), years),
        Table("By whom, toward whom", ("By", "To", "Texts"), pairs, note),
    ]


COMMAND = archive
