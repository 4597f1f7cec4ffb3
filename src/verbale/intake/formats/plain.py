"""Plain text: stored as it is, but for line ends, and for front matter, which is read and taken out."""

from verbale.errors import InputError
from verbale.intake.content import LARGEST_TEXT, Content
from verbale.intake.encoding import decode
from verbale.intake.frontmatter import cut_front_matter
from verbale.model.prepared import Place


def extract(data: bytes, path: str, charset: str | None = None) -> Content:
    """The text of the file, in `charset` where it is not UTF-8; no places where text and file agree throughout."""
    check_size(data, path)
    decoded = decode(data, path, charset)
    begin, given, problems = cut_front_matter(decoded.text, path)
    return Content(
        text=decoded.text[begin:],
        places=cut_places(decoded.places, begin, len(decoded.text)),
        given=given,
        problems=decoded.problems + problems,
    )


def check_size(data: bytes, path: str) -> None:
    """InputError where a text is larger than one document may be."""
    if len(data) <= LARGEST_TEXT:
        return
    what = f"{len(data):,} bytes of text in one document, more than {LARGEST_TEXT:,}"
    lines = "" if b"\n" in data[:LARGEST_TEXT] else "; it has no line breaks"
    raise InputError(what + lines, path, "split it into documents, or write them as JSON Lines, one a line")


def cut_places(places: tuple[Place, ...], begin: int, length: int) -> tuple[Place, ...]:
    """The places of a text (no places: as in the file) of which the first `begin` characters are left out."""
    if not begin:
        return places
    kept = places or (Place(0, length, 0),)
    return tuple(
        Place(max(place.start - begin, 0), place.end - begin, (place.at or 0) + max(begin - place.start, 0))
        for place in kept
        if place.end > begin
    )
