"""`verbale compare`."""

from pathlib import Path

import click

from verbale.cli.terminal import json_option, plain, print_json, say


@click.command(epilog="Example: verbale compare morning.txt evening.txt")
@click.argument("base", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("witnesses", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@json_option
def compare(base: Path, witnesses: tuple[Path, ...], as_json: bool) -> int:
    """Compare witnesses of one text with a base text: added, dropped, changed and moved, as an apparatus."""
    from verbale.align.versions import apparatus
    from verbale.align.versions import compare as compare_texts
    from verbale.compose.lookup import read_texts

    text = next(read_texts([base])).text
    changes = {str(path): compare_texts(text, next(read_texts([path])).text) for path in witnesses}
    if as_json:
        print_json(changes)
    else:
        for line in apparatus(text, changes):
            click.echo(plain(line))
    grave = sum(change.weight != "other" for found in changes.values() for change in found)
    say(f"{sum(map(len, changes.values()))} changes, {grave} of them touch negation, condition, number, date or name")
    return 0


COMMAND = compare
