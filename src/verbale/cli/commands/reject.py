"""`verbale reject`."""

from pathlib import Path

import click

from verbale.cli.terminal import author_option, case_argument, say_word


@click.command(epilog="Example: verbale reject affair.case quotation-1f3a5b7c9d0e")
@case_argument
@click.argument("ids", nargs=-1, required=True)
@author_option
def reject(case: Path, ids: tuple[str, ...], author: str | None) -> None:
    """Say that records are wrong. They stay in the case, marked so, and nothing more is made of them."""
    say_word(case, "reject", ids, None, author)


COMMAND = reject
