"""Archives: appended without a rebuild, damaged ones refused, nothing lost."""

import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.align import body
from verbale.align.archive import Archive, Text
from verbale.align.base_rate import count_uses, draw_bars
from verbale.align.search import Corpus
from verbale.errors import StoreError


def texts(low: int, high: int) -> list[Text]:
    return [
        Text(
            f"t{n}",
            f"Note {n} of the day. The bridge at kilometre {n} stays shut, they said.",
            f"203{n % 3}-0{n % 9 + 1}",
        )
        for n in range(low, high)
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Archive.create(tmp_path / "a").add(texts(0, 20))
    return tmp_path / "a"


def test_texts_come_back_as_they_were(folder: Path) -> None:
    assert list(Archive.open(folder).texts()) == texts(0, 20)


def test_a_passage_is_found_at_its_place(folder: Path) -> None:
    archive = Archive.open(folder)
    (passage,) = archive.corpus.find("bridge at kilometre 7 stays shut").passages
    text = archive.text(passage.text)
    assert text.id == "t7" and text.text[slice(*passage.hull)] == "bridge at kilometre 7 stays shut"


def test_appending_gives_what_building_at_once_gives(folder: Path, tmp_path: Path) -> None:
    for low in range(20, 60, 4):
        Archive.open(folder).add(texts(low, low + 4))
    once = Archive.create(tmp_path / "b").add(texts(0, 60))
    appended = Archive.open(folder)
    assert list(appended.texts()) == list(once.texts())
    for quotation in ("stays shut, they said", "kilometre 31 stays", "the bridge at kilometre 58 stayed shut"):
        ours, theirs = appended.corpus.find(quotation, 99), once.corpus.find(quotation, 99)
        assert sorted(ours.passages) == sorted(theirs.passages)
        assert ours.expect == pytest.approx(theirs.expect)
    assert len({path.name.split(".")[0] for path in folder.glob("body-*")}) < 8


def test_a_failed_addition_changes_nothing(folder: Path) -> None:
    def broken() -> "list[Text]":
        yield from texts(20, 30)
        raise RuntimeError("the source broke off")

    with pytest.raises(RuntimeError):
        Archive.open(folder).add(broken())
    archive = Archive.open(folder)
    assert list(archive.texts()) == texts(0, 20)
    archive.add(texts(20, 22))
    assert len(Archive.open(folder)) == 22
    Archive.open(folder).verify()


@pytest.mark.parametrize("array", ["tokens", "firsts", "directory", "postings", "counts", "places", "blob"])
@pytest.mark.parametrize("cut", [10, 70, 1])
def test_a_truncated_file_is_refused(folder: Path, array: str, cut: int) -> None:
    (path,) = folder.glob(f"*.{array}")
    data = path.read_bytes()
    path.write_bytes(data[:cut] if cut > 1 else data[:-1])
    with pytest.raises(StoreError, match=r"truncated|cut off"):
        Archive.open(folder)


def test_passages_of_a_long_text_are_cut_out_at_every_stride(tmp_path: Path) -> None:
    words = [f"w{number}ord" for number in range(700)]
    archive = Archive.create(tmp_path / "long").add([*texts(0, 3), Text("long", ", ".join(words)), *texts(3, 6)])
    for low in (0, 1, 62, 63, 64, 65, 127, 128, 450, 690):
        quoted = words[low : low + 9]
        for asked in (" ".join(quoted), " ".join([*quoted[:4], "other", *quoted[5:]])):
            (passage,) = archive.corpus.find(asked).passages
            assert archive.text(passage.text).text[slice(*passage.hull)] == ", ".join(quoted)


def test_truncated_marks_are_refused(tmp_path: Path) -> None:
    Archive.create(tmp_path / "long").add([Text("long", "word " * 400)])
    (path,) = (tmp_path / "long").glob("*.marks")
    path.write_bytes(path.read_bytes()[:-2])
    with pytest.raises(StoreError, match="truncated"):
        Archive.open(tmp_path / "long")


def test_joined_bodies_keep_the_marks_of_their_texts(tmp_path: Path) -> None:
    archive = Archive.create(tmp_path / "joined")
    for number in range(5):
        archive = archive.add([Text(f"n{number}", " ".join(f"n{number}w{k}" for k in range(150)))])
    (passage,) = archive.corpus.find("n3w99 n3w100 n3w101").passages
    assert archive.text(passage.text).text[slice(*passage.hull)] == "n3w99 n3w100 n3w101"


def edit_header(folder: Path, offset: int, value: int) -> None:
    (path,) = folder.glob("*.postings")
    data = bytearray(path.read_bytes())
    struct.pack_into("=I", data, offset, value)
    path.write_bytes(data)


def test_a_file_of_another_byte_order_is_refused(folder: Path) -> None:
    edit_header(folder, 8, 0x04030201)
    with pytest.raises(StoreError, match="endian"):
        Archive.open(folder)


def test_a_file_of_another_version_is_refused(folder: Path) -> None:
    edit_header(folder, 12, 99)
    with pytest.raises(StoreError, match="version 99"):
        Archive.open(folder)


def test_a_missing_file_is_refused(folder: Path) -> None:
    next(folder.glob("*.postings")).unlink()
    with pytest.raises(StoreError, match="cannot be read"):
        Archive.open(folder)


def test_a_changed_byte_is_found_by_verify(folder: Path) -> None:
    (path,) = folder.glob("*.postings")
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    with pytest.raises(StoreError, match="checksum"):
        Archive.open(folder).verify()


def test_a_text_changed_underneath_is_no_wrong_answer(folder: Path) -> None:
    (path,) = folder.glob("*.blob")
    data = bytearray(path.read_bytes())
    for place in range(64, len(data)):
        data[place] ^= 0x55
    path.write_bytes(data)
    with pytest.raises(StoreError, match="damaged"):
        Archive.open(folder).corpus.find("bridge at kilometre 7 stays shut")


def test_a_removed_archive_is_said_so(folder: Path) -> None:
    archive = Archive.open(folder)
    (folder / "manifest.json").unlink()
    with pytest.raises(StoreError, match="removed"):
        archive.check()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": "other"}'])
def test_a_damaged_manifest_is_refused(folder: Path, content: str) -> None:
    (folder / "manifest.json").write_text(content)
    with pytest.raises(StoreError, match="manifest is damaged"):
        Archive.open(folder)


def test_no_archive_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no archive"):
        Archive.open(tmp_path)


def test_an_empty_archive_finds_nothing(tmp_path: Path) -> None:
    archive = Archive.create(tmp_path / "empty").add([])
    assert archive.corpus.find("some words here").passages == ()
    assert count_uses(archive, "some words").texts == 0


def test_uses_are_counted_over_time(folder: Path) -> None:
    rate = count_uses(Archive.open(folder), "stays shut")
    assert (rate.texts, rate.uses, rate.searched, rate.first) == (20, 20, 20, "t0")
    assert rate.by_year() == {"2030": 7, "2031": 7, "2032": 6}
    assert draw_bars({"2030": 2, "2031": 0}, 4) == ("2030    ████ 2", "2031     0")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.sampled_from(["a", "b", "the", "3"]), max_size=30).map(" ".join), max_size=8))
def test_a_body_sorted_in_small_shards_is_the_same(lines: list[str]) -> None:
    whole = Corpus.of(lines).bodies[0]
    before = body.SHARD
    try:
        body.SHARD = 7
        parts = Corpus.of(lines).bodies[0]
    finally:
        body.SHARD = before
    assert (whole.postings == parts.postings).all() and (whole.directory == parts.directory).all()
