"""`verbale edit`."""

from pathlib import Path
from typing import Any

import click

from verbale.cli.terminal import author_option, case_argument, say_word


@click.command(epilog="Example: verbale edit affair.case forecast-1f3a5b7c9d0e horizon.value=2024-03 'band=[20,40]'")
@case_argument
@click.argument("id")
@click.argument("changes", nargs=-1, required=True, metavar="FIELD=VALUE...")
@author_option
def edit(case: Path, id: str, changes: tuple[str, ...], author: str | None) -> None:
    """Correct fields of a record. Values are JSON, or plain words where they are no JSON; null empties a field.

    What was read stays in the case; your word lies on top of it, also after documents are read again.
    """
    say_word(case, "edit", (id,), dict(map(_change, changes)), author)


def _change(text: str) -> tuple[str, Any]:
    import msgspec

    field, sign, value = text.partition("=")
    if not sign:
        raise click.BadParameter(f"{text!r} is not FIELD=VALUE")
    try:
        return field.strip(), msgspec.json.decode(value)
    except msgspec.DecodeError:
        return field.strip(), value


COMMAND = edit
