"""A primary text that an article reproduces whole becomes a document of its own."""

import pytest
from tests.intake.sheets import PROSE, read, roles

from verbale.intake.extracted import Block
from verbale.model.prepared import Prepared
from verbale.model.records import Dated

ARTICLE = "Neighbour hardens its line on the strait\n\n" + "\n\n".join(PROSE)
STATEMENT = (
    "The talks of last week have shown that the other side is not ready to name the vessels that it means to withdraw.",
    "I take note of the words of its minister, and I think that there is no reason for us to wait any longer.",
    "If it leaves the strait, the way to a meeting will be open. If it does not, we shall act as the treaty permits.",
)
AGENCY = (
    "Port Sorel, May 9 (XNA) — Ada Lindqvist, vice president of the Council of State, "
    "issued the following statement on May 9:"
)


def _quoted(prepared: Prepared) -> list[str]:
    return [words for role, words in roles(prepared) if role == "quoted-document"]


def test_an_agency_statement_under_its_heading_is_a_child() -> None:
    """From the agency's dateline to the last sentence; what follows about the article is not of it."""
    text = "\n\n".join([ARTICLE, "Statement of Ada Lindqvist", AGENCY, *STATEMENT])
    prepared = read(f"{text}\n\nThis article was originally published on May 12, 2031, in the Monday newsletter.")
    assert _quoted(prepared) == ["\n\n".join([AGENCY, *STATEMENT])]
    assert ("heading", "Statement of Ada Lindqvist") in roles(prepared)
    document = prepared.children[0].document
    assert (document.title, document.genre, document.outlet) == ("Statement of Ada Lindqvist", "statement", "XNA")
    assert document.authors == ("Ada Lindqvist",)
    assert document.parent == prepared.document.id
    assert document.path == f"{prepared.document.path}#1"
    assert document.published is not None
    assert document.published.value == "XXXX-05-09"


@pytest.mark.parametrize(("stated", "value"), [("2031-05-12", "2031-05-09"), ("2032-01-03", "2031-05-09")])
def test_a_child_takes_the_year_only_from_a_date_that_somebody_stated(stated: str, value: str) -> None:
    """The last such day before the article."""
    text = "\n\n".join([ARTICLE, "Statement of Ada Lindqvist", AGENCY, *STATEMENT])
    prepared = read(text, published=Dated(stated), given=("published",))
    assert prepared.children[0].document.published.value == value  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "comment",
    [
        "Velmark's first reaction was guarded, and its cabinet will not meet before the end of the week.",
        "The statement was long on sympathy, according to a diplomat in Port Sorel, and short on vessels.",
        "Her deputy told reporters afterwards that nothing more would be said before the meeting of the council.",
        "There was no immediate response from the other side, where Monday was a holiday.",
    ],
)
def test_a_statement_ends_where_the_article_speaks_again(comment: str) -> None:
    """Reactions, and words about the text, are the narrator's."""
    prepared = read("\n\n".join([ARTICLE, "Statement of Ada Lindqvist", AGENCY, *STATEMENT, comment]))
    assert _quoted(prepared) == ["\n\n".join([AGENCY, *STATEMENT])]
    assert ("body", comment) in roles(prepared)


def test_a_letter_told_whole_ends_with_its_signature() -> None:
    """The article goes on behind it."""
    letter = [
        "Dear President Alder,",
        "I have received your letter of 12 April with attention. My government takes the view that the conditions "
        "for talks do not exist at present, and that vessels must be withdrawn first.",
        "Please accept, Excellency, the assurances of my highest consideration.",
        "Ada Lindqvist",
        "President of Velmark",
    ]
    prepared = read("\n\n".join([ARTICLE, "The full text of the letter follows:", *letter, PROSE[0]]))
    assert _quoted(prepared) == ["\n\n".join(letter)]
    assert roles(prepared)[-1] == ("body", PROSE[0])
    assert prepared.children[0].document.genre == "message"
    assert prepared.children[0].document.authors == ("Ada Lindqvist",)


def test_paragraphs_that_each_open_a_quotation_end_where_it_closes() -> None:
    """The closing mark ends the child, and the article goes on."""
    quoted = [f"“{STATEMENT[0]}", f"“{STATEMENT[1]}", f"“{STATEMENT[2]}”"]
    lead = "The ministry's spokesperson released the following statement late on Tuesday:"
    prepared = read("\n\n".join([ARTICLE, lead, *quoted, "The harbour stayed closed.", PROSE[1]]))
    assert _quoted(prepared) == ["\n\n".join(quoted)]
    assert prepared.children[0].document.genre == "statement"


