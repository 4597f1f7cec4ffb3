"""`verbale split`."""

from pathlib import Path

import click

from verbale.cli.terminal import author_option, case_argument, say_word


@click.command(
    short_help="Say that the tellings of a signal are of several.",
    epilog="Example: verbale split affair.case signal-1f3a5b7c9d0e doc-0a1b2c3d4e5f",
)
@case_argument
@click.argument("id")
@click.argument("documents", nargs=-1)
@author_option
def split(case: Path, id: str, documents: tuple[str, ...], author: str | None) -> None:
    """Say that the tellings of a signal are of several: all of them, or those in the documents named.

    Your word holds in every later reading.
    """
    say_word(case, "split", (id,), list(documents), author)


COMMAND = split
