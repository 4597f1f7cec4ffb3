"""`verbale accept`."""

from pathlib import Path

import click

from verbale.cli.terminal import author_option, case_argument, say_word


@click.command(epilog="Example: verbale accept affair.case quotation-1f3a5b7c9d0e")
@case_argument
@click.argument("ids", nargs=-1, required=True)
@author_option
def accept(case: Path, ids: tuple[str, ...], author: str | None) -> None:
    """Say that records are right. Your word stays when documents are read again."""
    say_word(case, "accept", ids, None, author)


COMMAND = accept
