"""The command line keeps the habits of its kind: data on one stream, messages on the other, codes as documented."""

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from verbale.cli.group import Commands, verbale_command
from verbale.cli.main import main
from verbale.model.records import Quotation, decode, spans_in

LETTER = 'Statement of the Foreign Ministry\n\n"The harbour will stay open on 3 May 2031," a spokesman said.\n'


@pytest.fixture(scope="module")
def read_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("cli")
    (root / "letter.txt").write_text(LETTER, encoding="utf-8")
    assert main(["read", str(root / "letter.txt"), "--case", str(root / "a.case"), "--outlet", "Harbour Post"]) == 0
    return root / "a.case"


@pytest.fixture
def case(read_case: Path, tmp_path: Path) -> str:
    copy = tmp_path / "a.case"
    copy.write_bytes(read_case.read_bytes())
    return str(copy)


def records(case: str, capfdbinary: pytest.CaptureFixture[bytes], *options: str) -> list[object]:
    capfdbinary.readouterr()
    assert main(["export", case, *options]) == 0
    return [decode(line) for line in capfdbinary.readouterr().out.splitlines()]


def test_version_is_answered(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capfd.readouterr().out.startswith("verbale ")


def test_version_loads_nothing_slow() -> None:
    code = "import sys; from verbale.cli.main import main; main(['--version']); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"click", "rich", "spacy", "numpy", "msgspec", "sqlite3"} & set(loaded)


def test_help_of_the_whole_loads_no_reader() -> None:
    code = "import sys; from verbale.cli.main import main; main(['--help']); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"spacy", "numpy", "rich", "sqlite3"} & set(loaded)


@pytest.mark.parametrize("name", Commands("all").list_commands(None))  # type: ignore[arg-type]
def test_every_command_has_help_with_an_example(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    assert f"Example: verbale {name} " in capfd.readouterr().out.replace("\n", " ")


def test_data_goes_to_one_stream_and_messages_to_the_other(case: str, capfd: pytest.CaptureFixture[str]) -> None:
    main(["export", case])
    out, err = capfd.readouterr()
    assert out.startswith('{"kind":"document"')
    assert err == ""
    main(["read", str(Path(case).parent / "missing.txt"), "--case", case])
    out, err = capfd.readouterr()
    assert out == ""
    assert "missing.txt" in err


def test_every_id_that_a_record_refers_to_is_in_the_export(case: str, capfdbinary) -> None:
    found = records(case, capfdbinary)
    ids = {record.id for record in found}
    assert {span.document for record in found for span in spans_in(record)} <= ids


def test_export_with_text_lets_anybody_check_every_span(case: str, capfdbinary) -> None:
    found = records(case, capfdbinary, "--with-text")
    texts = {record.id: record.text for record in found if record.__struct_config__.tag == "document"}
    spans = [span for record in found for span in spans_in(record)]
    assert spans
    assert all(texts[span.document][span.start : span.end] == span.text for span in spans)


def test_export_without_text_has_none(case: str, capfdbinary) -> None:
    assert records(case, capfdbinary, "--kind", "document")[0].text is msgspec.UNSET


def test_export_of_one_kind(case: str, capfdbinary) -> None:
    assert {type(record) for record in records(case, capfdbinary, "--kind", "quotation")} == {Quotation}


def test_what_the_options_state_is_taken_as_given(case: str, capfdbinary) -> None:
    (document,) = records(case, capfdbinary, "--kind", "document")
    assert (document.outlet, document.given) == ("Harbour Post", ("outlet",))


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["show", "nothing.case"], 4, "no such case"),
        (["show", "CASE", "colours"], 2, "no section 'colours'"),
        (["accept", "CASE", "quotation-0"], 2, "no record"),
        (["edit", "CASE", "x", "field"], 2, "not FIELD=VALUE"),
        (["export", "CASE", "--kind", "colour"], 2, "no record kind colour"),
        (["export", "CASE", "--format", "csv"], 2, "--out FOLDER"),
        (["export", "CASE", "--format", "clay"], 2, "clay"),
        (["search", "CASE", "—"], 2, "nothing to search for"),
        (["undo", "CASE", "7"], 2, "no word to undo"),
        (["read", "missing.txt", "--case", "CASE"], 3, "missing.txt"),
        (["read", "letter.txt", "--case", "CASE", "--published", "soon"], 2, "not a date in EDTF"),
        (["read", "letter.txt"], 2, "--case"),
        (["shwo", "CASE"], 2, "Did you mean show?"),
        (["--colour"], 2, "--colour"),
    ],
)
def test_a_wrong_call_says_so_and_ends_with_its_code(
    case: str, capfd: pytest.CaptureFixture[str], arguments: list[str], code: int, message: str
) -> None:
    assert main([case if argument == "CASE" else argument for argument in arguments]) == code
    out, err = capfd.readouterr()
    assert message in " ".join(err.split())
    assert out == ""


