"""Retranslated sentences: 200 pairs and 400 near-misses, invented; how many are told apart.

    python eval/retranslation.py [--half tune|held|more] [--errors 20]

Near-misses are the changed tellings (200: contradictions, other numbers, dates, names) and for each sentence the two
tellings of other sentences that the score puts nearest (200). A pair counts as found where the score says so and no
check speaks against it. `ranked`: the share of tellings whose own sentence ranks first among all.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from verbale.compare.meaning import SentenceModel, sentence_model
from verbale.compare.retranslation import Likeness, Scale
from verbale.compare.terms import Terms, terms_of

DATA = Path(__file__).parent / "retranslation"


class Row(NamedTuple):
    """One sentence, its two tellings, and each of them changed."""

    source: str
    told: tuple[str, str]
    changed: tuple[str, str]


class Case(NamedTuple):
    """A telling laid along a sentence; `same`: whether it tells it."""

    told: str
    source: str
    same: bool
    likeness: Likeness


def rows(name: str = "sentences.txt") -> tuple[Row, ...]:
    """The rows of the data; ValueError where a change does not fit its telling."""
    found = []
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            source, first, second, *changes = (part.strip() for part in line.split(" | "))
            changed = tuple(_change(text, change) for text, change in zip((first, second), changes, strict=True))
            found.append(Row(source, (first, second), changed))  # type: ignore[arg-type]
    return tuple(found)


def _change(text: str, change: str) -> str:
    old, new = (part.strip() for part in change.split("=>"))
    if old not in text:
        raise ValueError(f"{old!r} is not in {text!r}")
    return text.replace(old, new)


def cases(chosen: tuple[Row, ...], meaning: SentenceModel | None = None) -> Iterator[Case]:
    """Pairs and near-misses of some rows."""
    sources = [terms_of(row.source) for row in chosen]
    scale = Scale([*sources, *(terms_of(text) for row in chosen for text in row.told)], meaning)
    for number, row in enumerate(chosen):
        for told, changed in zip(row.told, row.changed, strict=True):
            yield Case(told, row.source, True, scale.compare(terms_of(told), sources[number]))
            yield Case(changed, row.source, False, scale.compare(terms_of(changed), sources[number]))
            yield _nearest(scale, told, number, chosen, sources)


def _nearest(scale: Scale, told: str, own: int, chosen: tuple[Row, ...], sources: list[Terms]) -> Case:
    asked = terms_of(told)
    others = [(scale.compare(asked, source), place) for place, source in enumerate(sources) if place != own]
    likeness, place = max(others, key=lambda pair: (pair[0].score, -pair[1]))
    return Case(told, chosen[place].source, False, likeness)


def ranked(found: list[Case]) -> float:
    """The share of tellings that are more like their own sentence than like any other."""
    pairs = [(own, near) for own, near in zip(found[0::3], found[2::3], strict=True)]
    return sum(own.likeness.score > near.likeness.score for own, near in pairs) / len(pairs)


def main() -> None:
    """Prints recall, precision and the errors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("tune", "held", "more"))
    parser.add_argument("--meaning", action="store_true", help="the sentence model counts beside the words")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    chosen = rows("more.txt" if options.half == "more" else "sentences.txt")
    if options.half in ("tune", "held"):
        chosen = chosen[::2] if options.half == "tune" else chosen[1::2]
    found = list(cases(chosen, sentence_model() if options.meaning else None))
    said = [case for case in found if case.likeness.same]
    right = sum(case.same for case in said)
    pairs = sum(case.same for case in found)
    print(f"pairs {pairs}, near-misses {len(found) - pairs}")
    print(f"recall {right / pairs:.3f}  precision {right / max(1, len(said)):.3f}  ranked {ranked(found):.3f}")
    wrong = [case for case in found if case.likeness.same != case.same]
    for case in wrong[: options.errors]:
        kind = "missed" if case.same else "false"
        print(f"{kind} {case.likeness.score:.2f} {case.likeness.doubts}\n   {case.told}\n   {case.source}")


if __name__ == "__main__":
    main()
