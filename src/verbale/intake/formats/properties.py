"""Properties that office programs write into a file: title and creator."""

from verbale.intake.given import Given, read_given


def borne_out(title: str, author: str, text: str) -> Given:
    """What a file's properties state, so far as the head of its text says the same.

    They are often left over from a template, or name whoever owned the word processor; dates are never taken.
    """
    head = " ".join(text[:3000].split()).casefold()
    stated = {"title": title, "authors": author}
    said = {
        key: value for key, value in stated.items() if len(value) > 3 and " ".join(value.split()).casefold() in head
    }
    return read_given(dict(said))[0]
