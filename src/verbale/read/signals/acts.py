"""Acts that speak: silence kept, drills, launches, envoys called home."""

import re
from collections.abc import Iterator

from spacy.tokens import Span as Sentence

from verbale.read.signals.dating import told_on
from verbale.read.signals.draft import Draft
from verbale.read.signals.lexicon import acts
from verbale.read.signals.meetings import parties
from verbale.read.signals.scene import Page, Scene

_UNREAL = re.compile(
    r"\b(?:would|will|may|might|could|should|if|not|never|no|to|plans?|such as|halting|stop\w*|against)\b[^,;.]{0,40}$",
    re.I,
)
_TOWARDS = re.compile(
    r"\b(?:threatening|against|aimed at|targeting|towards?|from|off|near|criticizing|criticising)\s+(?:the )?$", re.I
)


def tell_acts(scene: Scene, page: Page, sentence: Sentence) -> Iterator[Draft]:
    """Drafts of a sentence's silence and deeds."""
    low, high = sentence.start_char, sentence.end_char
    for key, why in (("silence", "kept silent"), ("deeds", "did what speaks")):
        match = acts(key).search(page.text, low, high)
        if match is None or _UNREAL.search(page.text, low, match.start()):
            continue
        doers = parties(scene, page, low, match.start())
        date = told_on(scene, page, (low, high), [match.span()])
        if not doers or (key == "deeds" and date is None):
            continue
        others = [
            actor for actor in parties(scene, page, match.end(), high) if scene.state(actor) != scene.state(doers[0])
        ]
        yield Draft(
            "act",
            doers[-1] if key == "silence" else doers[0],
            scene.reading.span(page.index, low, high),
            why,
            True,
            tuple(others[:1]),
            date,
        )
        return
