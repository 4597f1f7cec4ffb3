"""`verbale search`."""

from pathlib import Path

import click

from verbale.cli.terminal import case_argument, json_option, print_hits, print_json, say


@click.command(
    short_help="Search the texts of a case.",
    epilog="""Example: verbale search affair.case '"press statement" condol*'""",
)
@case_argument
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", default=200, show_default=True, type=click.IntRange(1), help="Show at most so many finds.")
@json_option
def search(case: Path, query: tuple[str, ...], limit: int, as_json: bool) -> int:
    """Search the texts of a case: words, a "phrase in marks", a beginning*; all of them must stand in a document.

    Case and accents do not count. Korean, Japanese and Chinese are found as they stand, also inside longer words.
    """
    from verbale.case import Case

    with Case.open(case) as opened:
        hits = list(opened.search(" ".join(query), limit))
        if as_json:
            print_json(hits)
        else:
            print_hits(hits, {document.id: document.path for document in opened.dossier.documents.values()})
    if not hits:
        say("nothing found")
    return 0


COMMAND = search
