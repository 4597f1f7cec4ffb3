"""The group of all commands: modules of `cli/commands/` that define `COMMAND`. Adding one is one new file."""

from importlib import import_module
from pathlib import Path

import click

import verbale

COMMANDS = Path(__file__).parent / "commands"
"""The folder in which each command is a file."""


class Commands(click.Group):
    """Commands by the names of their modules, each loaded only when it is called or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, in the order of the alphabet."""
        return sorted(path.stem for path in COMMANDS.glob("[a-z]*.py"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command = import_module(f"verbale.cli.commands.{cmd_name}").COMMAND
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the nearest names where there is no such command."""
        if args and args[0] not in self.list_commands(ctx) and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.list_commands(ctx))
            hint = f" Did you mean {' or '.join(near)}?" if near else " `verbale --help` lists them."
            ctx.fail(f"There is no command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)


@click.command(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: verbale read articles/ --case affair.case && verbale show affair.case",
)
@click.version_option(verbale.__version__, message="verbale %(version)s")
def verbale_command() -> None:
    """Read diplomatic signals: a folder of statements and reporting in, a dossier out, every cell open to its sentence.

    Data goes to standard output, messages to standard error. Nothing leaves this machine.
    """