def test_show_names_documents_and_quotations(case: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["show", case]) == 0
    out = capfd.readouterr().out
    assert "letter.txt" in out
    assert "The harbour will stay open" in out
    assert "\x1b" not in out


def test_a_narrow_terminal_gets_a_list_in_which_no_word_is_cut(
    case: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rich.console.Console.width", 60)
    assert main(["show", case, "documents"]) == 0
    out = capfd.readouterr().out
    assert "Document letter.txt  Outlet Harbour Post" in " ".join(out.split("\n"))
    assert max(map(len, out.splitlines())) <= 60


def test_show_as_json_gives_cells_that_lead_to_the_text(case: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["show", case, "quotations", "--json"]) == 0
    (table, *_) = json.loads(capfd.readouterr().out)["quotations"]
    words = table["rows"][0][0]
    assert LETTER[words["span"]["start"] : words["span"]["end"]] == words["span"]["text"]
    assert words["record"].startswith("quotation-")


def test_search_shows_the_find_in_its_context(case: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["search", case, "HARBOUR"]) == 0
    assert '"The harbour will stay' in capfd.readouterr().out
    assert main(["search", case, "harbour", "--json"]) == 0
    (hit,) = json.loads(capfd.readouterr().out)
    assert hit["span"]["text"] == "harbour"
    assert main(["search", case, "airport"]) == 0
    assert "nothing found" in capfd.readouterr().err


def test_a_word_said_edited_noted_and_undone(case: str, capfdbinary) -> None:
    (quotation,) = records(case, capfdbinary, "--kind", "quotation")
    assert main(["accept", case, quotation.id, "--author", "Ada"]) == 0
    assert main(["edit", case, quotation.id, "speaker=actor:spokesman", 'relay=["actor:agency"]']) == 0
    assert main(["note", case, quotation.id, "read aloud"]) == 0
    edited, note = records(case, capfdbinary, "--kind", "quotation", "--kind", "note")
    assert (edited.status, edited.speaker, edited.relay) == ("edited", "actor:spokesman", ("actor:agency",))
    assert (note.about, note.text) == (quotation.id, "read aloud")
    assert main(["undo", case, "3"]) == 0
    assert main(["undo", case, quotation.id]) == 0
    (accepted,) = records(case, capfdbinary, "--kind", "quotation", "--kind", "note")
    assert (accepted.status, accepted.speaker) == ("accepted", quotation.speaker)
    assert main(["reject", case, quotation.id]) == 0
    assert records(case, capfdbinary, "--kind", "quotation")[0].status == "rejected"


def test_a_document_never_steers_the_terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.txt").write_text('"Be [bold]calm[/bold] \u202ethere," the envoy said.\n', encoding="utf-8")
    assert main(["read", str(tmp_path / "x.txt"), "--case", str(tmp_path / "x.case"), "--title", "a\x1b[31mred"]) == 0
    main(["show", str(tmp_path / "x.case")])
    main(["search", str(tmp_path / "x.case"), "calm"])
    out = capfd.readouterr().out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "[bold]calm[/bold]" in out


def test_doctor_checks_the_case(case: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", case, "--json"]) == 0
    checks = {check["name"]: check for check in json.loads(capfd.readouterr().out)}
    assert checks["case file"]["found"] == "ok"
    assert checks["spans"]["ok"]
    Path(case).write_bytes(b"Dear Sir, " * 400)
    assert main(["doctor", case]) == 4


def test_the_page_is_written(case: str, tmp_path: Path) -> None:
    assert main(["page", case, "--out", str(tmp_path / "a.html")]) == 0
    assert (tmp_path / "a.html").read_text(encoding="utf-8").lower().startswith("<!doctype html>")


def test_a_reader_of_our_output_who_leaves_is_no_fault(case: str) -> None:
    command = f"{sys.executable} -m verbale export {case} --with-text | head -c 10"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_every_command_is_a_click_command() -> None:
    names = verbale_command.list_commands(None)  # type: ignore[arg-type]
    assert all(verbale_command.get_command(None, name) for name in names)  # type: ignore[arg-type]


def test_the_list_of_commands_cuts_no_line(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "..." not in capfd.readouterr().out.split("Commands:")[1]
