"""What a page states about itself: title, authors, outlet, language, genre, date."""

import pytest
from tests.intake.sheets import PROSE, read

from verbale.intake.imprint import names_in
from verbale.intake.printed import address_date, printed_date
from verbale.model.records import Dated

BODY = "\n\n".join(PROSE)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ann Lee", ["Ann Lee"]),
        ("By Ann Lee and Bo Wu in Oslo", ["Ann Lee", "Bo Wu"]),
        ("By Ann Lee, Bo Wu & Cy Dunn", ["Ann Lee", "Bo Wu", "Cy Dunn"]),
        ("Berg, Tor-an (Research Fellow, Maritime Division)", ["Berg Tor-an"]),
        ("Lindqvist, Ada (Professor)", ["Ada Lindqvist"]),
        ("Ann Lee, Staff Writer", ["Ann Lee"]),
        ("By Ann Lee | Northern Post", ["Ann Lee"]),
    ],
)
def test_names_are_cleaned_of_posts_and_places(byline: str, names: list[str]) -> None:
    """A byline gives the names alone."""
    assert names_in(byline) == names


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Published: February 19, 2031", "2031-02-19"),
        ("Feb. 15, 2031", "2031-02-15"),
        ("15 February 2031", "2031-02-15"),
        ("2031/2/15", "2031-02-15"),
        ("Port Sorel, February 15 (XNA) --", "XXXX-02-15"),
        ("on the third of the month", None),
        ("1998 October 21, 15:30 (Wednesday)", "1998-10-21"),
        ("211530Z OCT 98", "1998-10-21"),
        ("21.10.1998", "1998-10-21"),
        ("02/03/2007", None),
        ("2031-13-45", None),
    ],
)
def test_printed_dates(words: str, value: str | None) -> None:
    """Dates as pages print them."""
    date = printed_date(words)
    assert (date.value if date else None) == value


def test_the_date_in_a_web_address() -> None:
    """A day, a month, or none."""
    assert address_date("https://x.example/2031/05/09/talks").value == "2031-05-09"  # type: ignore[union-attr]
    assert address_date("https://x.example/2031/05/talks").value == "2031-05"  # type: ignore[union-attr]
    assert address_date("https://x.example/talks-12345") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"Talks begin\n\nMay 9, 2031\n\n{BODY}", "2031-05-09"),
        (f"Talks begin\n\n{BODY}\n\nThis article was originally published on May 9, 2031.", "2031-05-09"),
        (f"Talks begin\n\n{BODY}\n\n© 2031 Northern Post", "2031"),
        (f"The Sorel Gazette, Sunday, May 9, 2031\n\nTalks begin\n\n{BODY}", "2031-05-09"),
        (f"Coastal Briefing 31/17 | 9 May 2031\n\nTalks begin\n\n{BODY}", "2031-05-09"),
        (f"Talks begin\n\n(XNA) - May 9, 2031 - {BODY}", "2031-05-09"),
        (f"The Sorel Review | Issue 12 | Summer 2031\n\nTalks begin\n\n{BODY}", "2031-22"),
        (f"Talks begin\n\n{BODY}\n\nPort Sorel, 9 May 2031", "2031-05-09"),
        (f"https://x.example/2031/05/09/talks\n\nTalks begin\n\n{BODY}\n\n© 2033 Northern Post", "2031-05-09"),
        (f"PORT SOREL, May 9, 2031 (XNA) -- {BODY}", "2031-05-09"),
        (f"PORT SOREL, May 9 (XNA) -- {BODY}", "XXXX-05-09"),
        (f"Talks begin\n\n{BODY}", None),
    ],
)
def test_the_date_of_publication_is_the_best_that_is_printed(text: str, value: str | None) -> None:
    """With the words it was read from as its basis; what the text only tells of is no date of publication."""
    published = read(text).document.published
    assert (published.value if published else None) == value
    assert published is None or all(text[span.start : span.end] == span.text for span in published.basis)


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"Northern Policy Institute\n\nThe strait and its two neighbours\n\n{BODY}", "Northern Policy Institute"),
        (f"Talks begin\n\n{BODY}\n\nCopyright 2031 Northern Post. All rights reserved.", "Northern Post"),
        (f"Talks begin\n\n{BODY}\n\nThis article originally appeared on the Northern Post (NP).", "Northern Post"),
        (f"PORT SOREL, May 9 (XNA) -- {BODY}", "XNA"),
        (f"NSA (Port Sorel) — {BODY}", "NSA"),
    ],
)
def test_the_outlet(text: str, outlet: str) -> None:
    """Masthead, copyright line, first place of appearance, agency."""
    assert read(text).document.outlet == outlet


