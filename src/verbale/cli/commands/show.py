"""`verbale show`."""

from pathlib import Path

import click

import verbale
from verbale.cli.terminal import case_argument, json_option, print_json, print_tables

FIRST = 5
"""Rows of a table in the summary: what fits a screen or two for the whole of a small case."""


@click.command(short_help="Show a case in the terminal.", epilog="Example: verbale show affair.case quotations")
@case_argument
@click.argument("names", nargs=-1, metavar="[SECTION]...")
@click.option("--all", "whole", is_flag=True, help="Every row of every section.")
@json_option
def show(case: Path, names: tuple[str, ...], whole: bool, as_json: bool) -> None:
    """Show a case in the terminal: the first rows of everything, or all of the sections that you name."""
    from verbale.case import Case
    from verbale.export.table import section_named, sections, shortened

    chosen = [section_named(name) for name in names] or sections()
    with Case.open(case) as opened:
        if as_json:
            print_json({section.name: list(section.tables(opened.dossier)) for section in chosen})
            return
        for section in chosen:
            tables = [table for table in section.tables(opened.dossier) if table.rows or names]
            if not (names or whole):
                tables = [shortened(table, FIRST, f"verbale show {case} {section.name}") for table in tables]
            if tables:
                print_tables(section.title, tables)


def _section_names() -> list[str]:
    """Sections are modules of that name: listing them loads none."""
    return sorted(path.stem for path in (Path(verbale.__file__).parent / "export" / "sections").glob("[a-z]*.py"))


show.help = f"{show.help}\n\nSections: {', '.join(_section_names())}."

COMMAND = show
