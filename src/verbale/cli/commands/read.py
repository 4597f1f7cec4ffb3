"""`verbale read`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli.terminal import knowledge_option, output_errors, progress_bar, say

if TYPE_CHECKING:
    from verbale.case import Case
    from verbale.intake.given import Given


@click.command(epilog="Example: verbale read articles/ statement.pdf --case affair.case --workers 2")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--case", "case", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The case file.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes that read.")
@click.option("--published", help="When it was published, in EDTF: 2024-01-05, 2024-01, 2023/2024.")
@click.option("--outlet", help="Who published it.")
@click.option("--title", help="Its title.")
@click.option("--author", "authors", multiple=True, help="Who wrote it; may be given more than once.")
@click.option("--url", help="Where it stands on the web.")
@click.option("--language", help="Its language: en, ko, pt-BR.")
@click.option("--genre", help="statement, message, readout, report, analysis or transcript.")
@click.option(
    "--precedents",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Add the signals of the case to this precedent file as well; made where there is none.",
)
@knowledge_option
def read(
    paths: tuple[Path, ...],
    case: Path,
    workers: int,
    knowledge: Path | None,
    precedents: Path | None,
    **stated: str | tuple[str, ...] | None,
) -> int:
    """Read files and folders into a case; - is standard input.

    Only new or changed documents are read. What the options state holds for all documents of the call; more can be
    stated in YAML front matter, in NAME.csl.json beside a file, or in a documents.csv in its folder. A case.toml in a
    folder that is read is the case's own knowledge, and is kept with it.
    """
    from verbale.case import Case
    from verbale.knowledge.precedents import read_precedents

    if precedents and precedents.exists():
        read_precedents(precedents)  # a file that cannot be used is told before an hour of reading
    if knowledge is None and (knowledge := _beside(paths)):
        say(f"knowledge: {knowledge}")
    with progress_bar() as progress, Case.create(case, knowledge) as opened:
        report = opened.read(paths, _given(stated), workers, progress)
        say(str(report))
        for problem in report.problems:
            say(f"  {problem}")
        if precedents:
            _extend(opened, precedents)
        say(f"next: verbale show {case}")
    return report.exit_code


def _extend(case: "Case", path: Path) -> None:
    from verbale.export.precedent_file import extend

    with output_errors(path):
        say(f"precedents in {path}: {extend(case.dossier, path)}")


def _beside(paths: tuple[Path, ...]) -> Path | None:
    return next((path / "case.toml" for path in paths if (path / "case.toml").is_file()), None)


def _given(stated: dict[str, str | tuple[str, ...] | None]) -> "Given":
    from verbale.errors import UsageError
    from verbale.intake.given import read_given

    given, wrong = read_given({name: value for name, value in stated.items() if value})
    if wrong:
        raise UsageError("; ".join(wrong), remedy="`verbale read --help` shows an example of each")
    return given


COMMAND = read
