"""`verbale brief`."""

import sys
from pathlib import Path

import click

from verbale.cli.terminal import case_argument, output_errors, say


@click.command(
    short_help="Write two pages that state only what records support.",
    epilog="Example: verbale brief affair.case --format docx --out affair.docx",
)
@case_argument
@click.option(
    "--format",
    "name",
    default="md",
    show_default=True,
    type=click.Choice(("md", "docx", "html")),
    help="What to write.",
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file to write; docx needs one.")
def brief(case: Path, name: str, out: Path | None) -> None:
    """Write about two pages that state only what records support, with a note to every sentence."""
    from verbale.case import Case
    from verbale.export.brief.forms import FORMATS
    from verbale.export.brief.whole import write_brief

    if name == "docx" and out is None:
        raise click.UsageError("docx is no text: name a file with --out FILE")
    with Case.open(case) as opened:
        written = FORMATS[name](write_brief(opened.dossier, f"Brief: {case.stem}"))
    if out is None:
        sys.stdout.buffer.write(written)
        sys.stdout.buffer.flush()
        return
    with output_errors(out):
        out.write_bytes(written)
    say(f"wrote {out}")


COMMAND = brief
