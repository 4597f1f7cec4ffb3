"""Every paragraph of a page gets the role that a careful reader would give it."""

import pytest
from tests.intake.sheets import PROSE, page, read, roles

TITLE = "Two neighbours try again to settle the strait"
BODY = [("body", words) for words in PROSE]
PITCH = (
    "Do you want to understand the region? Get our new app with curated explainers from an award-winning team, "
    "delivered to your inbox every morning."
)

PAGES = {
    "an author's name above the text is no title where a note below tells who its bearer is": [
        ("boilerplate", "THE NORTHERN QUARTERLY"),
        ("title", "Counting the Vessels"),
        ("byline", "Ottoline Strait"),
        ("dateline", "May 9, 2031"),
        *BODY,
        ("boilerplate", "Ottoline Strait is a retired naval officer who served on the strait. Opinions are her own."),
    ],
    "a motto, a row of page tools, a masthead's notice and a disclaimer are furniture": [
        ("boilerplate", "SOREL LETTER"),
        ("boilerplate", "The monthly bulletin for shippers of the north"),
        ("title", TITLE),
        *BODY,
        ("boilerplate", "Print this page | Send to a colleague | 3 comments"),
        ("boilerplate", "Sorel Letter comes out every second Friday in Port Sorel."),
        ("boilerplate", "* The conclusions in this paper are those of its author and do not bind the Institute."),
    ],
    "somebody who teaches and says something under the text is no note about an author": [
        ("title", TITLE),
        *BODY,
        ("body", "Ida Marsh, who teaches law at the University of Sorel, said the talks had been meant to fail."),
    ],
    "the rest of a note cut by the page opens the next page where the text above the note was whole": [
        ("title", TITLE),
        ("body", PROSE[0]),
        ("body", "The vessels left in June.¹⁾ They were back before the end of the summer, as the harbour feared."),
        ("footnote", "¹⁾ The order has not been published. A copy seen by the author has nine lines and makes no"),
        ("boilerplate", "Sorel Paper 31/4"),
        ("boilerplate", "1"),
        ("footnote", "mention of the sailors. An older order was longer."),
        ("body", PROSE[1]),
        ("boilerplate", "Sorel Paper 31/4"),
        ("boilerplate", "2"),
        *BODY[2:],
    ],
    "a section's name above the title is furniture, the title is the line the text is about": [
        ("boilerplate", "The Sea This Week"),
        ("title", TITLE),
        *BODY,
    ],
    "a title that ends with a question mark is a title": [
        ("boilerplate", "Northern Affairs"),
        ("title", "What is behind the minister's talks about the strait?"),
        *BODY,
    ],
    "a title printed three times is a title three times; the line under it is a heading, names between bars are not": [
        ("boilerplate", "The Coast"),
        ("title", TITLE),
        ("boilerplate", "Recent Features"),
        ("boilerplate", "The Coast | Diplomacy | Trade"),
        ("title", TITLE),
        ("heading", "What do the governments want?"),
        ("title", TITLE),
        *BODY,
    ],
    "bylines name authors with their posts or behind By": [
        ("title", TITLE),
        ("byline", "By Ann Lee and Bo Wu in Oslo"),
        ("dateline", "May 9, 2031"),
        *BODY,
    ],
    "a byline with a post in brackets is a byline": [
        ("title", TITLE),
        ("byline", "Berg, Tor-an (Senior Fellow, Maritime Research Division)"),
        *BODY,
    ],
    "an agency's dateline is cut from the sentence that it opens": [
        ("title", TITLE),
        ("dateline", "PORT SOREL, May 9 (XNA) --"),
        ("body", PROSE[0]),
        *BODY[1:],
    ],
    "a paragraph that offers the reader a product in mid-article is furniture": [
        ("title", TITLE),
        *BODY[:2],
        ("boilerplate", PITCH),
        *BODY[2:],
    ],
    "a line that points to another article is a teaser, and the text goes on behind it": [
        ("title", TITLE),
        *BODY[:2],
        ("teaser", "Read more: The long quarrel about the strait"),
        *BODY[2:],
    ],
    "headlines with reading times and cut-off blurbs behind the text are teasers": [
        ("title", TITLE),
        *BODY,
        ("boilerplate", "This article originally appeared in the Northern Post."),
        ("boilerplate", "Copyright (c) 2031. Northern Post Ltd. All rights reserved."),
        ("boilerplate", "More from The Sea This Week"),
        ("teaser", "The Sea This Week5 min readWorld"),
        ("teaser", "Harbour Masters Urge A Truce Over Mooring Fees"),
        (
            "teaser",
            "The harbour masters of the northern coast have called for a truce in a dispute that has dragged on si",
        ),
    ],
    "a comment form is furniture to the end": [
        ("title", TITLE),
        *BODY,
        ("boilerplate", "Leave a Reply"),
        ("boilerplate", "Your email address will not be published. Required fields are marked *"),
    ],
    "who the author is, told at the end, is furniture, the name above it a byline": [
        ("title", TITLE),
        *BODY,
        ("byline", "Tove Dahl"),
        ("boilerplate", "Tove Dahl is a maritime analyst and journalist who writes on the northern seas."),
    ],
    "a person whom the text tells of is no author, though told of as authors are": [
        ("title", TITLE),
        *BODY,
        (
            "body",
            "The envoy, Tove Dahl, arrived at noon, and was met by the mayor of the town and two of his deputies.",
        ),
        ("body", "Tove Dahl is a professor at the University of the North who has served three governments as envoy."),
    ],
    "captions and credits are captions": [
        ("title", TITLE),
        (
            "caption",
            "This photo provided by the ministry shows the minister on the quay in Port Sorel, on May 9, 2031,",
        ),
        ("caption", "Credit: Ministry of the Sea via AP"),
        *BODY,
    ],
    "a sentence that opens with By the way is no credit": [
        ("title", TITLE),
        *BODY,
        ("body", "By the way, the minister has never said that the harbour would be opened in the course of the year."),
    ],
    "headings are short lines without a stop above running text, whatever letter they open with": [
        ("title", TITLE),
        ("body", PROSE[0]),
        ("heading", "A possible meeting of experts"),
        ("body", PROSE[1]),
        ("heading", "2. What comes next"),
        ("body", PROSE[2]),
    ],
    "questions and answers are running text": [
        ("title", "Press Conference by Foreign Minister Ada Lindqvist"),
        ("dateline", "Friday, June 6, 2031, 2:30 p.m."),
        ("body", "FOREIGN MINISTER: Good afternoon. I have two announcements to make before I take your questions."),
        ("body", "Q: Minister, will there be a meeting?"),
        ("body", "A: I do not want to prejudge that."),
        ("body", "Q: And the vessels?"),
        ("body", "A: They will have to leave."),
    ],
    "a web address on the first line is furniture": [
        ("boilerplate", "https://news.example.com/2031/05/09/strait-talks"),
        ("title", TITLE),
        *BODY,
    ],
    "what stands under Notes is footnotes": [
        ("title", TITLE),
        *BODY,
        ("heading", "Notes"),
        ("footnote", "1. The figures are those of the harbour office."),
        ("footnote", "2. Ibid., p. 14."),
    ],
    "a disclaimer is furniture": [
        ("title", TITLE),
        *BODY,
        ("boilerplate", "The views expressed in this article are those of the author and not of the institute."),
    ],
    "a statement about views expressed by a government is running text": [
        ("title", TITLE),
        *BODY,
        ("body", "The views expressed by the government of the neighbour in its note were rejected by the minister."),
    ],
    "the word end at the end of a paragraph is no end mark": [
        ("title", TITLE),
        *BODY,
        ("body", "The minister said that the talks, which had gone on for nine years, had in her view come to an end."),
    ],
    "a speaker's question to the hearers is no pitch": [
        ("title", "Remarks by the Minister on the Harbour"),
        ("dateline", "East Room, Town Hall"),
        ("dateline", "11:37 A.M. EDT"),
        ("body", "Do you remember what it was like before we took office? Our fishermen lost three boats every month."),
        *BODY,
        ("dateline", "11:52 A.M. EDT"),
    ],
    "Analysis above the title is furniture, and a heading inside the text": [
        ("boilerplate", "Analysis"),
        ("title", TITLE),
        *BODY[:2],
        ("heading", "Analysis"),
        *BODY[2:],
    ],
    "a masthead of paper, number, day and price above the title": [
        ("boilerplate", "THE TIMES OF SOREL"),
        ("dateline", "No. 54,321   Monday March 3 1958   Price 4d"),
        ("title", "MINISTER OPENS STRAIT TALKS"),
        ("byline", "From Our Own Correspondent"),
        *BODY,
        ("teaser", "Leading article, page 15"),
        ("boilerplate", "Printed and published by Quay Newspapers Ltd, Port Sorel"),
    ],
    "a line of house and day is a masthead above the title and under it": [
        ("boilerplate", "OPINION"),
        ("boilerplate", "The Sorel Gazette, Thursday, July 8, 1982"),
        ("title", TITLE),
        ("byline", "Tove Dahl"),
        *BODY,
        ("boilerplate", "Letters to the editor should not be longer than a page."),
    ],
    "a quarterly that names a season, with a house's word for its title": [
        ("boilerplate", "Coastal Affairs Quarterly"),
        ("boilerplate", "Vol. 12, No. 4 (Autumn 1983)"),
        ("title", "The Strait and Its Discontents"),
        ("byline", "By Ann Lee"),
        *BODY,
        ("dateline", "Port Sorel, 4 October 1983"),
    ],
    "agency furniture: a desk that is no author, a file photo, an inside page": [
        ("boilerplate", "Northern Newswire | Coastal desk"),
        ("title", TITLE),
        ("byline", "Ann Lee in Port Sorel"),
        *BODY,
        ("caption", "A fisherman paints a hull on Sunday. NNW file photo"),
        ("teaser", "Inside — Storm closes the mountain road, page 4"),
        ("boilerplate", "(more)"),
    ],
    "a telegram's head": [
        ("boilerplate", "CONFIDENTIAL"),
        ("dateline", "211530Z OCT 98"),
        ("boilerplate", "FM EMBASSY PORT SOREL"),
        ("title", "SUBJECT: MINISTER HINTS AT TALKS ABOUT THE STRAIT"),
        *BODY,
    ],
    "a page of an agency: summary, picture, and standing lines": [
        ("boilerplate", "World"),
        ("title", "Neighbour's leader says she is open to talks without conditions"),
        ("byline", "By Ann Lee and Bo Wu"),
        ("dateline", "May 9, 2031 3:41 AM UTC · Updated an hour ago"),
        ("caption", "The prime minister attends a press conference in Port Sorel, May 8, 2031. REUTERS/Cy Dunn"),
        *BODY[:2],
        ("boilerplate", "Advertisement · Scroll to continue"),
        *BODY[2:],
        ("boilerplate", "Reporting by Ann Lee and Bo Wu; Editing by Di Evans"),
        ("boilerplate", "Suggested Topics:"),
        ("boilerplate", "Northern Sea"),
    ],
    "a broadcaster's captions, labelled line by line": [
        ("title", TITLE),
        *BODY[:2],
        ("caption", "Image source, Northern Pictures"),
        ("caption", "Image caption,"),
        ("caption", "The minister has said that she wants to go home"),
        *BODY[2:],
        ("boilerplate", "More on this story"),
        ("teaser", "Why the neighbours talk to each other now"),
    ],
    "notes whose marks stand alone on a line": [
        ("title", TITLE),
        *BODY,
        ("footnote", "[1]"),
        ("footnote", "Annual report of the harbour office, 2030."),
        ("footnote", "[2]"),
        ("footnote", "See the statements of 2029."),
    ],
    "a press office's labels and houses under the title": [
        ("title", "The Secretary's Meeting with the Foreign Minister of Velmark"),
        ("heading", "Readout"),
        ("boilerplate", "Office of the Spokesperson"),
        ("dateline", "May 9, 2031"),
        *BODY,
    ],
    "an item that goes on in a list is no heading": [
        ("title", "Joint Statement of the Foreign Ministers of Ardenia and Velmark"),
        ("dateline", "Port Sorel, 9 May 2031"),
        ("body", "1. The Foreign Ministers met in Port Sorel on 9 May 2031 at the invitation of the host."),
        ("body", "2. They instructed their officials to"),
        ("body", "(a) prepare a list of the vessels concerned; and"),
        ("body", "(b) report to the ministers before the end of the month of June."),
    ],
    "a running head beside a page number is furniture": [
        ("title", TITLE),
        *BODY[:2],
        ("boilerplate", "42                      T. Dahl"),
        *BODY[2:],
    ],
    "text in emphasis marks is no footnote, and a line all in them is a heading": [
        ("title", TITLE),
        *BODY[:1],
        ("heading", "**Expanding the patrols in the strait**"),
        ("body", PROSE[1]),
        ("body", f"**Schedule:** {PROSE[2]}"),
    ],
}


