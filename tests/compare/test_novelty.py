"""A claimed first is tested against what is on file: the case, the precedent files, the archives that it names."""

from pathlib import Path

import pytest
from tests.compare.desks import Told

from verbale.align.archive import Archive, Text
from verbale.compare.filed import family_of
from verbale.compare.novelty import test_firsts as novelties
from verbale.knowledge.base import load_knowledge
from verbale.link.desk import Desk
from verbale.model.records import Dated, First, Form, Novelty, Scope, Signal

CLAIM = "It is the first letter of Soto to Chile."
RARE = "It is an unusual letter of Soto to Chile."
NEVER = "Soto has not written to Chile in ten years."


def _desk(claim: str, scope: Scope, *signals: tuple[str, str, str, str, Form]) -> Told:
    """A claim of a text, the letter that it is about, and further signals: words, date, sender, recipient, form."""
    told = Told(news=f"{claim} Soto wrote to Chile.", more=" ".join(words for words, *_ in signals))
    told.person("news", "Soto wrote", "actor:soto")
    told.add(First(id="claim", span=told.span("news", claim[:-1]), holder=None, scope=scope))
    letter = ("Soto wrote to Chile.", "2019-05-02", "actor:soto", "actor:chile", "letter")
    for number, (words, date, sender, recipient, form) in enumerate([letter, *signals]):
        span = told.span("more" if number else "news", words)
        told.add(
            Signal(
                id=f"s{number}", sender=sender, state="actor:peru", recipients=(recipient,), form=form,  # type: ignore[arg-type]
                date=Dated(date), topics=("fishing",), telling=(span,), evidence=(span,),
            )
        )  # fmt: skip
    return told


def _tested(told: Told, knowledge: Path | None = None) -> Novelty:
    desk = told.desk()
    desk = Desk(desk.dossier, load_knowledge(knowledge)) if knowledge else desk
    return next(one for one in novelties(desk) if isinstance(one, Novelty))


SOTO = Scope(sender="Soto wrote", recipient="Chile", form="letter")
EARLIER = ("Soto thanked Chile.", "2011-02-01", "actor:soto", "actor:chile", "message")
OTHER = ("Soto thanked Brazil.", "2011-02-01", "actor:soto", "actor:brazil", "message")
AIDE = ("An aide thanked Chile.", "2011-02-01", "actor:aide", "actor:chile", "message")
LATER = ("Soto thanked Chile.", "2020-02-01", "actor:soto", "actor:chile", "message")
SPOKEN = ("Soto praised Chile.", "2011-02-01", "actor:soto", "actor:chile", "speech")


def test_an_earlier_letter_of_that_sender_to_that_addressee_contradicts() -> None:
    found = _tested(_desk(CLAIM, SOTO, EARLIER))
    assert (found.verdict, found.counterexamples) == ("contradicted", ("s1",))


def test_a_letter_of_somebody_else_of_the_side_compares_and_lets_it_stand() -> None:
    found = _tested(_desk(CLAIM, SOTO, AIDE))
    assert (found.verdict, found.comparables, found.counterexamples) == ("stands", ("s1",), ())


def test_a_claim_without_addressee_holds_if_narrowed_to_the_one_it_went_to() -> None:
    found = _tested(_desk("It is the first letter of Soto.", Scope(sender="Soto wrote", form="letter"), OTHER))
    assert (found.verdict, found.counterexamples) == ("holds-if-narrowed", ("s1",))
    assert "Chile" in found.why


def test_what_is_called_unusual_is_not_contradicted_by_another_one() -> None:
    assert _tested(_desk(RARE, SOTO, EARLIER)).verdict == "holds-if-narrowed"


def test_a_state_claimed_for_holds_if_narrowed_to_who_sent_it() -> None:
    scope = Scope(sender="Peru", recipient="Chile", form="letter")
    told = _desk("It is the first letter of Peru to Chile.", scope, AIDE)
    assert _tested(told).verdict == "holds-if-narrowed"


def test_a_claim_of_years_is_not_contradicted_by_what_is_older() -> None:
    scope = Scope(sender="Soto wrote", recipient="Chile", form="letter", since="in five years")
    assert _tested(_desk(NEVER, scope, EARLIER)).verdict == "stands"


@pytest.mark.parametrize("other", [LATER, SPOKEN])
def test_what_came_later_or_is_of_another_kind_says_nothing(other: tuple[str, str, str, str, Form]) -> None:
    assert _tested(_desk(CLAIM, SOTO, other)).verdict == "untested"


def test_a_claim_whose_sender_nobody_names_is_untested() -> None:
    told = Told(news="It is the first such letter.")
    told.add(First(id="claim", span=told.span("news", "It is the first such letter"), holder=None))
    assert _tested(told).verdict == "untested"


def test_the_base_rate_counts_in_the_senders_name_and_to_the_addressee() -> None:
    rate = _tested(_desk(CLAIM, SOTO, EARLIER, OTHER)).base_rate or ""
    assert "in the name of soto: 3" in rate
    assert "of them to Chile or its side: 2" in rate


def test_a_precedent_joins_the_case_only_where_nothing_of_its_own_compares(tmp_path: Path) -> None:
    case = tmp_path / "case.toml"
    case.write_text(
        '[[precedent]]\ndate = "2009-01-03"\nsender = "Ana Vega"\nsender_state = "Peru"\nform = "letter"\n'
        'recipient_state = "Chile"\nsource = "invented"\n',
        encoding="utf-8",
    )
    desk = Desk(_desk(CLAIM, SOTO).desk().dossier, load_knowledge(case))
    named = [one for one in novelties(desk) if isinstance(one, Signal) and "precedent" in one.why]
    assert [one.sender for one in named] == ["actor:ana-vega"]
    desk = Desk(_desk(CLAIM, SOTO, AIDE).desk().dossier, load_knowledge(case))
    assert not [one for one in novelties(desk) if isinstance(one, Signal) and "precedent" in one.why]


def test_an_archive_that_the_case_names_is_searched(tmp_path: Path) -> None:
    text = "Peru, May 3 -- Peru sent a letter of condolence to Chile over the earthquake of last week."
    Archive.create(tmp_path / "agency").add([Text(id="a1", text=text, date="2010-03-03", title="Letter sent")])
    case = tmp_path / "case.toml"
    case.write_text('archives = ["agency"]\n', encoding="utf-8")
    found = _tested(_desk("It is the first letter of Peru to Chile.", Scope(sender="Peru", form="letter")), case)
    assert found.comparables
    desk = Desk(_desk(CLAIM, SOTO).desk().dossier, load_knowledge(case))
    assert [one.why for one in novelties(desk) if isinstance(one, Signal) and "archive" in one.why]


@pytest.mark.parametrize(
    ("form", "family"),
    [("note of protest", "written"), ("visit", "contact"), ("speech", "spoken"), ("drill", "act"), ("gesture", None)],
)
def test_the_words_of_a_claim_name_a_family_of_forms(form: str, family: str | None) -> None:
    assert family_of(form) == family
