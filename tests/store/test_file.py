"""A case file that cannot be used says why and what to do; nothing that was finished is lost."""

import sqlite3
from pathlib import Path
from types import MappingProxyType

import pytest

from verbale.errors import StoreError
from verbale.store import schema
from verbale.store.file import create_file, integrity, open_file
from verbale.store.store import Store


def test_a_case_that_is_not_there_is_not_made_by_looking(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such case"):
        open_file(tmp_path / "nothing.case")
    assert not (tmp_path / "nothing.case").exists()


def test_a_case_in_a_folder_that_is_not_there_names_the_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="folder of the case does not exist"):
        create_file(tmp_path / "no" / "affair.case")


@pytest.mark.parametrize("content", [b"Dear Sir, this is a letter.\n" * 40, b"%PDF-1.7\n" + bytes(2000)])
def test_another_file_is_never_taken_for_a_case(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.case"
    path.write_bytes(content)
    for opened in (open_file, create_file):
        with pytest.raises(StoreError, match="not a case file"):
            opened(path)
    assert path.read_bytes() == content


def test_another_program_s_sqlite_file_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE visits (url TEXT)")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a case file"):
        create_file(path)
    assert path.read_bytes() == before


def test_a_case_of_a_newer_version_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "affair.case"
    connection = create_file(path)
    connection.execute(f"PRAGMA user_version = {schema.SCHEMA + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="newer verbale"):
        open_file(path)
    assert path.read_bytes() == before


def test_a_damaged_case_is_said_to_be_damaged(tmp_path: Path, make_read) -> None:
    path = tmp_path / "affair.case"
    with_texts = Store.create(path)
    with with_texts.writing():
        for number in range(60):
            with_texts.keep(make_read(f"{number}.txt", f'Envoy {number} said "yes, number {number}". ' * 50))
    with_texts.close()
    data = bytearray(path.read_bytes())
    data[4096 : len(data) // 2] = b"\xa5" * (len(data) // 2 - 4096)
    path.write_bytes(data)
    with pytest.raises(StoreError, match="damaged"):
        broken = Store.open(path)
        broken.dossier()
        pytest.fail(integrity(path))


def test_a_truncated_case_is_said_to_be_damaged(tmp_path: Path, store: Store, make_read) -> None:
    with store.writing():
        store.keep(make_read("a.txt", 'The envoy said "yes". ' * 3000))
    store.close()
    data = store.path.read_bytes()
    store.path.write_bytes(data[: len(data) // 3])
    with pytest.raises(StoreError, match="damaged"):
        Store.open(store.path).dossier()


def test_an_older_case_is_brought_forward_and_a_copy_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "affair.case"
    create_file(path).close()
    old, before = schema.SCHEMA, path.read_bytes()
    monkeypatch.setattr(schema, "SCHEMA", old + 1)
    step = {old: lambda connection: connection.execute("ALTER TABLE sources ADD COLUMN colour TEXT")}
    monkeypatch.setattr(schema, "MIGRATIONS", MappingProxyType({**schema.MIGRATIONS, **step}))
    connection = open_file(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (old + 1,)
    assert "colour" in {row[1] for row in connection.execute("PRAGMA table_info(sources)")}
    connection.close()
    assert (tmp_path / f"affair.case.v{old}.bak").read_bytes() == before


def test_a_migration_that_fails_leaves_the_older_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "affair.case"
    create_file(path).close()
    monkeypatch.setattr(schema, "SCHEMA", schema.SCHEMA + 1)

    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TABLE words")
        connection.execute("SELECT nothing FROM nowhere")

    monkeypatch.setattr(schema, "MIGRATIONS", MappingProxyType({schema.SCHEMA - 1: fail}))
    with pytest.raises(StoreError):
        open_file(path)
    monkeypatch.undo()
    assert open_file(path).execute("SELECT count(*) FROM words").fetchone() == (0,)


def test_every_older_schema_has_a_way_forward() -> None:
    assert set(schema.MIGRATIONS) == set(range(1, schema.SCHEMA))


def test_a_second_writer_is_told_to_wait(tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verbale.store.file.WAIT_S", 0.05)
    second = Store.open(store.path)
    with store.writing(), pytest.raises(StoreError, match="another process is writing") as caught, second.writing():
        pass
    assert "wait" in caught.value.remedy
    with second.writing():
        second.put_meta("after", "it works again")


def test_readers_see_the_case_while_it_is_written(store: Store, make_read) -> None:
    reader = Store.open(store.path)
    with store.writing():
        store.keep(make_read("a.txt", 'The envoy said "yes".'))
        store.commit()
        store.keep(make_read("b.txt", 'The envoy said "no".'))
        assert len(reader.dossier().documents) == 1
    assert len(reader.dossier().documents) == 2


def test_a_full_disk_is_said_and_the_case_keeps_what_was_finished(store: Store, make_read) -> None:
    with store.writing():
        store.keep(make_read("a.txt", 'The envoy said "yes".'))
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StoreError, match="disk is full") as caught, store.writing():
        store.keep(make_read("b.txt", 'The envoy said "no". ' * 4000))
    assert "free some space" in caught.value.remedy
    store.close()
    assert integrity(store.path) == "ok"
    again = Store.open(store.path)
    assert [document.path for document in again.dossier().documents.values()] == ["a.txt"]
    with again.writing():
        again.keep(make_read("b.txt", 'The envoy said "no". ' * 4000))


def test_a_case_that_is_not_open_for_writing_stays_readable(store: Store, make_read) -> None:
    with store.writing():
        store.keep(make_read("a.txt", 'The envoy said "yes".'))
    store.close()
    assert [path.name for path in store.path.parent.iterdir()] == ["affair.case"]