@pytest.mark.parametrize(
    ("title", "body", "genre"),
    [
        ("Readout of the Prime Minister's Call with President Alder", BODY, "readout"),
        ("Statement by the Minister on the Strait", "I have followed the events of last week. " + BODY, "statement"),
        ("Press Conference by the Foreign Minister", "Q: Will you go?\n\nA: Yes.\n\n" + BODY, "transcript"),
        ("The strait after the summer – Analysis", BODY, "analysis"),
        ("Letter to the President of the Council", "Dear President Alder:\n\n" + BODY, "message"),
        ("The Letter from the Minister: What It Means", "By Ann Lee\n\n" + BODY, "report"),
        ("Talks about the strait begin", BODY, "report"),
    ],
)
def test_the_genre(title: str, body: str, genre: str) -> None:
    """Titles say what a text is, unless it is about such a text."""
    document = read(f"{title}\n\n{body}").document
    assert document.genre == genre
    assert document.why


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        (
            "Der Minister hat am Montag gesagt, dass die Schiffe nicht in der Straße bleiben und es keine Frist ist.",
            "de",
        ),
        (
            "Le ministre a dit lundi que les navires ne sont pas dans le détroit et que la question est pour les deux.",
            "fr",
        ),
        ("El ministro dijo el lunes que los barcos no están en el estrecho y que la cuestión es para los dos.", "es"),
        ("장관은 월요일에 선박이 해협을 떠나야 한다고 말했다.", "ko"),
        ("大臣は月曜日に、船舶は海峡を離れなければならないと述べた。", "ja"),
        ("部长星期一表示，船只必须离开海峡。", "zh"),
        ("Министр заявил в понедельник, что суда должны покинуть пролив, и это не вопрос.", "ru"),
        ("Міністр заявив у понеділок, що судна мають залишити протоку, і це не питання для них.", "uk"),
        ("وزیر روز دوشنبه گفت که کشتی ها باید از تنگه خارج شوند و این برای ما است.", "fa"),
        ("قال الوزير يوم الاثنين إن على السفن أن تغادر المضيق في هذا الأسبوع.", "ar"),
        ("12345 67890", None),
    ],
)
def test_the_language(text: str, language: str | None) -> None:
    """Told by letters and small words; a text in another language is kept with a word that it is not read."""
    prepared = read(text)
    assert prepared.document.language == language
    assert prepared.segments
    assert bool(prepared.problems) == (language not in ("en", None))


def test_what_somebody_stated_is_kept() -> None:
    """The page does not overrule the user."""
    stated = {"title": "Given", "authors": ("Given Author",), "outlet": "Given Outlet", "published": Dated("2030")}
    document = read(f"Talks begin\n\nBy Ann Lee\n\nMay 9, 2031\n\n{BODY}", **stated).document
    assert (document.title, document.authors, document.outlet) == ("Given", ("Given Author",), "Given Outlet")
    assert document.published == Dated("2030")


def test_a_message_of_sympathy_has_no_sender_of_that_name() -> None:
    """What a message is of may be its occasion: no author is made of it."""
    built = read(f"President Ana Rojas Sends Message of Sympathy to King of Marle\n\n{PROSE}")
    assert "Sympathy" not in built.document.authors
