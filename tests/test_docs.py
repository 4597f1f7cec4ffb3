"""The docs fail when they lie: commands, options, record kinds, fields and exit codes are those of the code."""

import re
from pathlib import Path

import click
import msgspec
import pytest

from verbale import errors
from verbale.cli.commands.export import NAMES
from verbale.cli.group import verbale_command
from verbale.export.formats import FORMATS
from verbale.export.table import sections
from verbale.model.records import KINDS, Record

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
COMMANDS = verbale_command.list_commands(click.Context(verbale_command))


def page(name: str) -> str:
    return (DOCS / f"{name}.md").read_text(encoding="utf-8")


def parts(text: str, heading: str) -> dict[str, str]:
    """The parts of a page under `## HEADING` headings; the heading's pattern has one group, the part's name."""
    found = re.split(rf"^## {heading}$", text, flags=re.M)
    return dict(zip(found[1::2], found[2::2], strict=True))


def first_cells(text: str) -> list[str]:
    return re.findall(r"^\| `([^`]+)`", text, re.M)


def options(name: str) -> set[str]:
    command = verbale_command.get_command(click.Context(verbale_command), name)
    assert command is not None
    return {opt for param in command.params if isinstance(param, click.Option) for opt in param.opts if opt[:2] == "--"}


def test_every_command_is_documented_and_no_other() -> None:
    assert sorted(parts(page("commands"), r"`verbale (\w+)`")) == COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_documented_and_no_other(name: str) -> None:
    documented = parts(page("commands"), r"`verbale (\w+)`")[name]
    assert set(first_cells(documented)) == options(name)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_example_of_a_command_is_the_one_of_its_help(name: str) -> None:
    command = verbale_command.get_command(click.Context(verbale_command), name)
    example = re.search(r"^    (verbale .+)$", parts(page("commands"), r"`verbale (\w+)`")[name], re.M)
    assert command is not None
    assert example is not None
    assert command.epilog == f"Example: {example[1]}"


def test_record_kinds_are_those_of_the_contract_in_their_order() -> None:
    assert list(parts(page("records"), r"`([a-z]+)`")) == list(KINDS)


@pytest.mark.parametrize("name", KINDS)
def test_fields_of_a_kind_are_those_of_the_contract(name: str) -> None:
    shared = {field.encode_name for field in msgspec.structs.fields(Record)}
    fields = [field.encode_name for field in msgspec.structs.fields(KINDS[name])]
    documented = first_cells(parts(page("records"), r"`([a-z]+)`")[name])
    assert documented == [field for field in fields if field not in shared]


def test_fields_that_all_records_have_are_documented() -> None:
    head = page("records").split("## `document`")[0]
    assert set(first_cells(head)) == {"kind", *(field.encode_name for field in msgspec.structs.fields(Record))}


def test_exit_codes_are_those_of_the_errors() -> None:
    documented = dict(re.findall(r"^\| (\d+) \|[^|]*\| `(\w+)` \|$", page("exit-codes"), re.M))
    tree = {errors.VerbaleError, *errors.VerbaleError.__subclasses__()}
    assert documented == {str(error.exit_code): error.__name__ for error in tree}


def test_formats_are_those_of_the_command() -> None:
    assert set(first_cells(page("exports"))) == set(FORMATS) == set(NAMES)
    assert set(re.findall(r"`(\w+)`", page("commands").split("| `--format` |")[1].splitlines()[0])) == set(NAMES)


def test_the_sections_that_are_named_are_those_there_are() -> None:
    named = re.search(r"those you name: (.+?)\.", " ".join(page("commands").split()))
    assert named is not None
    assert re.findall(r"`(\w+)`", named[1]) == [section.name for section in sections()]


@pytest.mark.parametrize("path", sorted(DOCS.rglob("*.md")), ids=lambda path: path.name)
def test_every_link_to_a_file_leads_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_the_python_of_the_docs_compiles() -> None:
    for path in DOCS.rglob("*.md"):
        for code in re.findall(r"```python\n(.*?)```", path.read_text(encoding="utf-8"), re.S):
            compile(code, str(path), "exec")
