"""LZW and run lengths unpack to what was packed, and stop at the size that is asked for."""

from verbale.intake.formats.pdfcodes import filters, unpack_lzw, unpack_runs


def test_the_standard_s_own_example_unpacks() -> None:
    """The nine codes of PDF 32000-1, 7.4.4.2, example 1."""
    packed = bytes.fromhex("800B6050220C0C8501")
    assert unpack_lzw(packed, 100) == bytes([45, 45, 45, 45, 45, 65, 45, 45, 45, 66])


def test_runs_and_literals_unpack() -> None:
    """A length below 128 copies bytes, one above repeats a byte, 128 ends it."""
    assert unpack_runs(b"\x02abc\xfez\x80ignored", 100) == b"abczzz"


def test_unpacking_stops_at_the_size_asked_for() -> None:
    """What is larger than asked for is not unpacked whole."""
    assert 1000 < len(unpack_runs(b"\x81q" * 10_000, 1000)) < 1200


def test_packings_are_told_by_name_escaped_short_and_by_reference() -> None:
    """Names in full, in short, escaped, in a list, and in an object of their own are the same."""
    assert filters(b"<</Filter[/A85/LZWDecode]/Length 9>>", b"") == [b"A85", b"LZW"]
    assert filters(b"<</Filter /#52unLengthDecode>>", b"") == [b"RL"]
    assert filters(b"<</Filter 7 0 R>>", b"7 0 obj [/LZWDecode] endobj") == [b"LZW"]
    assert filters(b"<</Length 12>>", b"") == []
