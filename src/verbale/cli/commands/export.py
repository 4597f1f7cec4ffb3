"""`verbale export`."""

import sys
from pathlib import Path

import click

from verbale.cli.terminal import case_argument, output_errors, say

NAMES = ("jsonl", "csv", "parquet", "w3c", "csl", "bibtex", "events")
"""The formats, as `--format` takes them."""


@click.command(
    short_help="Write the records of a case for other tools.",
    epilog="Example: verbale export affair.case --format jsonl --with-text > affair.jsonl",
)
@case_argument
@click.option("--format", "name", default="jsonl", show_default=True, type=click.Choice(NAMES), help="What to write.")
@click.option("--out", type=click.Path(path_type=Path), help="The file or folder; a folder is needed for csv, parquet.")
@click.option("--kind", "kinds", multiple=True, help="Only records of this kind; may be given more than once.")
@click.option("--with-text", is_flag=True, help="Put the stored text into document records (jsonl).")
def export(case: Path, name: str, out: Path | None, kinds: tuple[str, ...], with_text: bool) -> None:
    """Write the records of a case: to standard output, or a file a kind into a folder."""
    from verbale.case import Case
    from verbale.export.formats import FORMATS, Folder
    from verbale.export.rows import kinds_named

    chosen, form = kinds_named(kinds), FORMATS[name]
    with Case.open(case) as opened:
        if isinstance(form, Folder):
            with output_errors(out or name):
                for path in form.write(opened.dossier, chosen, _folder(out, name)):
                    say(f"wrote {path}")
            return
        pieces = form.write(opened.dossier, chosen, with_text)
        if out is None:
            sys.stdout.buffer.writelines(pieces)
            sys.stdout.buffer.flush()
            return
        with output_errors(out), out.open("wb") as file:
            file.writelines(pieces)
        say(f"wrote {out}")


def _folder(out: Path | None, name: str) -> Path:
    if out is None:
        raise click.UsageError(f"{name} writes a file a kind: name a folder with --out FOLDER")
    out.mkdir(parents=True, exist_ok=True)
    return out


COMMAND = export
