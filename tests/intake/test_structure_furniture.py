"""Lines that agencies, papers and institutes add to a text are told from the text itself."""

import pytest
from tests.intake.sheets import PROSE, read, roles

HEAD = ("Neighbour hardens its line on the strait", "By Ruth Aldane")

SIGNED_OFF = [
    "VNA rf/hk -- not for rebroadcast",
    "(VNA) hk/lb",
    "-- ENDS --",
    "ENDS/",
    "(END) VNA-PS 312 words",
    "VNA 041530 GMT JUN 31",
    "BC-SOREL-STRAIT",
    "rf/hk",
    "R.F.",
    "(412 words)",
    "Not for publication before 1800 GMT.",
    "With inputs from agencies",
    "Correction: our issue of 2 June gave the length of the vessel as 90 metres. It was 29.",
    "Clarification: the vessel belongs to the port, not to the navy.",
    "Ruth Aldane is a hydrologist. The Sorel Courier, Port Sorel.",
    "The Forum takes no institutional positions.",
    "Press office: tel. 71 555 019",
    "Check against delivery",
    "Last updated: 4 June 2031, 15:30",
    "#Velmark #strait",
]
BETWEEN = [
    "SPONSORED: Rent a villa by the sea from 90 crowns a night",
    "You have read 3 of 5 free articles this month.",
    "SOREL: 1st add strait",
    "What do you think? Tell us in the comments.",
    "The Sorel Monitor — essential reading for people who move cargo. Try it free for a month.",
]
CAPTIONS = [
    "A trawler at the quay of Port Sorel (VNA/M. Oster)",
    "[Photo: the quay of Port Sorel]",
    "Our picture shows the quay of Port Sorel.",
    "Mr Oster, right, arriving at the ministry last night",
    "Trawlers at the quay © Lina Oster",
    "Families wait outside the harbour office, June 3, 2031. Lina Oster for the Courier",
]


@pytest.mark.parametrize("line", SIGNED_OFF)
def test_a_line_under_a_dispatch_is_furniture(line: str) -> None:
    """Initials, slugs, counts, embargoes, corrections, notes about the author."""
    assert roles(read("\n\n".join([*HEAD, *PROSE, line])))[-1] == ("boilerplate", line)


@pytest.mark.parametrize("line", BETWEEN)
def test_a_line_between_paragraphs_is_furniture(line: str) -> None:
    """Advertisements and standing lines break a text off; the text goes on behind them."""
    found = roles(read("\n\n".join([*HEAD, *PROSE[:2], line, *PROSE[2:]])))
    assert ("boilerplate", line) in found
    assert found[-1] == ("body", PROSE[3])


@pytest.mark.parametrize("line", CAPTIONS)
def test_a_line_that_tells_of_a_picture_is_a_caption(line: str) -> None:
    """By its credit, by its opening words, or by who stands where in it."""
    assert ("caption", line) in roles(read("\n\n".join([*HEAD, *PROSE[:2], line, *PROSE[2:]])))
