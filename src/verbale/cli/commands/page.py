"""`verbale page`."""

from pathlib import Path

import click

from verbale.cli.terminal import case_argument, output_errors, say


@click.command(
    short_help="Write the dossier as one HTML file.", epilog="Example: verbale page affair.case --out affair.html"
)
@case_argument
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The HTML file to write.")
def page(case: Path, out: Path) -> None:
    """Write the dossier as one HTML file that works from disk, without network, on any screen and on paper."""
    from verbale.case import Case
    from verbale.export.page.render import render

    with Case.open(case) as opened:
        page = render(opened.dossier, case.stem)
    with output_errors(out):
        out.write_text(page, encoding="utf-8", newline="\n")
    say(f"wrote {out}")


COMMAND = page
