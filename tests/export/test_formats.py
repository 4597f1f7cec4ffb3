"""Every format holds what the case holds, in the form that its readers expect."""

import csv
import io
import json
from pathlib import Path

import pytest

from verbale.cli.commands.export import NAMES
from verbale.errors import UsageError
from verbale.export.bibtex import entries
from verbale.export.columns import columns_of, write_csv, write_parquet
from verbale.export.csl import items
from verbale.export.formats import FORMATS, Stream
from verbale.export.rows import jsonl, kinds_named
from verbale.model.dossier import Shelf
from verbale.model.records import KINDS, Problem, Quotation, decode

EVERY = kinds_named(())


def written(dossier: Shelf, name: str) -> bytes:
    form = FORMATS[name]
    assert isinstance(form, Stream)
    return b"".join(form.write(dossier, EVERY, False))


def test_the_command_offers_every_format() -> None:
    assert set(NAMES) == set(FORMATS)


def test_jsonl_gives_back_every_record(dossier: Shelf) -> None:
    found = [decode(line) for line in jsonl(dossier, EVERY)]
    assert found == [*dossier.documents.values(), *(record for kind in EVERY for record in dossier.records(kind))]


def test_jsonl_stands_in_the_order_of_the_contract(dossier: Shelf) -> None:
    kinds = [json.loads(line)["kind"] for line in jsonl(dossier, EVERY)]
    assert kinds == sorted(kinds, key=list(KINDS).index)


def test_an_unknown_kind_names_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"colour.*quotation"):
        kinds_named(["colour"])


def test_w3c_annotations_select_their_words_by_place_and_by_quote(dossier: Shelf) -> None:
    found = {annotation["id"]: annotation for annotation in json.loads(written(dossier, "w3c"))}
    quotation = found["urn:verbale:q1"]
    assert quotation["@context"] == "http://www.w3.org/ns/anno.jsonld"
    position, quote = quotation["target"][0]["selector"]
    text = dossier.text(quotation["target"][0]["source"].removeprefix("urn:verbale:"))
    assert text[position["start"] : position["end"]] == quote["exact"] == "The harbour\nstays open."
    assert text[: position["start"]].endswith(quote["prefix"])
    assert text[position["end"] :].startswith(quote["suffix"])
    assert [target["selector"][1]["exact"] for target in quotation["target"]][1:] == ["said", "The ministry"]
    assert found["urn:verbale:n1"]["target"] == "urn:verbale:q1"
    assert "urn:verbale:p1" not in found


def test_w3c_bodies_hold_the_whole_record(dossier: Shelf) -> None:
    found = {annotation["id"]: annotation for annotation in json.loads(written(dossier, "w3c"))}
    kind, record = found["urn:verbale:q1"]["body"]
    assert kind["value"] == "quotation"
    assert decode(record["value"]) == dossier.records(Quotation)[0]


def test_csl_names_dates_and_leaves_out_what_nobody_knows(dossier: Shelf) -> None:
    letter, report = items(dossier)
    assert letter["author"] == [{"family": "Vale", "given": "Ada"}, {"literal": "Ministry_of Ports"}]
    assert letter["issued"] == {"date-parts": [[2031, 5]], "circa": True}
    assert (letter["type"], letter["container-title"]) == ("article-newspaper", "Harbour 100%")
    assert report["issued"] == {"date-parts": [[2031, 5, 4], [2031, 6]]}
    assert "author" not in report


def test_bibtex_makes_every_sign_of_tex_plain(dossier: Shelf) -> None:
    letter, report = entries(dossier)
    assert letter.startswith("@article{doc-")
    assert r"title = {{The Harbour \& \{Peace\}}}" in letter
    assert r"author = {{Vale, Ada} and {Ministry\_of Ports}}" in letter
    assert r"journaltitle = {Harbour 100\%}" in letter
    assert "url = {https://ports.example/a_b}" in letter
    assert report.startswith("@misc{")
    assert letter.count("{") - letter.count(r"\{") == letter.count("}") - letter.count(r"\}")


def test_csv_is_a_file_a_kind_with_spans_opened(dossier: Shelf, tmp_path: Path) -> None:
    paths = list(write_csv(dossier, EVERY, tmp_path))
    assert {path.stem for path in paths} == {
        "document", "actor", "quotation", "date", "figure", "signal", "conflict", "note", "problem",
    }  # fmt: skip
    (figure,) = read_csv(tmp_path / "figure.csv")
    assert (figure["low"], figure["high"], figure["span.text"]) == ("40", "", "At least 40 ships")
    first, *_ = read_csv(tmp_path / "quotation.csv")
    assert first["cue.text"] == "said"
    assert json.loads(first["content"])[0]["text"] == "The harbour\nstays open."


def test_csv_columns_are_the_fields_of_the_kind() -> None:
    names = columns_of(Problem)
    assert names[:2] == ("id", "status")
    assert {"what", "remedy", "reader", "why"} <= set(names)


def test_csv_never_gives_a_spreadsheet_a_formula(tmp_path: Path) -> None:
    problems = (Problem(id="p", where="=cmd|' /C calc'!A0", what="-1+1", remedy="fine"),)
    list(write_csv(Shelf({}, {}, {}, {Problem: problems}), EVERY, tmp_path))
    (row,) = read_csv(tmp_path / "problem.csv")
    assert (row["what"], row["remedy"]) == ("'-1+1", "fine")
    assert row["where"].startswith("'=")


def read_csv(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def test_parquet_holds_the_same_rows(dossier: Shelf, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    list(write_parquet(dossier, EVERY, tmp_path))
    (figure,) = parquet.read_table(tmp_path / "figure.parquet").to_pylist()
    assert (figure["low"], figure["high"], figure["span.text"]) == (40, None, "At least 40 ships")


def test_parquet_without_pyarrow_says_what_to_install(dossier: Shelf, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"verbale\[parquet\]"):
        list(write_parquet(dossier, EVERY, tmp_path))
