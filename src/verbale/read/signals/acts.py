"""Acts that speak: silence kept, drills, launches, envoys called in or home, sanctions, calls at port."""

import re
from collections.abc import Iterator

from spacy.tokens import Span as Sentence

from verbale.read.signals.dating import told_on
from verbale.read.signals.draft import Draft
from verbale.read.signals.lexicon import acts
from verbale.read.signals.meetings import parties
from verbale.read.signals.page import Page
from verbale.read.signals.scene import Scene
from verbale.read.signals.spot import UNREAL

_DAY = len("2024-01-05")


def tell_acts(scene: Scene, page: Page, sentence: Sentence) -> Iterator[Draft]:
    """Drafts of a sentence's silence and deeds; deeds need a day."""
    low, high = sentence.start_char, sentence.end_char
    for key, why in (("silence", "kept silent"), ("deeds", "did what speaks"), ("passive", "was done to its envoy")):
        match = acts(key).search(page.text, low, high)
        if match is None or page.is_quoted(*match.span()) or UNREAL.search(page.text, low, match.start()):
            continue
        date = told_on(scene, page, (low, high), [match.span()])
        sides = (
            _envoys(scene, page, (low, high), match) if key == "passive" else _sides(scene, page, (low, high), match)
        )
        if sides is None or (key != "silence" and date is None):
            continue
        if key == "passive" and date is not None and len(date.value) != _DAY:
            continue
        span = scene.reading.span(page.index, low, high)
        yield Draft("act", sides[0], span, why, True, sides[1:], date)
        return


def _sides(scene: Scene, page: Page, bounds: tuple[int, int], match: re.Match[str]) -> tuple[str, ...] | None:
    """Who does it, and the first of another state named in what is done or behind it."""
    doers = parties(scene, page, bounds[0], match.start())
    if not doers:
        return None
    named = parties(scene, page, match.start(), bounds[1])
    others = [one for one in named if scene.state(one) != scene.state(doers[-1])]
    return doers[-1], *others[:1]


def _envoys(scene: Scene, page: Page, bounds: tuple[int, int], match: re.Match[str]) -> tuple[str, ...] | None:
    """An envoy was summoned to a ministry, expelled by a state: that one does it, to the envoy's state."""
    envoys, behind = parties(scene, page, bounds[0], match.start()), parties(scene, page, match.end(), bounds[1])
    doers = [one for one in behind if envoys and scene.state(one) != scene.state(envoys[-1])]
    return (doers[0], envoys[-1]) if doers else None
