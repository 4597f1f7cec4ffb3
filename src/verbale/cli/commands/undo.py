"""`verbale undo`."""

from pathlib import Path

import click

from verbale.cli.terminal import author_option, case_argument, progress_bar, say


@click.command(short_help="Take back a word.", epilog="Example: verbale undo affair.case 3")
@case_argument
@click.argument("ids", nargs=-1, required=True, metavar="ID|NUMBER...")
@author_option
def undo(case: Path, ids: tuple[str, ...], author: str | None) -> None:
    """Take back the last word about a record, or the word of that number.

    `verbale show CASE words` lists those that hold, with their numbers. Nothing is deleted: taking back is kept too.
    """
    from verbale.case import Case

    with progress_bar() as progress, Case.open(case) as opened:
        for word in opened.undo(ids, author):
            say(f"taken back: {word.verb} {word.now or word.about} (word {word.number} of {word.author})")
        opened.link(progress)


COMMAND = undo
