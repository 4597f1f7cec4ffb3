"""Properties that office programs write into a file: title and creator."""

from verbale.intake.given import Given, read_given


def borne_out(title: str, author: str, text: str) -> Given:
    """What a file's properties state, so far as a paragraph at the head of its text says the same.

    They are often left over from a template, or name whoever owned the word processor; dates are never taken.
    """
    paragraphs = {_folded(part) for part in text[:3000].split("\n\n")}
    fields: dict[str, object] = {}
    if _folded(title) in paragraphs:
        fields["title"] = title
    if len(author) > 3 and any(_folded(author) in part for part in paragraphs):
        fields["authors"] = author
    return read_given(fields)[0]


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
