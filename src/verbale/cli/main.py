"""The command line: arguments in, exit code out. Every command is a module of `cli/commands/`, loaded when called."""

import os
import sys
import traceback
from collections.abc import Sequence

import verbale
from verbale.errors import FAULT, OutputError, VerbaleError


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and returns its exit code (docs/exit-codes.md)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given == ["--version"]:  # answered before click is loaded
        print(f"verbale {verbale.__version__}")
        return 0
    try:
        return _run(given)
    except KeyboardInterrupt:
        print("verbale: stopped; what was finished is kept", file=sys.stderr)
        return 130
    except Exception as error:
        return _tell(error)


def _tell(error: Exception) -> int:
    """Says what went wrong; the exit code."""
    if isinstance(error, BrokenPipeError):
        _close_output()  # whoever read our output has gone: so do we, without a word
        return 0
    if isinstance(error, OSError) and error.filename is None:
        _close_output()
        error = OutputError(f"the output cannot be written: {error.strerror or error}", remedy="free some space")
    if isinstance(error, VerbaleError):
        print(f"verbale: {error}", file=sys.stderr)
        return error.exit_code
    traceback.print_exception(error)
    print(f"verbale: {type(error).__name__}: {error} ({FAULT})", file=sys.stderr)
    return VerbaleError.exit_code


def _close_output() -> None:
    """Nothing more is written, nor complained about by Python at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(given: list[str]) -> int:
    import click

    from verbale.cli.group import verbale_command

    try:
        result = verbale_command.main(given, prog_name="verbale", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return 130
    return result if isinstance(result, int) else 0
