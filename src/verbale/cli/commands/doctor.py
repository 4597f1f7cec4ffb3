"""`verbale doctor`."""

from pathlib import Path

import click

from verbale.cli.terminal import json_option, print_json, say


@click.command(short_help="Check this installation, or a case.", epilog="Example: verbale doctor affair.case")
@click.argument("case", required=False, type=click.Path(path_type=Path, dir_okay=False))
@json_option
def doctor(case: Path | None, as_json: bool) -> int:
    """Check this installation, and a case where you name one: its file, and every span against its text."""
    from verbale.cli.checks import case_checks, installation_checks

    checks = [*installation_checks(), *(case_checks(case) if case else ())]
    if as_json:
        print_json(checks)
    else:
        for check in checks:
            click.echo(f"{'ok  ' if check.ok else 'BAD ' if check.needed else '-   '}{check.name}: {check.found}")
    bad = [check for check in checks if check.needed and not check.ok]
    for check in bad:
        say(f"verbale: {check.name}: {check.remedy}")
    return max((check.exit_code for check in bad), default=0)


COMMAND = doctor
