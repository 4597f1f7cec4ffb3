"""Four times as long a document takes about four times the work: nothing goes through all of it for each part."""

import cProfile
import pstats
from collections.abc import Callable
from pathlib import Path

import pytest

from verbale.case import read_paths
from verbale.intake.prepare import prepare_bytes

PROSE = (
    "<p>On May {day}, 2021, Prime Minister Anna Smith said “{n} ships will stay in the port of Dover”.</p>",
    "<p>If the French government withdraws {n} soldiers, talks could begin in September, analysts believe.</p>",
    "<p>It is the first time in {day} years that a president has sent a letter to Germany.</p>",
    "<blockquote>“We will not talk,” he told reporters on Thursday. He added that {n} people had died.</blockquote>",
)


def page(folder: Path, size: int) -> Path:
    """A page of so many paragraphs."""
    path = folder / f"page{size}.html"
    body = (PROSE[n % len(PROSE)].format(day=n % 28 + 1, n=n) for n in range(size))
    path.write_text("<html><body>" + "\n".join(body) + "</body></html>", encoding="utf-8")
    return path


def calls(work: Callable[[], object]) -> int:
    """How many function calls some work takes."""
    profile = cProfile.Profile()
    profile.runcall(work)
    return pstats.Stats(profile).total_calls  # type: ignore[attr-defined, no-any-return]


def test_the_work_of_reading_grows_with_the_length_of_a_page(tmp_path: Path) -> None:
    read_paths([page(tmp_path, 20)])  # what is loaded once is loaded
    least, middle, most = (calls(lambda n=n: read_paths([page(tmp_path, n)])) for n in (20, 80, 260))  # type: ignore[misc]
    assert most - least < 5.5 * (middle - least)  # 240 paragraphs more against 60 more: 4 where it is linear


@pytest.mark.parametrize("piece", ["<p>word</p>", "<blockquote>word</blockquote>", "<li>word", "<p>Photo: word</p>"])
def test_the_work_of_preparing_grows_with_the_number_of_paragraphs(piece: str) -> None:
    def work(size: int) -> int:
        data = f"<html><body>{piece * size}</body></html>".encode()
        return calls(lambda: prepare_bytes(data, "many.html"))

    work(10)
    assert work(4000) < 5 * work(1000)
