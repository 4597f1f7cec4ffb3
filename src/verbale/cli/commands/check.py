"""`verbale check`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli.terminal import json_option, plain, print_json, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verbale.compose.lookup import Checked, Library


@click.command(
    short_help="Check a quotation, or every one in a draft.",
    epilog='Example: verbale check "no interest in contact" --case affair.case --speaker "Foreign Ministry"',
)
@click.argument("quotation", required=False)
@click.option("--case", "case", type=click.Path(path_type=Path, dir_okay=False), help="Look in the texts of a case.")
@click.option("--archive", type=click.Path(path_type=Path, file_okay=False), help="Look in an archive.")
@click.option(
    "--against", multiple=True, type=click.Path(path_type=Path, exists=True), help="Look in files or folders."
)
@click.option("--draft", type=click.Path(path_type=Path, exists=True), help="Check every quotation of this file.")
@click.option("--speaker", help="Who is quoted: a short find needs the speaker or the date to agree.")
@click.option("--date", help="When it was said: 2031, 2031-05 or 2031-05-03.")
@json_option
def check(
    quotation: str | None, case: Path | None, archive: Path | None, against: tuple[Path, ...], draft: Path | None,
    speaker: str | None, date: str | None, as_json: bool,
) -> int:  # fmt: skip
    """Check a quotation (- or none: standard input; or a whole draft) against a case, an archive, or files.

    Shows the source and every edit between. Ends with 6 where a quotation is not carried word for word.
    """
    from verbale.compose.lookup import check as check_quotation
    from verbale.compose.lookup import quotations_in, read_texts

    library = _open_library(case, archive, against)
    if draft:
        drafts = list(read_texts([draft]))
        asked = [text.text[start:end] for text in drafts for start, end in quotations_in(text.text)]
    else:
        asked = [sys.stdin.read() if quotation in (None, "-") else str(quotation)]
    checked = [check_quotation(library, words, speaker, date) for words in asked]
    if as_json:
        print_json(checked)
    else:
        for line in (line for one in checked for line in _lines(one)):
            click.echo(plain(line))
    if not checked:
        say("no quotation of three words or more found")
    return 0 if all(one.carried for one in checked) else 6


def _lines(one: "Checked") -> "Iterator[str]":
    """What the terminal shows of one quotation: verdict, place, reason, edits."""
    yield f"{one.verdict}  {' '.join(one.quotation.split())}"
    yield f"  {one.source}:{one.bounds[0][0]}  {one.source_text}" if one.source else "  -"
    yield f"  {one.why}"
    for edit in one.edits:
        yield f"  {edit.op} ({edit.weight}): {edit.source!r} -> {edit.quoted!r}"


def _open_library(case: Path | None, archive: Path | None, against: tuple[Path, ...]) -> "Library":
    from verbale.compose.lookup import archive_library, dossier_library, file_library
    from verbale.errors import UsageError

    if (case is not None) + (archive is not None) + bool(against) != 1:
        raise UsageError("say where to look", remedy="name one of --case FILE, --archive FOLDER or --against PATH")
    if archive is not None:
        return archive_library(archive)
    if case is not None:
        from verbale.case import Case

        with Case.open(case) as opened:
            return dossier_library(opened.dossier)
    return file_library(against)


COMMAND = check
