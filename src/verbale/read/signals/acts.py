"""Acts that speak: silence kept, drills, launches, envoys called home."""

from collections.abc import Iterator

from spacy.tokens import Span as Sentence

from verbale.read.signals.dating import told_on
from verbale.read.signals.draft import Draft
from verbale.read.signals.lexicon import acts
from verbale.read.signals.meetings import parties
from verbale.read.signals.page import Page
from verbale.read.signals.scene import Scene
from verbale.read.signals.spot import UNREAL


def tell_acts(scene: Scene, page: Page, sentence: Sentence) -> Iterator[Draft]:
    """Drafts of a sentence's silence and deeds; deeds need a day."""
    low, high = sentence.start_char, sentence.end_char
    for key, why in (("silence", "kept silent"), ("deeds", "did what speaks")):
        match = acts(key).search(page.text, low, high)
        if match is None or page.is_quoted(*match.span()) or UNREAL.search(page.text, low, match.start()):
            continue
        doers = parties(scene, page, low, match.start())
        date = told_on(scene, page, (low, high), [match.span()])
        if not doers or (key == "deeds" and date is None):
            continue
        doer = doers[-1]
        others = [one for one in parties(scene, page, match.end(), high) if scene.state(one) != scene.state(doer)]
        span = scene.reading.span(page.index, low, high)
        yield Draft("act", doer, span, why, True, tuple(others[:1]), date)
        return
