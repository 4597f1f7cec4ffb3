"""`verbale resolve`."""

from pathlib import Path

import click

from verbale.cli.terminal import author_option, case_argument, say, say_word

OUTCOMES = {"yes": True, "no": False, "unknown": None}
"""What a person may say of a forecast, and what the record then holds."""


@click.command(
    epilog="Example: verbale resolve affair.case forecast-1f3a5b7c9d0e --outcome no --source 'Bay Wire, 3 May 2024'"
)
@case_argument
@click.argument("id")
@click.option("--outcome", type=click.Choice(tuple(OUTCOMES)), required=True, help="Whether it came true.")
@click.option("--source", required=True, help="Where it can be looked up.")
@author_option
def resolve(case: Path, id: str, outcome: str, source: str, author: str | None) -> None:
    """Say how a forecast came out, and where one can look it up.

    The ledger (`verbale show CASE forecasts`) then scores its holder. `unknown` is for what cannot be told: it is
    listed and not scored. What was forecast under a condition is scored only where the condition was met: resolve it as
    `unknown` where it was not.
    """
    import datetime

    from verbale.case import Case
    from verbale.errors import UsageError
    from verbale.model.records import Forecast

    if not source.strip():
        raise click.BadParameter("name a source", param_hint="--source")
    with Case.open(case) as opened:
        forecast = opened.record(id)
    if not isinstance(forecast, Forecast):
        raise UsageError("this is no forecast", id, "`verbale show CASE forecasts` lists them with their ids")
    at = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    resolution = {"outcome": OUTCOMES[outcome], "source": source.strip(), "at": at, "author": author or ""}
    say_word(case, "edit", (id,), {"resolution": resolution}, author)
    if forecast.band is None:
        say(f"{id} names no likelihood: it is listed, and scored once it has a band (verbale edit ... 'band=[55,80]')")


COMMAND = resolve