def test_a_line_such_as_text_of_the_statement_is_the_heading_of_a_child() -> None:
    """The child may be cut by the furniture of a page, and ends where the heading of the next part stands."""
    text = [ARTICLE, "Text of the statement:", *STATEMENT[:2], "Coastal Papers", "CP 31-07", STATEMENT[2]]
    prepared = read("\n\n".join([*text, "What comes next", PROSE[0], "Coastal Papers", "CP 31-07", PROSE[1]]))
    assert ("heading", "Text of the statement:") in roles(prepared)
    assert _quoted(prepared)[0].startswith(STATEMENT[0])
    assert _quoted(prepared)[0].endswith(STATEMENT[2])
    assert ("heading", "What comes next") in roles(prepared)


def test_paragraphs_that_the_file_sets_apart_as_a_quotation_are_a_child() -> None:
    """As an HTML page does with a block quotation of more than one paragraph."""
    text = "\n\n".join([ARTICLE, *STATEMENT[:2], PROSE[0]])
    starts = [text.index(words) for words in (*PROSE, *STATEMENT[:2])] + [text.rindex(PROSE[0])]
    words = (*PROSE, *STATEMENT[:2], PROSE[0])
    blocks = tuple(Block(at, at + len(w), quoted=w in STATEMENT) for at, w in zip(starts, words, strict=True))
    assert _quoted(read(text, blocks)) == ["\n\n".join(STATEMENT[:2])]


def test_a_dispatch_that_is_the_statement_has_no_child() -> None:
    """Its own genre says what it is."""
    prepared = read("\n\n".join([AGENCY, *STATEMENT]))
    assert not prepared.children
    assert prepared.document.genre == "statement"
    assert prepared.document.authors == ("Ada Lindqvist",)


def test_a_quotation_of_one_sentence_is_no_child() -> None:
    """A lead with a colon and a quotation is running text."""
    prepared = read(ARTICLE + "\n\nThe minister said:\n\n“We shall wait and see what comes of it.”\n\n" + PROSE[0])
    assert not prepared.children


def test_a_child_counts_its_spans_in_its_own_text() -> None:
    """Its text is the parent's segment; its segments lie in it."""
    prepared = read("\n\n".join([ARTICLE, "Statement of Ada Lindqvist", AGENCY, *STATEMENT]))
    child = prepared.children[0]
    assert child.text == _quoted(prepared)[0]
    assert all(child.text[s.span.start : s.span.end] == s.span.text for s in child.segments)
    assert child.document.id != prepared.document.id


NOTE = (
    "The Government of the Republic of Velmark has received with surprise the note of 11 May. It rejects the charge "
    "that its patrols crossed the strait.",
    "It is prepared to withdraw its buoys on condition that its neighbour does likewise within ten days.",
)
LETTER = (
    "Your crews have buried their dead, and so have ours. Let us not dig further graves for the sake of two buoys.",
    "Should your boats go home before the autumn, mine will follow within the week.",
)


@pytest.mark.parametrize(
    ("above", "text", "below"),
    [
        ("Full text", ("Port Sorel, 14 May 2031", *NOTE), "What it means"),
        ("The text", (*NOTE, "Port Sorel, 14 May 2031"), "Between the lines"),
        ("The note in full", (*NOTE, "Port Sorel, 14 May 2031", "Ministry of Foreign Affairs"), PROSE[0]),
        ("What the note says", NOTE, "How it is read abroad"),
        ("Foreign Ministry of Velmark: communiqué No. 12", NOTE, "Comment"),
        ("The text, which was distributed in French, ran as follows:", NOTE, "The text was drafted in a hurry."),
        ("The note is short enough to be given whole:", NOTE, "The note was read out twice, officials said."),
        ("The note said:", (f"“{NOTE[0]}", f"“{NOTE[1]}”"), PROSE[1]),
        ("We print the reply in our own translation.", NOTE, "* * *"),
        ("It came by hand.", ("Mr President,", *LETTER, "Ada Lindqvist\nPresident of the Council"), PROSE[1]),
        ("A copy was obtained by this newspaper. It reads:", ("Dear Aldo,", *LETTER, "Yours,\nAda"), PROSE[1]),
    ],
    ids=lambda words: words[:30] if isinstance(words, str) else "",
)
def test_a_text_told_whole_is_a_child_whatever_announces_it(above: str, text: tuple[str, ...], below: str) -> None:
    """A heading, a sentence, or nothing but its own salutation; its place, day and signature are of it."""
    prepared = read("\n\n".join([ARTICLE, above, *text, below, PROSE[2], PROSE[3]]))
    assert _quoted(prepared) == ["\n\n".join(text)]


@pytest.mark.parametrize(
    "above",
    ["The text and its gaps", "A message to the neighbours", "A less frosty reply could follow before Christmas."],
)
def test_words_about_a_text_announce_none(above: str) -> None:
    """A heading of an analysis, and a sentence about a reply that may come."""
    told = (
        "Velmark wants its neighbours to take sides. Its minister said so on Monday, when she told reporters to wait."
    )
    prepared = read("\n\n".join([ARTICLE, above, told, "The remark caused amusement in the port, two diplomats said."]))
    assert not prepared.children
