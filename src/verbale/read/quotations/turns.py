"""Turns of a transcript: what stands behind a speaker's label is that speaker's, up to the next label."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from verbale.model.span import Bounds, overlap
from verbale.read.quotations.drafts import Draft
from verbale.read.reading import Reading

_ASKED = r"Q(?:uestion)?|A(?:nswer)?|QUESTION|ANSWER"
_CAPITALS = r"(?:[A-Z]{2,}|[A-Z]\.|Mc[A-Z]+|O[’'][A-Z]+)(?:[ .’'-]+(?:[A-Z][A-Z.’'-]*|of|the)){0,5}"
_WORDS = r"(?:[A-Z][\w.’'-]+ ){0,4}[A-Z][\w’'-]+"
_LABEL = re.compile(
    rf"(?P<asked>{_ASKED})(?::|\.?[ \u00a0]{{2,}}|\. |(?<=Q) (?=[A-Z]))\s*"
    rf"|(?P<capitals>{_CAPITALS})(?: \([^)]{{1,60}}\))?:\s+"
    rf"|(?P<words>{_WORDS}):\s+"
)
_OVER = re.compile(r"\W*(?:END\b.*|###|\* \* \*|-30-)\W*")
_SHARE = 0.25
"""The share of a text's paragraphs that labels in common letters must open: "Note: ..." now and then is no speaker."""
_LEAST = 3


class Turn(NamedTuple):
    """One turn: its label's place in its first passage, where the words begin there, and its passages' numbers."""

    label: Bounds
    begin: int
    passages: tuple[int, ...]


def find_turns(texts: Sequence[str]) -> list[Turn]:
    """The turns of a text by its paragraphs, in order; none where it is no transcript."""
    labels = _labels(texts)
    turns: list[Turn] = []
    for index, text in enumerate(texts):
        if match := labels.get(index):
            turns.append(Turn(match.span(match.lastgroup or 0), match.end(), (index,)))
        elif _OVER.fullmatch(text):
            break
        elif turns:
            turns[-1] = turns[-1]._replace(passages=(*turns[-1].passages, index))
    return [turn for turn in turns if len(texts[turn.passages[0]]) > turn.begin or len(turn.passages) > 1]


def _labels(texts: Sequence[str]) -> dict[int, re.Match[str]]:
    """The paragraphs that open with a label, where labels of their kind come back as they do in a transcript."""
    found = {index: match for index, text in enumerate(texts) if (match := _LABEL.match(text))}
    kept: dict[int, re.Match[str]] = {}
    marked = {index: match for index, match in found.items() if match.lastgroup != "words"}
    if len(marked) >= _LEAST and _alternate(marked):
        kept = marked
    plain = {index: match for index, match in found.items() if match.lastgroup == "words"}
    if len(plain) >= max(_LEAST, _SHARE * len(texts)) and _alternate(plain):
        kept = {**kept, **plain}
    return dict(sorted(kept.items()))


def _alternate(labels: dict[int, re.Match[str]]) -> bool:
    """Whether some label comes back: speakers do, headings do not."""
    counts = Counter(match[match.lastgroup or 0] for match in labels.values())
    return len(counts) < len(labels) and max(counts.values()) < max(len(labels), _LEAST + 1)


def turn_drafts(reading: Reading, turns: Sequence[Turn]) -> Iterator[Draft]:
    """Every turn as direct speech of the label's speaker."""
    for turn in turns:
        first = turn.passages[0]
        content = [*reading.spans(first, turn.begin, len(reading.passages[first].text))]
        for index in turn.passages[1:]:
            content += reading.spans(index, 0, len(reading.passages[index].text))
        source = reading.spans(first, *turn.label)
        if content and source:
            yield Draft(
                first, "direct", tuple(content), None, source[0], "speech", "the speaker's label in a transcript",
                source[0].start,
            )  # fmt: skip


def outside(drafts: Sequence[Draft], turns: Sequence[Draft]) -> list[Draft]:
    """What is not the turn's speaker's own anyway: all outside the turns, and in them the words of others."""
    held = [span for turn in turns for span in turn.content]
    kept = []
    for one in drafts:
        inside = any(overlap(span.bounds, one.content[0].bounds) for span in held)
        own = one.source is None or one.source.text.lower() in _OWN or one.source.text.isupper()
        if not (inside and own):
            kept.append(one)
    return kept


_OWN = frozenset({"i", "we", "my", "our", "you", "me", "us", "your"})
