"""What all commands share: the case argument, messages, progress, tables and JSON in the terminal."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from verbale.export.table import Table
    from verbale.store.search import Hit

F = TypeVar("F", bound=Callable[..., Any])

CONTEXT = 60
"""Columns before a find, so that finds stand below each other."""

FOLDED = 22
"""Columns that a long cell of a table needs to be read."""

AFTER_S = 1.0
"""A bar is shown for what takes longer than this."""

case_argument = click.argument("case", type=click.Path(path_type=Path, dir_okay=False))
"""The case file of a command."""
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of tables.")
"""What a script asks for instead of tables."""
knowledge_option = click.option(
    "--knowledge",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="A TOML file with the case's own actors, offices and ladders; they win over those that ship.",
)
"""A case.toml beside the one that lies with the files."""
author_option = click.option("--author", help="Whose word it is.  [default: your login name]")
"""Who speaks, where it is not the login name."""


def say(message: str) -> None:
    """A message for the person, on standard error."""
    print(message, file=sys.stderr)


def say_word(case: Path, verb: str, ids: Iterable[str], content: Any, author: str | None) -> None:
    """Puts a person's word into a case and makes anew what follows from it."""
    from verbale.case import Case

    with progress_bar() as progress, Case.open(case) as opened:
        for id, number in zip(ids, opened.say(verb, ids, content, author), strict=True):
            say(f"{verb} {id}: word {number}; take it back with `verbale undo {case} {number}`")
        opened.link(progress)


def print_json(value: Any) -> None:
    """A value as JSON on standard output: indented for a terminal, one line else."""
    import msgspec

    line = msgspec.json.encode(value)
    text = msgspec.json.format(line, indent=2) if sys.stdout.isatty() else line
    sys.stdout.buffer.write(text + b"\n")
    sys.stdout.buffer.flush()


def print_tables(title: str, tables: Iterable["Table"]) -> None:
    """A section as tables, as wide as the terminal; plain where NO_COLOR is set or nobody looks."""
    from rich.console import Console

    from verbale.export.table import filled

    # Piped output has no width of its own: wide enough that no cell is cut for whoever reads it.
    console = Console(highlight=False, soft_wrap=False, width=None if sys.stdout.isatty() else 200)
    console.print(f"\n[bold]{title}[/bold]")
    for table in map(filled, tables):
        repeat = table.title == title
        if not table.rows:
            console.print("none" if repeat else f"{table.title} · none")
            continue
        console.print(_drawn(table, repeat) if _width(table) <= console.width else _listed(table, repeat))


def print_hits(hits: Iterable["Hit"], paths: dict[str, str]) -> None:
    """Finds in their context, under the names of their documents."""
    from rich.console import Console
    from rich.text import Text

    console, last = Console(highlight=False, soft_wrap=True), None
    for hit in hits:
        if hit.span.document != last:
            last = hit.span.document
            console.print(Text(f"{paths[last]}  {last}", style="bold"))
        line = Text(f"{hit.span.start:>8}  {plain(hit.before):>{CONTEXT}}")
        console.print(line.append(plain(hit.span.text), style="bold reverse").append(plain(hit.after)))


def _width(table: "Table") -> int:
    """The columns of a terminal in which the table can be read: long cells folded, ids whole."""
    columns = zip(table.columns, *([cell.text for cell in row] for row in table.rows), strict=True)
    return sum(
        max(map(len, column)) if column[0] == "Id" else min(FOLDED, max(map(len, column))) for column in columns
    ) + (3 * len(table.columns))


def _listed(table: "Table", repeat: bool) -> Any:
    """The table as a list, for a narrow terminal: short cells beside each other, long ones and the id below."""
    from rich.text import Text

    lines = Text()
    lines.append("" if repeat else f"{table.title} · ", style="italic").append(f"{table.note}\n\n", style="italic")
    for row in table.rows:
        named = [(name, plain(cell.text)) for name, cell in zip(table.columns, row, strict=True) if cell.text]
        short = [pair for pair in named if len(pair[1]) <= FOLDED and pair[0] != "Id"]
        for group in [short, *([pair] for pair in named if pair not in short)]:
            for name, words in group:
                lines.append(f"{name} ", style="dim").append(words).append("  ")
            lines.append("\n")
        lines.append("\n")
    return lines


def _drawn(table: "Table", repeat: bool) -> Any:
    from rich import box
    from rich.table import Table as Drawn
    from rich.text import Text

    drawn = Drawn(
        box=box.SIMPLE_HEAD,
        title=None if repeat else Text(f"{table.title} · {table.note}"),
        caption=Text(table.note) if repeat and table.note else None,
        title_justify="left",
        caption_justify="left",
        pad_edge=False,
    )
    for column in table.columns:
        drawn.add_column(column, overflow="fold", no_wrap=column == "Id")
    for row in table.rows:
        drawn.add_row(*(Text(plain(cell.text)) for cell in row))
    return drawn


def plain(text: str) -> str:
    """The text without control characters: a document never steers the terminal."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


@contextmanager
def output_errors(where: Path | str) -> Iterator[None]:
    """Turns the system's errors about what is written into OutputError."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        from verbale.errors import OutputError

        path = Path(where)
        remedy = f"make {path.parent} first" if isinstance(error, FileNotFoundError) else "free some space"
        if isinstance(error, PermissionError | IsADirectoryError | NotADirectoryError):
            remedy = "name a file in a folder that you may write in"
        raise OutputError(f"it cannot be written: {error.strerror or error}", str(where), remedy) from error


@contextmanager
def progress_bar() -> Iterator[Callable[[str, int, int], None]]:
    """A bar on standard error, in a terminal only, and only for what takes longer than a second."""
    if not sys.stderr.isatty():
        yield lambda what, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    begun = time.monotonic()
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
        console=Console(stderr=True), transient=True,
    )  # fmt: skip
    task = bar.add_task("", total=None)

    def tell(what: str, done: int, total: int) -> None:
        if not bar.live.is_started and time.monotonic() - begun > AFTER_S:
            bar.start()
        bar.update(task, description=what, completed=done, total=total or None)

    try:
        yield tell
    finally:
        if bar.live.is_started:
            bar.stop()


def is_case(path: Path) -> bool:
    """Whether a path is a case: one SQLite file."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(15) == b"SQLite format 3"
