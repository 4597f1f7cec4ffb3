"""`verbale join`."""

from pathlib import Path

import click

from verbale.cli.terminal import author_option, case_argument, say_word


@click.command(epilog="Example: verbale join affair.case signal-1f3a5b7c9d0e signal-0a1b2c3d4e5f")
@case_argument
@click.argument("ids", nargs=-1, required=True)
@author_option
def join(case: Path, ids: tuple[str, ...], author: str | None) -> None:
    """Say that signals are one communication told more than once. Your word holds in every later reading."""
    chosen = tuple(dict.fromkeys(ids))
    if len(chosen) < 2:
        raise click.UsageError("name the two signals (or more) that are one")
    say_word(case, "join", chosen, list(chosen), author)


COMMAND = join
