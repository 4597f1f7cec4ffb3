"""`verbale check`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli.terminal import json_option, plain, print_json, say

if TYPE_CHECKING:
    from verbale.compose.lookup import Library


@click.command(epilog='Example: verbale check affair.case "no interest in contact" --speaker "Foreign Ministry"')
@click.argument("texts", type=click.Path(path_type=Path, exists=True))
@click.argument("quotation", required=False)
@click.option("--draft", type=click.Path(path_type=Path, exists=True), help="Check every quotation of this file.")
@click.option("--speaker", help="Who is quoted: a short find needs the speaker or the date to agree.")
@click.option("--date", help="When it was said: 2031, 2031-05 or 2031-05-03.")
@json_option
def check(
    texts: Path, quotation: str | None, draft: Path | None, speaker: str | None, date: str | None, as_json: bool
) -> int:
    """Check a quotation (or standard input, or a draft) against a case, an archive, or files.

    Shows the source and every edit between. Ends with 6 where a quotation is not carried word for word.
    """
    from verbale.compose.lookup import check as check_quotation
    from verbale.compose.lookup import quotations_in, read_texts

    library = _open_library(texts)
    if draft:
        drafts = list(read_texts([draft]))
        asked = [text.text[start:end] for text in drafts for start, end in quotations_in(text.text)]
    else:
        asked = [quotation if quotation is not None else sys.stdin.read()]
    checked = [check_quotation(library, words, speaker, date) for words in asked]
    if as_json:
        print_json(checked)
    else:
        for one in checked:
            place = f"{one.source}:{one.bounds[0][0]}  {one.source_text}" if one.source else "-"
            click.echo(plain(f"{one.verdict}  {' '.join(one.quotation.split())}"))
            click.echo(plain(f"  {place}"))
            click.echo(plain(f"  {one.why}"))
            for edit in one.edits:
                click.echo(plain(f"  {edit.op} ({edit.weight}): {edit.source!r} -> {edit.quoted!r}"))
    if not checked:
        say("no quotation of three words or more found")
    return 0 if all(one.carried for one in checked) else 6


def _open_library(texts: Path) -> "Library":
    from verbale.compose.lookup import archive_library, dossier_library, file_library

    if (texts / "manifest.json").exists():
        return archive_library(texts)
    if texts.suffix == ".case":
        from verbale.case import Case

        with Case.open(texts) as case:
            return dossier_library(case.dossier)
    return file_library([texts])


COMMAND = check
