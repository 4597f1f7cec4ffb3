"""`verbale note`."""

from pathlib import Path

import click

from verbale.cli.terminal import author_option, case_argument, say_word


@click.command(epilog="Example: verbale note affair.case signal-1f3a5b7c9d0e 'The letter was never published.'")
@case_argument
@click.argument("id")
@click.argument("text")
@author_option
def note(case: Path, id: str, text: str, author: str | None) -> None:
    """Write a note about a record. It becomes a record of its own."""
    say_word(case, "note", (id,), text, author)


COMMAND = note
