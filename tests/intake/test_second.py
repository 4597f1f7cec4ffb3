"""Two statements in one file: both are read, each with its own head, and a person is told."""

from pathlib import Path

from verbale.case import read_paths
from verbale.model.records import Problem, Signal

PERU = """Statement of the Ministry of Foreign Affairs of Peru

Lima, 3 May 2011

The Ministry of Foreign Affairs of Peru protests against the crossing of the line by a Chilean patrol boat.
"""
CHILE = """Statement of the Ministry of Foreign Affairs of Chile

Santiago, 5 May 2011

The Ministry of Foreign Affairs of Chile rejects the protest of Peru. Chile remains open to dialogue.
"""
NEWS = """Peru protests over patrol boat

Lima, 6 May 2011

The government protested on Thursday against the crossing of the line. Chile has rejected the protest.

Statement of intent

Observers had expected as much. The two ministers meet next week.
"""


def test_both_statements_of_a_file_are_signals_of_their_own_day(tmp_path: Path) -> None:
    (tmp_path / "two.txt").write_text(f"{PERU}\n{CHILE}", encoding="utf-8")
    case = read_paths([tmp_path / "two.txt"])
    found = {(one.sender, one.date.value if one.date else None) for one in case.records(Signal)}
    assert found == {("actor:peru", "2011-05-03"), ("actor:chile", "2011-05-05")}
    problems = [one for one in case.records(Problem) if "two texts" in one.what]
    assert len(problems) == 1
    assert problems[0].remedy
    assert not isinstance(problems[0].where, str)
    assert problems[0].where.text.startswith("Statement of the Ministry of Foreign Affairs of Chile")


def test_a_second_text_is_not_bounded_by_the_day_of_the_first(tmp_path: Path) -> None:
    (tmp_path / "two.txt").write_text(f"{PERU}\n{CHILE}", encoding="utf-8")
    second = next(one for one in read_paths([tmp_path / "two.txt"]).documents.values() if one.parent)
    assert second.published and second.published.value == "2011-05-05"
    assert second.not_after is None or second.not_after.value >= "2011-05-05"


def test_one_statement_and_an_article_with_headings_stay_one_text(tmp_path: Path) -> None:
    headed = PERU.replace("\n\nLima", "\n\nStatement on the incident of 2 May\n\nLima", 1)
    for name, text in (("one.txt", PERU), ("headed.txt", headed), ("news.txt", NEWS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert len(read_paths([tmp_path / name]).documents) == 1
