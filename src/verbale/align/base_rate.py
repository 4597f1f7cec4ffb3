"""How often a phrase was used before: by whom, toward whom, over time. The base rate matters as much as the find.

rate = count_uses(archive, "Excellency")
rate.texts, rate.uses, rate.by_month, rate.by_sender, rate.by_addressee
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from verbale.align.archive import Archive, Text

Pair = tuple[Sequence[str], Sequence[str]]
"""Names of senders, and of addressees."""

UNDATED = ""
"""The period of texts without a date."""


class Rate(NamedTuple):
    """Uses of one phrase. Periods are EDTF (`2011-03`); every count is of texts, but `uses`."""

    phrase: str
    uses: int
    texts: int
    searched: int
    by_month: Mapping[str, int]
    by_sender: Mapping[str, int]
    by_addressee: Mapping[str, int]
    by_pair: Mapping[tuple[str, str], int]
    """By sender and addressee; an empty name where nobody is known."""
    first: str | None
    """The earliest dated text that has it."""

    def by_year(self) -> dict[str, int]:
        """Texts a year, the years between without any counted as 0."""
        years: Counter[str] = Counter()
        for month, texts in self.by_month.items():
            years[month[:4]] += texts
        dated = [int(year) for year in years if year.isdigit()]
        between = {str(year): years[str(year)] for year in range(min(dated), max(dated) + 1)} if dated else {}
        return {**between, **{year: count for year, count in years.items() if not year.isdigit()}}


def count_uses(archive: Archive, phrase: str, parties: Callable[[Text], Pair] | None = None) -> Rate:
    """Uses of a phrase, word for word, in an archive; a phrase without words is used nowhere.

    `parties` gives the names of a text's senders and addressees; without it they are those that the archive holds.
    """
    counted = archive.corpus.count(phrase)
    months: Counter[str] = Counter()
    senders: Counter[str] = Counter()
    addressees: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    first: tuple[str, str] | None = None
    for number in counted:
        text = archive.text(number)
        months[(text.date or UNDATED)[:7]] += 1
        own, others = parties(text) if parties else _held(text)
        senders.update(own)
        addressees.update(others)
        pairs.update(product(own or ("",), others or ("",)))
        if text.date and (first is None or (text.date, text.id) < first):
            first = (text.date, text.id)
    ordered = dict(sorted(months.items()))
    many = (dict(senders.most_common()), dict(addressees.most_common()), dict(pairs.most_common()))
    return Rate(phrase, sum(counted.values()), len(counted), len(archive), ordered, *many, first[1] if first else None)


def _held(text: Text) -> Pair:
    return tuple(filter(None, [text.sender])), tuple(filter(None, [text.addressee]))


def draw_bars(counts: Mapping[str, int], width: int = 40) -> tuple[str, ...]:
    """Counts as lines of a small chart in text, the number behind each bar."""
    most = max(counts.values(), default=0)
    wide = max(map(len, counts), default=0)
    return tuple(
        f"{period or 'undated':<{max(wide, 7)}} {'█' * round(width * count / most) if most else ''} {count}"
        for period, count in counts.items()
    )