@pytest.mark.parametrize("promise", PAGES)
def test_role(promise: str) -> None:
    """Each page holds its promise."""
    text, expected = page(*PAGES[promise])
    text = text.replace("--\n\n", "-- ").replace("—\n\n", "— ")
    assert roles(read(text)) == expected


@pytest.mark.parametrize("promise", [p for p in PAGES if "dateline" not in p])
def test_role_without_blank_lines(promise: str) -> None:
    """The same holds where each paragraph is one line, without blank lines between them."""
    text, expected = page(*PAGES[promise], gap="\n")
    assert roles(read(text)) == expected


def test_lines_that_come_back_on_every_page_are_furniture_though_joined_or_numbered() -> None:
    """A running head is known by coming back, also where its two lines stand in one, or a page number moves."""
    text, expected = page(
        ("title", TITLE),
        ("body", PROSE[0][:-1] + ", and"),
        ("boilerplate", "Coastal Papers"),
        ("boilerplate", "CP 31-07"),
        ("body", "they will be brief."),
        ("body", PROSE[1]),
        ("boilerplate", "Coastal Papers"),
        ("boilerplate", "CP 31-07"),
        ("body", PROSE[2][:-1] + ", or"),
        ("boilerplate", "Coastal Papers CP 31-07"),
        ("body", "so both of them say."),
    )
    assert roles(read(text)) == expected


