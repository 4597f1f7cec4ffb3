"""What is known about a document is taken as given, in the order of who knows best."""

import json
from pathlib import Path

import pytest

from verbale.errors import InputError
from verbale.intake.given import Given
from verbale.intake.prepare import prepare_bytes
from verbale.intake.sources import sources

PAGE = """<html lang="en"><head><title>Talks | The Post</title><meta property="og:site_name" content="The Post">
<meta property="article:published_time" content="2021-03-04T23:30:00+09:00">
<script type="application/ld+json">{"@type": "NewsArticle", "author": [{"name": "Ann Lee"}]}</script></head>
<article><h1>Talks</h1><p>The talks go on, said the ministry.</p><blockquote><p>We will talk.</p></blockquote></article>
<footer>All rights reserved.</footer></html>"""


def test_a_page_states_title_outlet_author_day_and_language() -> None:
    document = prepare_bytes(PAGE.encode(), "page.html").document
    assert (document.title, document.outlet, document.authors, document.language) == (
        "Talks",
        "The Post",
        ("Ann Lee",),
        "en",
    )
    assert document.published and document.published.value == "2021-03-04"
    assert set(document.given) == {"title", "outlet", "authors", "language", "published"}


def test_options_win_over_sidecar_over_list_over_the_page(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    (tmp_path / "page.csl.json").write_text(
        json.dumps({"title": "From the sidecar", "issued": {"date-parts": [[2021, 3]]}})
    )
    (tmp_path / "documents.csv").write_text("file,outlet,title,published\npage.html,From the list,From the list,2020\n")
    (source,) = sources([tmp_path], Given(published="2019"))
    document = source.prepare().document
    assert (document.title, document.outlet, document.authors) == ("From the sidecar", "From the list", ("Ann Lee",))
    assert document.published and document.published.value == "2019"


def test_front_matter_is_given_and_no_part_of_the_text() -> None:
    data = b"---\ntitle: A title\ndate: 2021-03-22\nauthor: Ann Lee\n---\n\n# A title\n\nThe talks go on.\n"
    prepared = prepare_bytes(data, "x.md")
    assert prepared.text == "# A title\n\nThe talks go on.\n"
    assert prepared.document.published and prepared.document.published.value == "2021-03-22"
    assert [place.at for place in prepared.places] == [data.index(b"# A title")]


def test_a_bad_date_is_said_and_left_out() -> None:
    prepared = prepare_bytes(b"---\ntitle: A title\ndate: last spring\n---\nThe talks go on.\n", "x.md")
    assert "published 'last spring' is not a date in EDTF" in prepared.problems[0].what
    assert prepared.document.title == "A title"


def test_a_wrong_list_says_line_and_remedy_and_everything_else_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The talks go on.")
    (tmp_path / "documents.csv").write_text("file,published\na.txt,2021-13-40\nb.txt,2021\n")
    bad_date, no_file, document = sources([tmp_path])
    for source, line, what in ((bad_date, 2, "is not a date"), (no_file, 3, "not in the folder")):
        with pytest.raises(InputError, match=what) as caught:
            source.prepare()
        assert caught.value.where.endswith(f"documents.csv#{line}") and caught.value.remedy
    assert document.prepare().text == "The talks go on."


def test_a_message_states_sender_subject_and_the_day_in_its_own_zone() -> None:
    data = (
        b"From: Ann Lee <ann@post.example>\nSubject: =?utf-8?q?On_the_talks?=\nDate: Thu, 4 Mar 2021 23:30:00 +0900\n"
        b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>The talks go on.</p>"
    )
    prepared = prepare_bytes(data, "x.eml")
    document = prepared.document
    assert prepared.text == "The talks go on."
    assert (document.title, document.authors) == ("On the talks", ("Ann Lee",))
    assert document.published and document.published.value == "2021-03-04"


def test_sources_come_in_one_order_without_readme_lists_and_cases(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "README.md", "sub/c.txt", ".hidden.txt", "b.csl.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{}")
    (tmp_path / "case.verbale").write_bytes(b"SQLite format 3\0")
    found = [Path(source.path).relative_to(tmp_path).as_posix() for source in sources([tmp_path, tmp_path / "a.txt"])]
    assert found == ["a.txt", "b.txt", "sub/c.txt"]


def test_equal_texts_of_different_days_stay_apart_in_an_archive(tmp_path: Path) -> None:
    rows = [
        {"date": f"2021-03-0{day}", "title": "Greetings", "text": "The president sent greetings."} for day in (1, 2, 2)
    ]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    first, second, third = (source.prepare().document.id for source in sources([tmp_path]))
    assert first != second == third