def test_a_copyright_line_stuck_to_the_last_sentence_is_cut_off() -> None:
    """The last paragraph ends before the sign."""
    assert roles(read(f"{TITLE}\n\n{PROSE[0]}\n\n{PROSE[1]} ©NPI 2031"))[-2:] == [
        ("body", PROSE[1]),
        ("boilerplate", "©NPI 2031"),
    ]


@pytest.mark.parametrize("mark", ["-0-", "###", "\\###", "-30-", "(END)"])
def test_an_end_mark_is_furniture(mark: str) -> None:
    """On a line of its own and behind the last sentence."""
    assert roles(read(f"{PROSE[0]}\n{PROSE[1]} {mark}"))[-1] == ("boilerplate", mark)
    assert roles(read(f"{PROSE[0]}\n{PROSE[1]}\n{mark}"))[-1] == ("boilerplate", mark)


def test_bare_commas_stand_for_lost_paragraph_breaks() -> None:
    """A text whose paragraphs were glued together by commas is taken apart again."""
    found = roles(read(f"{PROSE[0]}, , {PROSE[1]},  {PROSE[2]}, , ,  , , ,"))
    assert [words for role, words in found if role == "body"] == list(PROSE[:3])


def test_wrapped_lines_are_put_together_and_indented_ones_begin_anew() -> None:
    """Lines of one width are one paragraph; a line that stands further in begins the next."""
    text = (
        "The government has followed with concern the events of last week in the\n"
        "strait. It recalls that the freedom of passage is guaranteed by the treaty\n"
        "and that no state may close the strait on its own authority.\n"
        "    It calls upon the neighbour to withdraw its vessels, and remains open\n"
        "to talks without conditions.\n"
    )
    bodies = [words for _, words in roles(read(text))]
    assert [words.split()[0] for words in bodies] == ["The", "It"]


def test_segments_say_why() -> None:
    """Every segment has a line for a person to read."""
    assert all(segment.why and segment.reader == "structure" for segment in read(f"{TITLE}\n\n{PROSE[0]}").segments)
